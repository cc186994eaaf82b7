import { rulesOf } from "../actions/known-actions.ts";
import type { ActionRules } from "../actions/rules.ts";
import { type Finding, invalid, missing } from "./finding.ts";
import { isRecord } from "./record.ts";

/** One way on from an action. */
export type Branch = {
  /** `next` is NextAction; else the error's type or the condition's operand. */
  kind: "next" | "error" | "condition";
  label: string;
  to: string;
  path: string;
};

/** An action of a flow file, with what Connect demands of its type; without that, the type is unknown. */
export type Action = {
  path: string;
  identifier: string;
  type: string;
  parameters: Record<string, unknown>;
  transitions: Record<string, unknown>;
  rules: ActionRules | undefined;
};

/** The actions that can be read at all, and what is wrong with the others. */
export function readActions(list: readonly unknown[]): { actions: Action[]; findings: Finding[] } {
  const actions: Action[] = [];
  const findings: Finding[] = [];
  for (const [index, raw] of list.entries()) {
    const read = readAction(raw, `Actions[${index}]`);
    if ("code" in read) findings.push(read);
    else actions.push(read);
  }
  return { actions, findings };
}

/** Where an action can go on to, as the file has it: the branches that name another action. */
export function branchesOf({ transitions, path }: Action): Branch[] {
  const { NextAction } = transitions;
  const next = named(NextAction)
    ? [{ kind: "next" as const, label: "", to: NextAction, path: `${path}.Transitions.NextAction` }]
    : [];
  return [
    ...next,
    ...entries(transitions.Conditions).flatMap(([index, branch]) => {
      const to = branch.NextAction;
      const place = `${path}.Transitions.Conditions[${index}].NextAction`;
      return named(to) ? [{ kind: "condition" as const, label: operandOf(branch), to, path: place }] : [];
    }),
    ...entries(transitions.Errors).flatMap(([index, branch]) => {
      const to = branch.NextAction;
      const place = `${path}.Transitions.Errors[${index}].NextAction`;
      return named(to) ? [{ kind: "error" as const, label: String(branch.ErrorType), to, path: place }] : [];
    }),
  ];
}

/** The objects of a list, with their places in it. */
export function entries(list: unknown): [number, Record<string, unknown>][] {
  if (!Array.isArray(list)) return [];
  return [...list.entries()].filter((entry): entry is [number, Record<string, unknown>] => isRecord(entry[1]));
}

/** The first operand of a condition, as text; empty where there is none. */
export function operandOf(branch: Record<string, unknown>): string {
  const condition = isRecord(branch.Condition) ? branch.Condition : {};
  return Array.isArray(condition.Operands) ? String(condition.Operands[0] ?? "") : "";
}

function readAction(raw: unknown, path: string): Action | Finding {
  if (!isRecord(raw)) return invalid(path, "It must be an object");
  const { Identifier, Type, Parameters = {}, Transitions = {} } = raw;
  for (const [name, value] of Object.entries({ Identifier, Type }))
    if (typeof value !== "string" || value === "") return missing(`${path}.${name}`);
  if (!isRecord(Parameters)) return invalid(`${path}.Parameters`, "It must be an object");
  if (!isRecord(Transitions)) return invalid(`${path}.Transitions`, "It must be an object");
  const [identifier, type] = [String(Identifier), String(Type)];
  return { path, identifier, type, parameters: Parameters, transitions: Transitions, rules: rulesOf(type, Parameters) };
}

const named = (target: unknown): target is string => typeof target === "string" && target !== "";
