import { type Graph, ofType, type Resource } from "../../synth/graph.ts";
import { LAMBDA, QUEUE, shortly } from "./named.ts";

/** How a function is invoked, which is also how it is tried again. */
export type Invoker =
  | { by: "bucket" | "flow" | "bot" }
  | { by: "queue"; name: string; hiddenFor: number }
  | { by: "schedule"; expression: string }
  | { by: "function"; name: string };

/** Who invokes a function, from the stacks. */
export function invokersOf({ arn, inputs }: Resource, graph: Graph): Invoker[] {
  const found: Invoker[] = [];
  const of = (type: string, has: (inputs: Resource["inputs"]) => boolean) =>
    ofType(graph, type).filter((one) => has(one.inputs));
  for (const mapping of of("aws:lambda/eventSourceMapping:EventSourceMapping", (one) => one.functionName === arn)) {
    const queue = ofType(graph, QUEUE).find((one) => one.arn === mapping.inputs.eventSourceArn);
    if (queue)
      found.push({ by: "queue", name: shortly(queue), hiddenFor: Number(queue.inputs.visibilityTimeoutSeconds ?? 30) });
  }
  const letIn = of("aws:lambda/permission:Permission", (one) => one.function === arn);
  const principals = new Set(letIn.map((one) => one.inputs.principal));
  if (principals.has("s3.amazonaws.com")) found.push({ by: "bucket" });
  if (principals.has("connect.amazonaws.com")) found.push({ by: "flow" });
  if (principals.has("lexv2.amazonaws.com")) found.push({ by: "bot" });
  for (const one of of("aws:scheduler/schedule:Schedule", ({ target }) => target.arn === arn))
    found.push({ by: "schedule", expression: one.inputs.scheduleExpression });
  // A function that invokes another is told its name.
  for (const other of of(LAMBDA, ({ environment }) => named(environment?.variables ?? {}, inputs.name)))
    if (other.arn !== arn) found.push({ by: "function", name: shortly(other) });
  return found;
}

const minutes = (seconds: number) => (seconds % 60 ? `${seconds} seconds` : `${seconds / 60} minutes`);

const named = (variables: Record<string, string>, name: string) => Object.values(variables).includes(name);

export function inWords(invoker: Invoker): string {
  switch (invoker.by) {
    case "bucket":
      return "a file in the bucket";
    case "flow":
      return "a contact flow";
    case "bot":
      return "the bot";
    case "queue":
      return `the queue ${invoker.name}`;
    case "schedule":
      return `a schedule, ${invoker.expression.replace(/^rate\((.*)\)$/, "every $1")}`;
    case "function":
      return invoker.name;
  }
}

/** What becomes of work whose invocation was killed. */
export function recoveryOf(invokers: Invoker[]): string {
  for (const invoker of invokers) {
    if (invoker.by === "queue")
      return `The messages that it held are hidden from others for ${minutes(invoker.hiddenFor)}; then ${invoker.name} hands them out again. What is done is not done twice.`;
    if (invoker.by === "flow") return "The caller hears the flow's words for an error, and the call goes on.";
    if (invoker.by === "bot") return "The bot says that it did not work; whoever asked may ask again.";
  }
  if (invokers.some(({ by }) => by === "bucket" || by === "function"))
    return "Lambda tries it again after a minute, and once more after two; what is missed then, the sweep finds.";
  if (invokers.some(({ by }) => by === "schedule")) return "It runs again at its next time.";
  return "Nobody tries it again: whoever invoked it is told.";
}
