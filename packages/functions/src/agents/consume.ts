import { consume } from "@frontdesk/core/agents/consume.ts";
import { lambdaFinish } from "@frontdesk/core/agents/finish-lambda.ts";
import { sqsQueue } from "@frontdesk/core/agents/queue-sqs.ts";
import { systemClock as clock } from "@frontdesk/core/clock.ts";
import type { SQSEvent } from "aws-lambda";
import { lambda } from "../aws/lambda.ts";
import { sqs } from "../aws/sqs.ts";
import { deadlineOf } from "../deadline.ts";
import { observed } from "../observing/observed.ts";
import { environment } from "./environment.ts";
import { ledgerIn } from "./ledger.ts";
import { leave, messagesOf } from "./messages.ts";
import { aboutBatch, noteConsumed } from "./note.ts";
import { pacedConnect } from "./paced-connect.ts";

const env = environment(
  ...(["LEDGER", "QUEUE_URL", "DEAD_LETTERS_URL", "FINISH", "INSTANCE_ID", "QUOTAS"] as const),
  ...(["RETRIES", "ROWS_AT_ONCE", "KEEP_DAYS", "EMAIL_CHANGES", "IDENTITY_MANAGEMENT"] as const),
);
const { usersBy } = pacedConnect(env);
const parts = {
  ledger: ledgerIn(env),
  queue: sqsQueue({ client: sqs, jobs: env.QUEUE_URL, deadLetters: env.DEAD_LETTERS_URL }),
  askToFinish: lambdaFinish({ client: lambda, name: env.FINISH }),
  retries: env.RETRIES,
  rowsAtOnce: env.ROWS_AT_ONCE,
  rules: { emailChanges: env.EMAIL_CHANGES, management: env.IDENTITY_MANAGEMENT },
  clock,
};

/** Rows on their way to Connect. */
export const handler = observed("agents", async (event: SQSEvent, context) => {
  const deadline = deadlineOf(context);
  const consumed = await consume(messagesOf(event), { ...parts, users: usersBy(deadline), deadline });
  aboutBatch(consumed);
  for (const each of consumed) noteConsumed(each);
  return leave(consumed.filter(({ outcome }) => outcome === "again").map(({ id }) => id));
});
