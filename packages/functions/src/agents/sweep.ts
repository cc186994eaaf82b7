import { lambdaFinish } from "@frontdesk/core/agents/finish-lambda.ts";
import { s3Inbox } from "@frontdesk/core/agents/inbox-s3.ts";
import { lambdaIntake } from "@frontdesk/core/agents/intake-lambda.ts";
import { sqsQueue } from "@frontdesk/core/agents/queue-sqs.ts";
import { sweep } from "@frontdesk/core/agents/sweep.ts";
import { systemClock as clock } from "@frontdesk/core/clock.ts";
import { lambda } from "../aws/lambda.ts";
import { s3 } from "../aws/s3.ts";
import { sqs } from "../aws/sqs.ts";
import { observed } from "../observing/observed.ts";
import { environment } from "./environment.ts";
import { ledgerIn } from "./ledger.ts";
import { noteSwept } from "./note.ts";

const env = environment(
  ...(["LEDGER", "KEEP_DAYS", "BUCKET", "QUEUE_URL", "DEAD_LETTERS_URL"] as const),
  ...(["INTAKE", "FINISH", "SWEEP_AFTER_SECONDS"] as const),
);
const parts = {
  inbox: s3Inbox({ client: s3, bucket: env.BUCKET }),
  ledger: ledgerIn(env),
  queue: sqsQueue({ client: sqs, jobs: env.QUEUE_URL, deadLetters: env.DEAD_LETTERS_URL }),
  askToTakeIn: lambdaIntake({ client: lambda, name: env.INTAKE }),
  askToFinish: lambdaFinish({ client: lambda, name: env.FINISH }),
  clock,
  after: env.SWEEP_AFTER_SECONDS * 1000,
};

/** Some minutes have passed. */
export const handler = observed("agents", async () => {
  for (const each of await sweep(parts)) noteSwept(each);
});
