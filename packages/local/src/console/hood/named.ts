import { type Graph, ofType, type Resource } from "../../synth/graph.ts";

export const LAMBDA = "aws:lambda/function:Function";
export const QUEUE = "aws:sqs/queue:Queue";
export const TABLE = "aws:dynamodb/table:Table";

/** A resource's name without what it is, in words: `DeadLettersQueue` is Dead letters. */
export const shortly = ({ name }: Pick<Resource, "name">): string =>
  name.replace(/(Function|Queue|Table)$/, "").replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** The functions of the stacks as people call them, by the names that they are deployed under. */
export const functionNames = (graph: Graph): Map<string, string> =>
  new Map(ofType(graph, LAMBDA).map((one) => [one.inputs.name as string, shortly(one)]));

/** The function of that name; nothing where there is none. */
export const functionNamed = (graph: Graph, name: string): Resource | undefined =>
  ofType(graph, LAMBDA).find((one) => shortly(one) === name);
