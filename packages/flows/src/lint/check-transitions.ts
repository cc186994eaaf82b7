import type { Action } from "./action.ts";
import { checkConditions } from "./check-conditions.ts";
import { checkErrors } from "./check-errors.ts";
import { error, type Finding, invalid, missing, warning } from "./finding.ts";
import { isRecord } from "./record.ts";

/** NextAction, error branches and conditions: those that the type demands, and none that it does not support. */
export function checkTransitions(action: Action): Finding[] {
  const { rules, transitions, path } = action;
  if (!rules) return [];
  if (rules.next === "none") return ends(action);
  for (const name of ["Errors", "Conditions"]) {
    const list = transitions[name] ?? [];
    const place = `${path}.Transitions.${name}`;
    if (!Array.isArray(list) || !list.every(isRecord)) return [invalid(place, "It must be a list of objects")];
  }
  return [...checkNext(action), ...checkErrors(action), ...checkConditions(action)];
}

function ends({ transitions, path }: Action): Finding[] {
  const held = Object.values(transitions).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
  const place = `${path}.Transitions`;
  return held ? [error("terminal", place, `Action does not support transitions. Path: ${place}`)] : [];
}

function checkNext({ rules, transitions, path }: Action): Finding[] {
  const { NextAction } = transitions;
  const place = `${path}.Transitions.NextAction`;
  if (NextAction === undefined || NextAction === null) return rules?.next === "optional" ? [] : [missing(place)];
  if (typeof NextAction !== "string") return [invalid(place, "It must be the identifier of an action")];
  if (NextAction !== "" || rules?.next === "optional") return [];
  const told = `Invalid Action property value. Path: ${place}.`;
  if (rules?.next === "leaves")
    return [
      warning(
        "empty-next",
        place,
        `${told} It is empty, as in AWS's samples; CreateContactFlow is said to refuse that.`,
      ),
    ];
  return [error("missing-next", place, `${told} It must be the identifier of an action.`)];
}
