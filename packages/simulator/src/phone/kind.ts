import type * as z from "zod";
import type { Call } from "./call.ts";
import { type Action, type Flow, sentence } from "./flow.ts";
import type { Outcome } from "./outcome.ts";

/** An action at work. */
export type Doing = {
  call: Call;
  flow: Flow;
  action: Action;
  /** With references filled in. */
  parameters: Record<string, unknown>;
};

/** A type of action. */
export type Kind = {
  /** The error branches that it has. */
  errors: string[];
  /** Whether NextAction can be taken, or only conditions and errors. */
  goesOn: boolean | ((parameters: Record<string, unknown>) => boolean);
  perform(doing: Doing): Outcome | Promise<Outcome>;
};

/** The parameters as the action's schema wants them; others are refused with the flow, the action and the place. */
export function read<T extends z.ZodType>(schema: T, { flow, action, parameters }: Doing): z.infer<T> {
  const found = schema.safeParse(parameters);
  if (found.success) return found.data;
  throw new Error(
    `The parameters of ${action.Type} ${action.Identifier} in the flow "${flow.name}" are wrong: ${sentence(found.error)}.`,
  );
}
