import { type ConditionRules, OPERATORS } from "../actions/rules.ts";
import { type Action, entries, operandOf } from "./action.ts";
import { checkTarget } from "./check-errors.ts";
import { error, type Finding, invalid, missing, warning } from "./finding.ts";
import { isRecord } from "./record.ts";

/** Conditions that the type supports, with operators and operands that it knows, and all those that it demands. */
export function checkConditions({ rules, transitions, path }: Action): Finding[] {
  const place = `${path}.Transitions.Conditions`;
  const found = entries(transitions.Conditions);
  const untargeted = found.flatMap(([index, branch]) => checkTarget(branch, `${place}[${index}].NextAction`));
  const demanded = rules?.conditions ?? "unknown";
  if (demanded === "unknown") return untargeted;
  if (demanded === "none" && found.length === 0) return [];
  if (demanded === "none")
    return [error("unsupported-condition", place, `Action does not support conditions. Path: ${place}`)];
  const wrong = found.flatMap(([index, branch]) => checkCondition(branch, `${place}[${index}].Condition`, demanded));
  // A condition that is wrong is probably the one that would be missed.
  if (wrong.length > 0) return [...wrong, ...untargeted];
  const branches = found.map(([, branch]) => branch);
  return [...repeated(branches, place), ...lacking(branches, place, demanded), ...untargeted];
}

function checkCondition(branch: Record<string, unknown>, place: string, demanded: ConditionRules): Finding[] {
  const { operators, alone = [], operand } = demanded;
  const condition = branch.Condition;
  if (!isRecord(condition)) return [missing(place)];
  const { Operator, Operands } = condition;
  if (alone.some((each) => each === Operator)) return [];
  const known = ([...OPERATORS, ...operators] as const).find((each) => each === Operator);
  const all = operators.join(", ");
  if (!known) return [invalid(`${place}.Operator`, `It must be one of ${all}`)];
  if (!operators.includes(known)) return [unsupported(`${place}.Operator`, `This type takes ${all} only`)];
  if (!Array.isArray(Operands) || Operands.length === 0) return [missing(`${place}.Operands`)];
  const wrong = Operands.findIndex((each) => operand && !operand.like.test(String(each)));
  return wrong < 0 ? [] : [unsupported(`${place}.Operands`, `“${Operands[wrong]}” must be ${operand?.says}`)];
}

/** Branches that are never taken, because the same stands before them. */
function repeated(branches: Record<string, unknown>[], place: string): Finding[] {
  const tests = branches.map(({ Condition }) => JSON.stringify(Condition));
  return branches.flatMap((branch, index) => {
    if (tests.indexOf(tests[index] ?? "") === index) return [];
    const told = `A branch for “${operandOf(branch)}” comes before, so this one is never taken.`;
    return [warning("repeated-branch", `${place}[${index}]`, told)];
  });
}

/** Branches that must be there and are not. */
function lacking(
  branches: Record<string, unknown>[],
  place: string,
  { must = [], least = 0 }: ConditionRules,
): Finding[] {
  const operands = branches.map(operandOf);
  const absent = must.filter((operand) => !operands.includes(operand));
  if (absent.length === 0 && branches.length >= least) return [];
  const wanted = absent.length > 0 ? `It must have a branch for ${absent.join(" and ")}` : "It must have a branch";
  return [error("missing-condition", place, `Invalid Action property value. Path: ${place}. ${wanted}.`)];
}

const unsupported = (place: string, why: string) =>
  error("unsupported-condition", place, `Invalid Action property value. Path: ${place}. ${why}.`);
