import { lambdaFinish } from "@frontdesk/core/agents/finish-lambda.ts";
import { s3Inbox } from "@frontdesk/core/agents/inbox-s3.ts";
import { takeIn } from "@frontdesk/core/agents/intake.ts";
import { lambdaIntake } from "@frontdesk/core/agents/intake-lambda.ts";
import { sqsQueue } from "@frontdesk/core/agents/queue-sqs.ts";
import { uploadOf } from "@frontdesk/core/agents/upload.ts";
import { systemClock as clock } from "@frontdesk/core/clock.ts";
import { lambda } from "../aws/lambda.ts";
import { s3 } from "../aws/s3.ts";
import { sqs } from "../aws/sqs.ts";
import { deadlineOf, leaseOf } from "../deadline.ts";
import { about } from "../observing/about.ts";
import { observed } from "../observing/observed.ts";
import { dropsIn } from "./dropped.ts";
import { environment } from "./environment.ts";
import { ledgerIn } from "./ledger.ts";
import { noteTaken } from "./note.ts";
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

/** A file was dropped. */
export const handler = observed("agents", async (event: unknown, context) => {
  const [deadline, lease] = [deadlineOf(context), leaseOf(context)];
  for (const drop of dropsIn(event)) {
    about(uploadOf(drop).id);
    const taken = await takeIn(drop, { ...parts, names: namesBy(deadline), deadline, lease });
    noteTaken(taken, drop.rehearsal && uploadOf({ ...drop, rehearsal: undefined }).id);
  }
});
