import * as z from "zod";
import type { DeployedFlow } from "../exchange.ts";
import { OPERATORS } from "../operators.ts";

const Condition = z.object({
  NextAction: z.string(),
  Condition: z.object({ Operator: z.enum(OPERATORS), Operands: z.array(z.coerce.string()).default([]) }),
});
const Transitions = z.object({
  NextAction: z.string().optional(),
  Errors: z.array(z.object({ NextAction: z.string(), ErrorType: z.string() })).default([]),
  Conditions: z.array(Condition).default([]),
});
const Action = z.object({
  Identifier: z.string().min(1),
  Type: z.string().min(1),
  Parameters: z.record(z.string(), z.unknown()).default({}),
  Transitions: Transitions.default({ Errors: [], Conditions: [] }),
});
/** https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-example.html */
const Content = z.object({ Version: z.string(), StartAction: z.string(), Actions: z.array(Action).min(1) });

/** A step of a flow, as it is written. */
export type Action = z.infer<typeof Action>;
export type Flow = { id: string; arn: string; name: string; start: string; actions: Map<string, Action> };

/** A flow that can be run; one that is not the Flow language's is refused with the place that is wrong. */
export function readFlow({ id, arn, name, content }: DeployedFlow): Flow {
  const { StartAction: start, Actions } = readContent(name, content);
  const actions = new Map(Actions.map((action) => [action.Identifier, action]));
  return { id, arn, name, start, actions };
}

/** The steps of a flow's content, and where it starts. */
export function readContent(name: string, content: string): z.infer<typeof Content> {
  const read = Content.safeParse(parsed(name, content));
  if (!read.success) throw new Error(`The flow "${name}" is no flow: ${sentence(read.error)}.`);
  const { Actions, StartAction } = read.data;
  const ids = Actions.map(({ Identifier }) => Identifier);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined) throw new Error(`The flow "${name}" has two actions with the identifier ${twice}.`);
  if (!ids.includes(StartAction))
    throw new Error(`The flow "${name}" starts at ${StartAction}, which it does not have.`);
  return read.data;
}

/** What is wrong, by its place: `Actions.3.Type: …`. */
export function sentence({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${path.join(".") || "it"}: ${message}`).join("; ");
}

function parsed(name: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new Error(`The flow "${name}" is not JSON: ${String(cause)}.`, { cause });
  }
}
