import { lambdaFinish } from "@frontdesk/core/agents/finish-lambda.ts";
import { s3Inbox } from "@frontdesk/core/agents/inbox-s3.ts";
import { takeIn } from "@frontdesk/core/agents/intake.ts";
import { sqsQueue } from "@frontdesk/core/agents/queue-sqs.ts";
import type { Context } from "aws-lambda";
import { z } from "zod";
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
  ...(["QUOTAS", "LARGEST_FILE_MB", "MOST_ROWS", "KEEP_DAYS"] as const),
);
const { namesBy } = pacedConnect(env);
const parts = {
  inbox: s3Inbox({ client: s3, bucket: env.BUCKET }),
  ledger: ledgerIn(env),
  queue: sqsQueue({ client: sqs, jobs: env.QUEUE_URL, deadLetters: env.DEAD_LETTERS_URL }),
  askToFinish: lambdaFinish({ client: lambda, name: env.FINISH }),
  management: env.IDENTITY_MANAGEMENT,
  largestFile: env.LARGEST_FILE_MB * 1e6,
  mostRows: env.MOST_ROWS,
};

/** S3's own test event has no records. The key is encoded as a form's field is. */
const Event = z.object({
  Records: z
    .array(
      z.object({
        s3: z.object({
          object: z.object({
            key: z.string().transform((key) => decodeURIComponent(key.replaceAll("+", " "))),
            versionId: z.string().min(1, "the bucket is not versioned"),
            eTag: z.string(),
          }),
        }),
      }),
    )
    .default([]),
});

/** A file was dropped. */
export async function handler(event: unknown, context: Context) {
  log.addContext(context);
  for (const { s3: dropped } of Event.parse(event).Records) {
    const { key, versionId, eTag: etag } = dropped.object;
    const drop = { key, versionId, etag };
    const taken = await takeIn(drop, { ...parts, names: namesBy(deadlineOf(context)), lease: leaseOf(context) });
    log.info("a file was dropped", { taken });
  }
}
