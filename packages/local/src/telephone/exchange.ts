import { connectInvoke } from "@frontdesk/simulator/phone/connect-invoke.ts";
import type { Exchange } from "@frontdesk/simulator/phone/exchange.ts";
import type { Frontdesk } from "../cloud/boot.ts";
import { type Graph, ofType } from "../synth/graph.ts";
import { associatedBots } from "./bots.ts";
import { sendToBot } from "./send-to-bot.ts";

/** An exchange with texts, bots, the logins of the instance's users, and what `${Name}` stands for in test cases. */
export type DeskExchange = Exchange &
  Required<Pick<Exchange, "texts" | "bots" | "sendToBot">> & {
    /** Told where asked for alone: an instance may have thousands. */
    logins(): string[];
    names: Record<string, string>;
  };

/**
 * What the telephone of a front desk is plugged into: the simulated instance as it is now, the functions and bots that the
 * stacks associate with it, and the phones that it texts.
 */
export function exchangeOf({ cloud, connect, graph }: Pick<Frontdesk, "cloud" | "connect" | "graph">): DeskExchange {
  const parts = connect.exchange();
  const { endpoint, credentials } = cloud;
  const bots = associatedBots(graph, cloud);
  return {
    ...parts,
    bots: bots.map(({ name, aliasArn, localeIds }) => ({ name, aliasArn, localeIds })),
    sendToBot: sendToBot({ endpoint, credentials, region: graph.region }),
    logins: () => connect.snapshot().map(({ login }) => login),
    names: {
      ...testNames(graph),
      ...Object.fromEntries(bots.map(({ stack, aliasArn }) => [`${stack}BotArn`, aliasArn])),
    },
    functions: ofType(graph, "aws:connect/lambdaFunctionAssociation:LambdaFunctionAssociation").map(
      ({ inputs }) => inputs.functionArn,
    ),
    invoke: connectInvoke(cloud, parts.instance),
    texts: (number) => cloud.texts.find({ to: number }),
  };
}

/** The exchange with these agents on duty in every queue, whatever their routing profiles; throws where there is no such agent. */
export function staffed(exchange: DeskExchange, agents: string[]): DeskExchange {
  if (agents.length === 0) return exchange;
  const logins = exchange.logins();
  const unknown = agents.find((login) => !logins.includes(login));
  if (unknown) throw new Error(`There is no agent ${unknown}; there are ${logins.join(", ") || "none"}.`);
  const queues = exchange.queues.map((queue) => ({ ...queue, agents: [...new Set([...queue.agents, ...agents])] }));
  return { ...exchange, queues };
}

/** The ARNs of what the stacks deploy, by the names that test cases know them by: `InstanceStatesArn`, `MainLineFlowArn`. */
function testNames(graph: Graph): Record<string, string> {
  const named = (type: string, nameOf: (name: string) => string) =>
    ofType(graph, type).map(({ name, arn }) => [`${nameOf(name)}Arn`, arn] as const);
  return Object.fromEntries([
    ...named("aws:lambda/function:Function", (name) => name.replace(/Function$/, "")),
    ...named("aws:connect/contactFlow:ContactFlow", (name) => `${name}Flow`),
    ...named("aws:connect/queue:Queue", (name) => name),
    ...named("aws:connect/hoursOfOperation:HoursOfOperation", (name) => name),
  ]);
}
