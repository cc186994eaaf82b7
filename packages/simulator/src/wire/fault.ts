import { type Members, type Model, type Shape, traitsOf } from "./schema.ts";
import type { Problem } from "./validate.ts";

/** An error on its way to the wire; `shape` is the exception's schema where the service models it. */
export type Failure = { code: string; message: string; status: number; members: Members; shape?: Shape };

export type Fault = Error & { status: number };

/** An error for handlers to throw where the SDK has no exception class for it, as in EC2. */
export function fault(code: string, message: string, status = 400): Fault {
  return Object.assign(new Error(message), { name: code, status });
}

/** Modelled exceptions and faults answer as what they are; anything else is a handler's bug: 500, and printed. */
export function failureOf(model: Model, error: unknown): Failure {
  const { name, message, status, ...members } = { ...(error as Fault), ...textsOf(error) } as Members;
  const shape = model.errors.get(name);
  if (shape || status) {
    const code = shape?.getName() ?? name;
    return { code, message, status: status ?? statusOf(shape), members, ...(shape ? { shape } : {}) };
  }
  console.error(error);
  return { code: "InternalFailure", message, status: 500, members: {} };
}

/** `name` and `message` of an Error are not its own enumerable members. */
const textsOf = (error: unknown) =>
  error instanceof Error ? { name: error.name, message: error.message } : { name: "", message: String(error) };

function statusOf(shape: Shape | undefined): number {
  const { error: side, httpError } = traitsOf(shape);
  return httpError ?? (side === "server" ? 500 : 400);
}

const INVALID = ["ValidationException", "InvalidParameterException", "InvalidParameterValueException"];

/** The service's error for an input that does not fit. Schemas do not say which code that is: the most likely one. */
export function invalidInput({ protocol, errors }: Model, found: Problem[]): Fault {
  const json = [INVALID.find((name) => errors.has(name)) ?? "ValidationException", "SerializationException"] as const;
  const ec2 = ["MissingParameter", "InvalidParameterValue"] as const;
  const form = protocol === "ec2Query" ? ec2 : (["ValidationError", "ValidationError"] as const);
  const [missing, mistyped] = protocol.endsWith("Query") ? form : json;
  const count = `${found.length} validation error${found.length > 1 ? "s" : ""} detected`;
  const text = found.map((problem) => problem.text).join("; ");
  return fault(found.every((problem) => problem.missing) ? missing : mistyped, `${count}: ${text}`);
}
