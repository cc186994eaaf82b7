import { type Action, entries } from "./action.ts";
import { error, type Finding, missing, warning } from "./finding.ts";

/** The error branches that the type demands, and none that it does not support. */
export function checkErrors({ rules, transitions, path }: Action): Finding[] {
  const place = `${path}.Transitions.Errors`;
  const found = entries(transitions.Errors);
  const types = found.map(([, branch]) => String(branch.ErrorType ?? ""));
  const untargeted = found.flatMap(([index, branch]) => checkTarget(branch, `${place}[${index}].NextAction`));
  if (!rules?.errors) return untargeted;
  const { must, may = [], disputed = [], should = [] } = rules.errors;
  return [
    ...must
      .filter((type) => !types.includes(type))
      .map((type) => error("missing-error", place, `Action is missing required error. Error: ${type}, Path: ${path}`)),
    ...should
      .filter((type) => !types.includes(type))
      .map((type) =>
        warning("disputed", place, `AWS's reference has no ${type} here, but CreateContactFlow is said to demand it.`),
      ),
    ...types.flatMap((type, index) => {
      const branch = `${place}[${index}]`;
      if (disputed.includes(type))
        return [
          warning(
            "disputed",
            branch,
            `AWS's reference lists ${type} here, but CreateContactFlow is said to refuse it.`,
          ),
        ];
      if (types.indexOf(type) < index)
        return [warning("repeated-branch", branch, `A branch for ${type} comes before, so this one is never taken.`)];
      if ([...must, ...may, ...should].includes(type)) return [];
      return [error("unsupported-error", branch, `Invalid Action error. Error: ${type}, Path: ${branch}`)];
    }),
    ...untargeted,
  ];
}

/** A branch leads to an action by its identifier. */
export function checkTarget(branch: Record<string, unknown>, place: string): Finding[] {
  const { NextAction } = branch;
  if (NextAction === undefined || NextAction === null) return [missing(place)];
  if (typeof NextAction === "string" && NextAction !== "") return [];
  return [
    error(
      "missing-next",
      place,
      `Invalid Action property value. Path: ${place}. It must be the identifier of an action.`,
    ),
  ];
}
