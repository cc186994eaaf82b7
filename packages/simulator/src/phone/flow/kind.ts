import type * as z from "zod";
import type { Call } from "../contact/call.ts";
import type { Queue } from "../exchange.ts";
import type { Outcome } from "./outcome.ts";
import { type Action, type Flow, sentence } from "./read-flow.ts";

/** An action at work. */
export type Doing = {
  call: Call;
  flow: Flow;
  action: Action;
  /** With references filled in. */
  parameters: Parameters;
  /** The queue that is used in place of the flow's, which the contact's references go on to tell. */
  queue?: Queue;
};
type Parameters = Record<string, unknown>;

/** A type of action. */
export type Kind = {
  /** The error branches that it has, which may hang on its parameters. */
  errors: string[] | ((parameters: Parameters) => string[]);
  /** Whether NextAction can be taken, or only conditions and errors. */
  goesOn: boolean | ((parameters: Parameters) => boolean);
  perform(doing: Doing): Outcome | Promise<Outcome>;
};

/** Where an action is, for errors about it. */
export const placeOf = ({ action, flow }: Doing) => `${action.Type} ${action.Identifier} in the flow "${flow.name}"`;

/** The error branches that an action of this kind has. */
export function errorsOf({ errors }: Kind, { Parameters }: Action): string[] {
  return typeof errors === "function" ? errors(Parameters) : errors;
}

/** Whether an action of this kind can leave by its NextAction. */
export function followsNext({ goesOn }: Kind, { Parameters }: Action): boolean {
  return typeof goesOn === "function" ? goesOn(Parameters) : goesOn;
}

/** The parameters as the action's schema wants them; others are refused with the flow, the action and the place. */
export function read<T extends z.ZodType>(schema: T, doing: Doing): z.infer<T> {
  const found = schema.safeParse(doing.parameters);
  if (found.success) return found.data;
  throw new Error(`The parameters of ${placeOf(doing)} are wrong: ${sentence(found.error)}.`);
}
