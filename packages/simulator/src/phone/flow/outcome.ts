import type { Queue } from "../exchange.ts";
import type { EndedBy } from "../transcript.ts";
import type { Flow } from "./read-flow.ts";

/** How a flow was left. */
export type Left =
  | { how: "queued"; queue: Queue }
  | { how: "ended"; by: EndedBy; why: string }
  /** The flow is over and the call is not: only in a queue's flow. */
  | { how: "over" };

/** What an action comes to: which way its transitions go, or how the flow is left. */
export type Outcome =
  | { is: "success" }
  /** To be held against the conditions, in order; NoMatchingCondition where none fits. */
  | { is: "result"; value: string }
  | { is: "error"; errorType: string; why: string }
  | { is: "flow"; flow: Flow }
  | { is: "left"; left: Left };

export const success: Outcome = { is: "success" };
export const result = (value: string): Outcome => ({ is: "result", value });
export const failed = (errorType: string, why: string): Outcome => ({ is: "error", errorType, why });
/** The error that stands for whatever has no name of its own. */
export const NO_MATCHING_ERROR = "NoMatchingError";
export const NO_MATCHING_CONDITION = "NoMatchingCondition";
