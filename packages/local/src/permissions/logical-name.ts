import type { Graph } from "../synth/graph.ts";

const INSTANCE = /^arn:aws:connect:[^:]+:[^:]+:instance\/[^/]+/;
const BOT = /^arn:aws:lex:[^:]+:[^:]+:bot-alias\/.+$/;
/** Amazon Connect's own role for an instance, whose name it makes. */
const OF_CONNECT = /(AWSServiceRoleForAmazonConnect_)\w+/g;
const EC2 = /^arn:aws:ec2:[^:]+:[^:]+:instance\//;

/** What an ARN of a policy stands for, by the logical names of the stacks, in any account, Region and stage. */
export function logicalName(arn: string, graph: Graph): string {
  if (INSTANCE.test(arn)) return arn.replace(INSTANCE, "Connect instance");
  if (BOT.test(arn)) return "the bot's alias";
  if (EC2.test(arn)) return arn.replace(EC2, "EC2 instance/");
  const own = graph.resources
    .filter((each) => each.type.startsWith("aws:") && each.arn && isWithin(arn, each.arn))
    .sort((one, other) => other.arn.length - one.arn.length)[0];
  return own ? own.name + arn.slice(own.arn.length) : anywhere(arn, graph);
}

/** The same text wherever it is deployed. */
export const anywhere = (text: string, { account, region }: Graph) =>
  text.replaceAll(account, "ACCOUNT").replaceAll(region, "REGION").replace(OF_CONNECT, "$1*");

const isWithin = (arn: string, own: string) => arn === own || arn.startsWith(`${own}/`) || arn.startsWith(`${own}:`);
