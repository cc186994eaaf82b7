import type { Exchange } from "../exchange.ts";
import { CALLER, LINE, spokenIn } from "../phone.test-support.ts";
import { readTestCase } from "./read-test-case.ts";
import { runTestCase } from "./run-test-case.ts";
import { describe } from "./running/describe-result.ts";
import { exchange, heard, on, override, STATES, written } from "./test-case.test-support.ts";

/** A Thursday. */
export const AT = Date.UTC(2026, 10, 26, 9);
type Observations = Parameters<typeof written>[0];

/** What a test case of these observations comes to on the line. */
export async function run(observations: Observations, more: Partial<Exchange> = {}) {
  const testCase = readTestCase(written(observations), { name: "case" });
  const came = await runTestCase(exchange(more), testCase, { from: CALLER, to: LINE, at: AT });
  return { ...came, told: describe(came), spoken: spokenIn(came.transcript) };
}
export const failing = (type: string, reason: string) => ({
  Status: "FAILED",
  CompletionReason: { Type: type, FailureReasons: [reason] },
});
export const started = (ActionType: string, ActionParameters: object, actions: object[] = [], next: string[] = []) =>
  on("FlowActionStarted", { ActionType, ActionParameters }, actions, next);
export const lambda = { LambdaFunctionARN: STATES };
export const mock = (strategy: object) => override("InvokeLambdaFunction", lambda, strategy);
export const menu = (actions: object[], next: string[] = []) => heard("press 1", actions, next);
