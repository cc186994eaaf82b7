export type ResponseType = "STRING_MAP" | "JSON";
type Answer = { values: Record<string, unknown> } | { fault: string };

/** "The size of the returned data must be less than 32 KB of UTF-8 data." */
const LARGEST = 32 * 1024;

/**
 * What a function answered, if a flow can take it: an object, by default of nothing but strings.
 * https://docs.aws.amazon.com/connect/latest/adminguide/connect-lambda-functions.html, "Verify the function response"
 */
export function readAnswer(payload: string, type: ResponseType): Answer {
  const size = Buffer.byteLength(payload);
  if (size >= LARGEST) return { fault: `the answer has ${size} bytes; it must be less than ${LARGEST}` };
  const value = parsed(payload);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { fault: `the answer is no JSON object but ${describe(value)}` };
  const values = { ...value };
  // ⚠ AWS does not say what null and numbers are in a STRING_MAP. Null is left out here, as @types/aws-lambda allows it; numbers
  // and booleans are refused, since the reference says "key/value pairs of the string type".
  const wrong = Object.entries(values).find(([, each]) => typeof each !== "string" && each !== null);
  if (type === "STRING_MAP" && wrong)
    return { fault: `the answer's "${wrong[0]}" is ${describe(wrong[1])}, and a flat map of strings is wanted` };
  return { values };
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

function describe(value: unknown): string {
  if (value === undefined) return "text that is not JSON";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
