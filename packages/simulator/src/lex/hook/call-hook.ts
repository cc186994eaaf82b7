import type { InvokeReply } from "../../lambda/invoke-for.ts";
import type { Invoker } from "../../lambda/permission.ts";
import { hookDenied, hookFailed, hookTimedOut, invalidAnswer, lambdaFailed, noHook } from "../faults.ts";
import { type HookAnswer, readAnswer } from "./answer.ts";
import { type Hook, hookEvent, type Told } from "./event.ts";

export type Lambda = {
  account: string;
  invokeFor(invoker: Invoker, functionArn: string, payload: string): Promise<InvokeReply>;
  /** How long Lex waits for a function, in milliseconds. */
  patience: number;
};

/** In bytes. https://docs.aws.amazon.com/lexv2/latest/dg/quotas.html ("Maximum Lambda input" and "output", "session attributes") */
const [MOST_IN, MOST_OUT] = [12 * 1024, 50 * 1024];
export const MOST_ATTRIBUTES = 12 * 1024;

export const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Has the locale's function say what is next; throws DependencyFailedException or BadGatewayException where it does not. */
export async function callHook(hook: Hook, told: Told, lambda: Lambda): Promise<HookAnswer> {
  const { alias, localeId, intent } = told;
  const functionArn = alias.hooks[localeId];
  if (!functionArn)
    throw noHook(`the intent ${intent.name} has a code hook, and the alias no function for ${localeId}`);
  const payload = JSON.stringify(hookEvent(hook, told));
  if (Buffer.byteLength(payload) > MOST_IN) throw noHook(`an event for Lambda is longer than ${MOST_IN} bytes`);
  const invoker = { principal: "lexv2.amazonaws.com", sourceArn: alias.arn, sourceAccount: lambda.account };
  const reply = await within(lambda.patience, lambda.invokeFor(invoker, functionArn, payload)).catch((cause) => {
    throw lambdaFailed(cause);
  });
  if (reply === "late") throw hookTimedOut(functionArn);
  if (reply.status === 403) throw hookDenied(functionArn, alias.arn);
  if (reply.status !== 200) throw noHook(`the function ${functionArn} is not there`);
  if (reply.functionError) throw hookFailed(reply.functionError);
  if (Buffer.byteLength(reply.payload) > MOST_OUT) throw invalidAnswer(`it is longer than ${MOST_OUT} bytes`);
  const answer = readAnswer(reply.payload);
  if (sizeOf(answer.attributes ?? {}) > MOST_ATTRIBUTES)
    throw invalidAnswer(`its session attributes are longer than ${MOST_ATTRIBUTES} bytes`);
  return answer;
}

async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T | "late"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), milliseconds);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
