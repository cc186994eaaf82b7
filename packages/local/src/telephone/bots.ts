import type { Cloud } from "@frontdesk/simulator/cloud.ts";
import type { Bot } from "@frontdesk/simulator/phone/exchange.ts";
import { aliasesIn } from "../synth/cloudformation/bots.ts";
import { ofType as ofKind, type Part, readTemplate } from "../synth/cloudformation/template.ts";
import { type Graph, ofType } from "../synth/graph.ts";

/** A bot that is associated with the instance, and the stack that has made it. */
type Associated = Bot & { stack: string };

/** The bots that the stacks let the instance use, by their aliases. */
export function associatedBots(graph: Graph, { bots }: Pick<Cloud, "bots">): Associated[] {
  const { region, account } = graph;
  return ofType(graph, "aws:cloudformation/stack:Stack").flatMap(({ name: stack, inputs: { templateBody } }) => {
    const aliases = aliasesIn({ name: stack, templateBody }, { region, account });
    const integrations = ofKind(readTemplate({ name: stack, templateBody }), "AWS::Connect::IntegrationAssociation");
    return integrations.flatMap(({ Properties: { IntegrationType, IntegrationArn } }) => {
      const [logical] = (IntegrationArn as Part)["Fn::GetAtt"] ?? [];
      const aliasArn = aliases.find((each) => each.logical === logical)?.alias.arn;
      const bot = bots.find((each) => each.aliases.some(({ arn }) => arn === aliasArn));
      if (IntegrationType !== "LEX_BOT" || !aliasArn || !bot) return [];
      return [{ stack, aliasArn, name: bot.name, localeIds: bot.locales.map(({ LocaleId }) => LocaleId) }];
    });
  });
}

/** The bot of that name or of an unmistakable part of it; the only one where none is named. */
export function botNamed(bots: Bot[], wanted: string | undefined): Bot {
  const there = bots.map(({ name }) => name).join(", ") || "none";
  const alike = bots.filter(({ name }) => name.toLowerCase().includes(wanted?.toLowerCase() ?? ""));
  const [only, ...others] = bots.some(({ name }) => name === wanted)
    ? bots.filter(({ name }) => name === wanted)
    : alike;
  if (only && !others.length) return only;
  if (wanted === undefined)
    throw new Error(bots.length ? `Say with --bot which: ${there}.` : "The front desk has no bot.");
  throw new Error(`“${wanted}” ${only ? "is a part of several bots' names" : "is no bot"}; there are: ${there}.`);
}
