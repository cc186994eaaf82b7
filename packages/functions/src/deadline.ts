import type { Context } from "aws-lambda";

/** Time (ms) kept back at the end of a run, to record what was done. */
const TO_RECORD = 5000;

/** When a run must stop to begin new work, in milliseconds since the epoch. */
export const deadlineOf = (context: Context) => Date.now() + context.getRemainingTimeInMillis() - TO_RECORD;

/** The run's own lease: it is over when Lambda would end the run. */
export const leaseOf = (context: Context) => ({
  owner: context.awsRequestId,
  until: Date.now() + context.getRemainingTimeInMillis(),
});
