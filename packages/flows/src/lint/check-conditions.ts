import { type ConditionRules, OPERATORS } from "../actions/rules.ts";
import { type Action, entries, operandOf } from "./action.ts";
import { checkTarget } from "./check-errors.ts";
import { error, type Finding, invalid, missing, warning } from "./finding.ts";
import { isRecord } from "./read-flow.ts";

/** Conditions that the type supports, with operators and operands that it knows, and all those that it demands. */
export function checkConditions({ rules, transitions, path }: Action): Finding[] {
  const place = `${path}.Transitions.Conditions`;
  const found = entries(transitions.Conditions);
  const untargeted = found.flatMap(([index, branch]) => checkTarget(branch, `${place}[${index}].NextAction`));
  const demanded = rules?.conditions ?? "unknown";
  if (demanded === "unknown") return untargeted;
  if (demanded === "none")
    return found.length > 0
      ? [error("unsupported-condition", place, `Action does not support conditions. Path: ${place}`)]
      : [];
  const wrong = found.flatMap(([index, branch]) => checkCondition(branch, `${place}[${index}].Condition`, demanded));
  return [
    ...wrong,
    ...(wrong.length > 0
      ? []
      : lacking(
          found.map(([, branch]) => branch),
          place,
          demanded,
        )),
    ...untargeted,
  ];
}

function checkCondition(
  branch: Record<string, unknown>,
  place: string,
  { operators, operand }: ConditionRules,
): Finding[] {
  const condition = branch.Condition;
  if (!isRecord(condition)) return [missing(place)];
  const { Operator, Operands } = condition;
  const known = OPERATORS.find((each) => each === Operator);
  if (!known) return [invalid(`${place}.Operator`, `It must be one of ${operators.join(", ")}`)];
  if (!operators.includes(known))
    return [
      error(
        "unsupported-condition",
        `${place}.Operator`,
        `Invalid Action property value. Path: ${place}.Operator. This type takes ${operators.join(", ")} only.`,
      ),
    ];
  if (!Array.isArray(Operands) || Operands.length === 0) return [missing(`${place}.Operands`)];
  const wrong = operand && Operands.find((each) => !operand.like.test(String(each)));
  if (wrong === undefined) return [];
  return [
    error(
      "unsupported-condition",
      `${place}.Operands`,
      `Invalid Action property value. Path: ${place}.Operands. “${wrong}” must be ${operand?.says}.`,
    ),
  ];
}

/** Branches that must be there and are not, and such as are never taken. */
function lacking(
  branches: Record<string, unknown>[],
  place: string,
  { must = [], least = 0 }: ConditionRules,
): Finding[] {
  const tests = branches.map((branch) => JSON.stringify(branch.Condition));
  const repeated = tests.flatMap((test, index) =>
    tests.indexOf(test) < index
      ? [
          warning(
            "repeated-branch",
            `${place}[${index}]`,
            `A branch for “${operandOf(branches[index] ?? {})}” comes before, so this one is never taken.`,
          ),
        ]
      : [],
  );
  const operands = branches.map(operandOf);
  const absent = must.filter((operand) => !operands.includes(operand));
  if (absent.length === 0 && branches.length >= least) return repeated;
  const wanted =
    absent.length > 0 ? `It must have a branch for ${absent.join(" and ")}` : "It must have a branch at least";
  return [...repeated, error("missing-condition", place, `Invalid Action property value. Path: ${place}. ${wanted}.`)];
}
