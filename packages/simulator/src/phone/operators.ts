type Condition = { Operator: string; Operands: string[] };

const holds: Record<string, (value: string, operand: string) => boolean> = {
  Equals: (value, operand) => value === operand,
  TextStartsWith: (value, operand) => value.startsWith(operand),
  TextEndsWith: (value, operand) => value.endsWith(operand),
  TextContains: (value, operand) => value.includes(operand),
  NumberGreaterThan: (value, operand) => numeric(value, operand, (a, b) => a > b),
  NumberGreaterOrEqualTo: (value, operand) => numeric(value, operand, (a, b) => a >= b),
  NumberLessThan: (value, operand) => numeric(value, operand, (a, b) => a < b),
  NumberLessOrEqualTo: (value, operand) => numeric(value, operand, (a, b) => a <= b),
  /** Not in the reference, but the service takes it: whether an answer that is validated as JSON has a name. */
  KeyExists: (value, operand) => hasKey(value, operand),
};
/** Takes no operand; it is not in the reference, but in AWS's own flows for campaigns. */
const EXISTS = "Exists";
export const OPERATORS = [...Object.keys(holds), EXISTS];

/**
 * Whether a condition holds for a value; text is compared case by case, and what is no number is neither less nor greater.
 * https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-actions.html
 */
export function isMet({ Operator, Operands }: Condition, value: string): boolean {
  if (Operator === EXISTS) return value !== "";
  const operator = holds[Operator];
  if (!operator) throw new Error(`the operator ${Operator} is none of ${OPERATORS.join(", ")}`);
  return Operands.some((operand) => operator(value, operand));
}

/** How a condition is called in transcripts and coverage: `Equals 1`. */
export const labelOf = ({ Operator, Operands }: Condition) => [Operator, Operands.join(" or ")].join(" ").trim();

function hasKey(value: string, key: string): boolean {
  try {
    const found: unknown = JSON.parse(value);
    return typeof found === "object" && found !== null && Object.hasOwn(found, key);
  } catch {
    return false;
  }
}

function numeric(value: string, operand: string, compare: (a: number, b: number) => boolean): boolean {
  if (value.trim() === "" || operand.trim() === "") return false;
  return compare(Number(value), Number(operand));
}
