import { lambdaFinish } from "@frontdesk/core/agents/ask-to-finish.ts";
import { s3Inbox } from "@frontdesk/core/agents/inbox-s3.ts";
import { takeIn } from "@frontdesk/core/agents/intake.ts";
import { sqsQueue } from "@frontdesk/core/agents/queue-sqs.ts";
import type { Context, S3Event } from "aws-lambda";
import { lambda } from "../aws/lambda.ts";
import { s3 } from "../aws/s3.ts";
import { sqs } from "../aws/sqs.ts";
import { deadlineOf, leaseOf } from "../deadline.ts";
import { environment } from "../environment.ts";
import { log } from "../log.ts";
import { ledgerIn } from "./ledger.ts";
import { pacedConnect } from "./paced-connect.ts";

const env = environment(
  ...(["LEDGER", "BUCKET", "QUEUE_URL", "DEAD_LETTERS_URL", "FINISH", "INSTANCE_ID", "IDENTITY_MANAGEMENT"] as const),
  ...(["RATE_PER_SECOND", "BURST", "LARGEST_FILE_MB", "KEEP_DAYS"] as const),
);
const { namesBy } = pacedConnect(env);
const parts = {
  inbox: s3Inbox({ client: s3, bucket: env.BUCKET }),
  ledger: ledgerIn(env),
  queue: sqsQueue({ client: sqs, jobs: env.QUEUE_URL, deadLetters: env.DEAD_LETTERS_URL }),
  askToFinish: lambdaFinish({ client: lambda, name: env.FINISH }),
  management: env.IDENTITY_MANAGEMENT,
  largestFile: env.LARGEST_FILE_MB * 1e6,
};

/** A file was dropped. S3's own test event has no records. */
export async function handler({ Records = [] }: Partial<S3Event>, context: Context) {
  log.addContext(context);
  for (const { s3: dropped } of Records) {
    const { key, versionId = "", eTag: etag } = dropped.object;
    const drop = { key: decodeURIComponent(key.replaceAll("+", " ")), versionId, etag };
    const taken = await takeIn(drop, { ...parts, names: namesBy(deadlineOf(context)), lease: leaseOf(context) });
    log.info("a file was dropped", { taken });
  }
}
