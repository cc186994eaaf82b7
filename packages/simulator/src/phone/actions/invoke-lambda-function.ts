import * as z from "zod";
import { unqualified } from "../../lambda/permission.ts";
import type { Call } from "../contact/call.ts";
import { type Doing, type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR, type Outcome, success } from "../flow/outcome.ts";
import { readAnswer } from "../lambda/answer.ts";
import { CHAIN_IS_OVER, leftOfChain, spend } from "../lambda/chain.ts";
import { lambdaEvent } from "../lambda/event.ts";
import { functionName } from "../lambda/function-name.ts";
import { type Invocation, invokeWithin } from "../lambda/invoke-within.ts";

const Parameters = z.object({
  LambdaFunctionARN: z.string(),
  // ⚠ The reference names no default; the console's is 3.
  InvocationTimeLimitSeconds: z.coerce.number().int().min(1).max(8).default(3),
  InvocationType: z.enum(["SYNCHRONOUS", "ASYNCHRONOUS"]).default("SYNCHRONOUS"),
  LambdaInvocationAttributes: z.record(z.string(), z.unknown()).default({}),
  ResponseValidation: z.object({ ResponseType: z.enum(["STRING_MAP", "JSON"]).default("STRING_MAP") }).optional(),
});

/** https://docs.aws.amazon.com/connect/latest/APIReference/interactions-invokelambdafunction.html */
export const invokeLambdaFunction: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: true,
  async perform(doing) {
    const { call } = doing;
    const { contact, exchange } = call;
    const parameters = read(Parameters, doing);
    const { LambdaFunctionARN: arn, InvocationTimeLimitSeconds, ResponseValidation } = parameters;
    const type = ResponseValidation?.ResponseType ?? "STRING_MAP";
    const name = functionName(arn);
    if (!exchange.functions.some((each) => unqualified(each) === unqualified(arn)))
      return refuse(call, name, `${arn} is not associated with the instance`);
    const payload = JSON.stringify(lambdaEvent(contact, parameters.LambdaInvocationAttributes));
    const invoke = () => exchange.invoke(arn, payload);
    if (parameters.InvocationType === "ASYNCHRONOUS") return start(call, name, invoke);
    const left = leftOfChain(call);
    if (left === undefined) return refuse(call, name, CHAIN_IS_OVER);
    const invocation = await invokeWithin(Math.min(InvocationTimeLimitSeconds * 1000, left), invoke);
    spend(call, invocation.ms);
    return conclude(
      doing,
      name,
      invocation,
      "payload" in invocation ? readAnswer(invocation.payload, type) : invocation,
    );
  },
};

function conclude(
  { call }: Doing,
  name: string,
  { tries, ms }: Invocation,
  answer: { values: Record<string, unknown> } | { fault: string },
): Outcome {
  const invoked = { what: "invoked" as const, function: name, ms, tries };
  if ("fault" in answer) {
    call.note({ ...invoked, outcome: "failed", why: answer.fault });
    return failed(NO_MATCHING_ERROR, answer.fault);
  }
  call.note({ ...invoked, outcome: "answered" });
  call.contact.external = answer.values;
  return success;
}

function refuse(call: Call, name: string, why: string): Outcome {
  call.note({ what: "invoked", function: name, ms: 0, tries: 0, outcome: "failed", why });
  return failed(NO_MATCHING_ERROR, why);
}

/** The flow goes on at once; how the function ends is in the transcript when the call is over. */
function start(call: Call, name: string, invoke: () => Promise<{ functionError?: string; status: number }>): Outcome {
  call.note({ what: "invoked", function: name, ms: 0, tries: 1, outcome: "started" });
  const fail = (why: string) => call.note({ what: "invoked", function: name, ms: 0, tries: 1, outcome: "failed", why });
  const over = invoke().then(
    ({ functionError, status }) => {
      if (functionError || status >= 300) fail(functionError ?? `Lambda answered ${status}`);
    },
    (error: unknown) => fail(String(error)),
  );
  call.beside.push(over);
  return success;
}
