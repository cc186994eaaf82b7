import { lambdaAddresses } from "@frontdesk/core/agents/addresses-lambda.ts";
import { snsAnnounce } from "@frontdesk/core/agents/announce-sns.ts";
import { finish } from "@frontdesk/core/agents/finish.ts";
import { s3Inbox } from "@frontdesk/core/agents/inbox-s3.ts";
import { lambdaIntake } from "@frontdesk/core/agents/intake-lambda.ts";
import * as z from "zod";
import { lambdaOfFinish as lambda } from "../aws/lambda-of-finish.ts";
import { s3 } from "../aws/s3.ts";
import { sns } from "../aws/sns.ts";
import { deadlineOf, leaseOf } from "../deadline.ts";
import { about } from "../observing/about.ts";
import { observed } from "../observing/observed.ts";
import { environment } from "./environment.ts";
import { ledgerIn } from "./ledger.ts";
import { noteFinished, noteUnasked } from "./note.ts";
import { pacedConnect } from "./paced-connect.ts";

const env = environment(
  ...(["LEDGER", "KEEP_DAYS", "BUCKET", "INTAKE", "TOPIC", "LINK", "INSTANCE_ID", "QUOTAS"] as const),
  "ADDRESSES",
);
const { namesBy } = pacedConnect(env);
const parts = {
  inbox: s3Inbox({ client: s3, bucket: env.BUCKET }),
  ledger: ledgerIn(env),
  askToTakeIn: lambdaIntake({ client: lambda, name: env.INTAKE }),
  announce: snsAnnounce({ client: sns, topic: env.TOPIC }),
  lookAtAddresses: env.ADDRESSES
    ? lambdaAddresses({ client: lambda, name: env.ADDRESSES, failed: noteUnasked })
    : undefined,
  quotas: env.QUOTAS,
  // Behind another endpoint than AWS's there is no console: reports lie beside the other folders.
  linkTo: (key: string) =>
    process.env.AWS_ENDPOINT_URL ? encodeURI(`../${key}`) : `${env.LINK}${encodeURIComponent(key)}`,
};
const Request = z.object({ upload: z.string() });

/** The last row of an upload has its outcome. */
export const handler = observed("agents", async (event: unknown, context) => {
  const { upload } = Request.parse(event);
  about(upload);
  const run = { lease: leaseOf(context), names: namesBy(deadlineOf(context)) };
  const finished = await finish(upload, { ...parts, ...run });
  noteFinished(upload, finished);
  return finished;
});
