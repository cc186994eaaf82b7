import type { Call } from "../contact/call.ts";
import { isMet, labelOf } from "../operators.ts";
import { NO_MATCHING_CONDITION, NO_MATCHING_ERROR, type Outcome } from "./outcome.ts";
import type { Action, Flow } from "./read-flow.ts";

type Going = { branch: string; to: string };
/** What NextAction is called in transcripts and coverage. */
export const SUCCESS = "success";

/** Follows the transition that an outcome takes, and gives the action that it leads to; nothing where there is none. */
export function takeBranch(
  call: Call,
  flow: Flow,
  action: Action,
  outcome: Exclude<Outcome, { is: "flow" } | { is: "left" }>,
): string | undefined {
  const why = outcome.is === "error" && outcome.why ? { why: outcome.why } : {};
  const going = branchOf(action, outcome);
  if (!going) return undefined;
  if (!flow.actions.has(going.to))
    throw new Error(
      `${action.Type} ${action.Identifier} in the flow "${flow.name}" leads to ${going.to} by ${going.branch}, and there is no such action.`,
    );
  const { Identifier: identifier, Type: type } = action;
  call.note({ what: "branched", flow: flow.name, identifier, type, ...going, ...why });
  return going.to;
}

function branchOf({ Transitions }: Action, outcome: Parameters<typeof takeBranch>[3]): Going | undefined {
  const { NextAction, Errors, Conditions } = Transitions;
  if (outcome.is === "success") return NextAction === undefined ? undefined : { branch: SUCCESS, to: NextAction };
  const error = (...types: string[]): Going | undefined => {
    const found = types.map((type) => Errors.find(({ ErrorType }) => ErrorType === type)).find((each) => each);
    return found && { branch: found.ErrorType, to: found.NextAction };
  };
  // "NoMatchingError - if no other Error matches."
  if (outcome.is === "error") return error(outcome.errorType, NO_MATCHING_ERROR);
  const met = Conditions.find(({ Condition }) => isMet(Condition, outcome.value));
  return met ? { branch: labelOf(met.Condition), to: met.NextAction } : error(NO_MATCHING_CONDITION, NO_MATCHING_ERROR);
}
