import { createHash } from "node:crypto";
import type { BotAlias, BotConfig } from "@frontdesk/simulator/lex/bot.ts";
import { ofType, type Part, readTemplate, type Stack } from "./template.ts";

export type Place = { region: string; account: string };

/** The bots that a stack makes, with their aliases, under the ids that their ARNs have. */
export const botsIn = (stack: Stack, place: Place): BotConfig[] =>
  ofType(readTemplate(stack), "AWS::Lex::Bot").map(({ logical, Properties }) => ({
    id: idOf(stack, logical),
    name: Properties.Name,
    idleSessionTTLInSeconds: Properties.IdleSessionTTLInSeconds,
    locales: Properties.BotLocales,
    aliases: aliasesIn(stack, place).flatMap(({ of, alias }) => (of === logical ? [alias] : [])),
  }));

type LocaleSettings = {
  LocaleId: string;
  BotAliasLocaleSetting: {
    Enabled: boolean;
    CodeHookSpecification?: { LambdaCodeHook: { LambdaArn: string } };
  };
};

/** Aliases by their names in the template, each with that of its bot. One without a version of it does not answer, and is not there. */
export function aliasesIn(
  stack: Stack,
  { region, account }: Place,
): { logical: string; of: string; alias: BotAlias }[] {
  const template = readTemplate(stack);
  const versions = ofType(template, "AWS::Lex::BotVersion");
  return ofType(template, "AWS::Lex::BotAlias").flatMap(({ logical, Properties }) => {
    const of = String((Properties.BotId as Part | undefined)?.Ref);
    const [version] = (Properties.BotVersion as Part | undefined)?.["Fn::GetAtt"] ?? [];
    const number = versions
      .filter((each) => each.Properties.BotId?.Ref === of)
      .findIndex((each) => each.logical === version);
    if (number < 0) return [];
    const id = idOf(stack, logical);
    const arn = `arn:aws:lex:${region}:${account}:bot-alias/${idOf(stack, of)}/${id}`;
    const hooks = hooksOf(Properties.BotAliasLocaleSettings ?? []);
    return [{ logical, of, alias: { id, name: Properties.BotAliasName, arn, version: String(number + 1), hooks } }];
  });
}

/** The functions that are asked, in the locales that the alias has enabled. */
const hooksOf = (settings: LocaleSettings[]): Record<string, string> =>
  Object.fromEntries(
    settings.flatMap(({ LocaleId, BotAliasLocaleSetting: { Enabled, CodeHookSpecification } }) =>
      Enabled && CodeHookSpecification ? [[LocaleId, CodeHookSpecification.LambdaCodeHook.LambdaArn]] : [],
    ),
  );

/** Ids of Lex are ten letters and digits. */
const idOf = ({ name }: Stack, logical: string): string =>
  createHash("sha256").update(`${name} ${logical}`).digest("hex").slice(0, 10).toUpperCase();
