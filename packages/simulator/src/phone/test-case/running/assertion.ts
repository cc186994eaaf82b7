import { isMet } from "../../operators.ts";
import type { ContactView } from "../../witness.ts";

export const OPERATORS = [
  "Equals",
  "TextStartsWith",
  "TextEndsWith",
  "TextContains",
  "NumberGreaterThan",
  "NumberGreaterOrEqualTo",
  "NumberLessThan",
  "NumberLessOrEqualTo",
  "Exists",
] as const;

/** What of the contact, by one reference such as `$.Queue.Name`, is compared with what. */
export type Assertion = { namespace: string; operator: (typeof OPERATORS)[number]; operand: string };

/** Whether it holds now, and the value found: an attribute that is not set reads empty. Letter case counts, as in flows. */
export function verify(
  { namespace, operator, operand }: Assertion,
  { resolve }: Pick<ContactView, "resolve">,
): { holds: boolean; found: string } {
  const found = resolve(namespace) ?? "";
  return { holds: isMet({ Operator: operator, Operands: [operand] }, found), found };
}
