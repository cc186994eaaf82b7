import type { Criterion } from "./match.ts";
import type { Assertion } from "./running/assertion.ts";

/** The flow actions that a test case sees start and may override. */
export type WatchedAction =
  | "InvokeLambdaFunction"
  | "CheckHoursOfOperation"
  | "ConnectParticipantWithLexBot"
  | "TransferContactToQueue";

/** What an observation waits for. */
export type Expectation =
  | { type: "TestInitiated" }
  | { type: "TestCompleted" }
  | { type: "MessageReceived"; by: Criterion; text: string }
  | { type: "MessageReceived"; by: "Recording"; text: string }
  /** Any transfer, where it names no queue. */
  | { type: "FlowActionStarted"; action: WatchedAction; resource: string | undefined };

/** What the customer does. */
export type Instruction = { does: "press"; keys: string } | { does: "speak"; text: string } | { does: "hang up" };

/** What happens at the next call of a resource in place of the call; delays are seconds. */
export type Strategy =
  | { type: "substitute"; arn: string }
  | { type: "answer"; answer: Record<string, string> | "True" | "False"; delay: number }
  | { type: "error"; value: string; delay: number };
export type Override = { action: WatchedAction; resource: string; strategy: Strategy };

/** What a test case does once an observation is met. */
export type TestAction = { identifier: string } & (
  | ({ type: "SendInstruction" } & Instruction)
  | { type: "OverrideSystemBehavior"; override: Override }
  | ({ type: "Assert" } & Assertion)
  | { type: "LogData"; expressions: Record<string, string> }
  | { type: "EndTest" }
);

/** One event that has to come once, the actions in their order, and who is watched for next. */
export type Observation = { identifier: string; expects: Expectation; actions: TestAction[]; next: string[] };
