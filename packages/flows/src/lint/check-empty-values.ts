import { type Action, entries } from "./action.ts";
import { type Finding, warning } from "./finding.ts";
import { isRecord } from "./record.ts";

/** Texts of no characters, where the console takes them and CreateContactFlow is said not to: attributes, and what is compared with. */
export function checkEmptyValues({ type, parameters, transitions, path }: Action): Finding[] {
  const attributes = type === "UpdateContactAttributes" && isRecord(parameters.Attributes) ? parameters.Attributes : {};
  const cleared = Object.entries(attributes)
    .filter(([, value]) => value === "")
    .map(([name]) => `${path}.Parameters.Attributes.${name}`);
  const conditions = type === "Compare" ? entries(transitions.Conditions) : [];
  const compared = conditions.flatMap(([index, { Condition }]) =>
    isRecord(Condition) && Array.isArray(Condition.Operands) && Condition.Operands.includes("")
      ? `${path}.Transitions.Conditions[${index}].Condition.Operands`
      : [],
  );
  return [...cleared, ...compared].map((place) =>
    warning("empty-value", place, `It is empty. CreateContactFlow is said to refuse that. Path: ${place}.`),
  );
}
