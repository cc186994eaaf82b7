import { lambdaFinish } from "@frontdesk/core/agents/finish-lambda.ts";
import { s3Inbox } from "@frontdesk/core/agents/inbox-s3.ts";
import { type Taken, takeIn } from "@frontdesk/core/agents/intake.ts";
import { lambdaIntake } from "@frontdesk/core/agents/intake-lambda.ts";
import { sqsQueue } from "@frontdesk/core/agents/queue-sqs.ts";
import { type Drop, uploadOf } from "@frontdesk/core/agents/upload.ts";
import { systemClock as clock } from "@frontdesk/core/clock.ts";
import * as z from "zod";
import { lambda } from "../aws/lambda.ts";
import { s3 } from "../aws/s3.ts";
import { sqs } from "../aws/sqs.ts";
import { deadlineOf, leaseOf } from "../deadline.ts";
import { log } from "../log.ts";
import { about } from "../observing/about.ts";
import { count } from "../observing/count.ts";
import { observed } from "../observing/observed.ts";
import { environment } from "./environment.ts";
import { ledgerIn } from "./ledger.ts";
import { pacedConnect } from "./paced-connect.ts";

const env = environment(
  ...([
    "LEDGER",
    "BUCKET",
    "QUEUE_URL",
    "DEAD_LETTERS_URL",
    "FINISH",
    "INTAKE",
    "INSTANCE_ID",
    "IDENTITY_MANAGEMENT",
  ] as const),
  ...(["QUOTAS", "LARGEST_FILE_MB", "MOST_ROWS", "KEEP_DAYS"] as const),
  ...(["MOST_REMOVALS", "SHARED_QUICK_CONNECTS", "HOLD"] as const),
);
const { namesBy } = pacedConnect(env);
const parts = {
  inbox: s3Inbox({ client: s3, bucket: env.BUCKET }),
  ledger: ledgerIn(env),
  queue: sqsQueue({ client: sqs, jobs: env.QUEUE_URL, deadLetters: env.DEAD_LETTERS_URL }),
  askToFinish: lambdaFinish({ client: lambda, name: env.FINISH }),
  askToTakeIn: lambdaIntake({ client: lambda, name: env.INTAKE }),
  clock,
  noteEvery: 10_000,
  management: env.IDENTITY_MANAGEMENT,
  largestFile: env.LARGEST_FILE_MB * 1e6,
  mostRows: env.MOST_ROWS,
  mostRemovals: env.MOST_REMOVALS || undefined,
  sharedQuickConnects: env.SHARED_QUICK_CONNECTS,
  hold: env.HOLD,
};

/** S3's event; its own test event has no records. The key is encoded as a form's field is. */
const Dropped = z.object({
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
/** What the sweep, or an earlier run that had no time left, asks for. */
const Asked = z.object({
  drop: z.object({
    key: z.string(),
    versionId: z.string().min(1),
    etag: z.string(),
    rehearsal: z.literal(true).optional(),
  }),
});

function dropsIn(event: unknown): Drop[] {
  const asked = Asked.safeParse(event);
  if (asked.success) return [asked.data.drop];
  const objects = Dropped.parse(event).Records.map(({ s3: dropped }) => dropped.object);
  return objects.map(({ key, versionId, eTag: etag }) => ({ key, versionId, etag }));
}

/** A file was dropped. */
export const handler = observed("agents", async (event: unknown, context) => {
  const [deadline, lease] = [deadlineOf(context), leaseOf(context)];
  for (const drop of dropsIn(event)) {
    about(uploadOf(drop).id);
    const taken = await takeIn(drop, { ...parts, names: namesBy(deadline), deadline, lease });
    log.info("a file was dropped", { taken });
    const counted = COUNTED[taken.outcome];
    if (counted) count("agents", counted);
  }
});

/** What is done with a file for good, once; a run that goes on later, or finds it done, is none. */
const COUNTED: { [outcome in Taken["outcome"]]?: "UploadsTakenIn" | "UploadsRefused" | "UploadsHeld" } = {
  ...{ sent: "UploadsTakenIn", refused: "UploadsRefused", held: "UploadsHeld" },
};
