import { finish } from "@frontdesk/core/agents/finish.ts";
import { s3Inbox } from "@frontdesk/core/agents/inbox-s3.ts";
import type { Context } from "aws-lambda";
import { z } from "zod";
import { s3 } from "../aws/s3.ts";
import { leaseOf } from "../deadline.ts";
import { environment } from "../environment.ts";
import { log } from "../log.ts";
import { ledgerIn } from "./ledger.ts";

const env = environment("LEDGER", "KEEP_DAYS", "BUCKET");
const parts = { inbox: s3Inbox({ client: s3, bucket: env.BUCKET }), ledger: ledgerIn(env) };
const Request = z.object({ upload: z.string() });

/** The last row of an upload has its outcome. */
export async function handler(event: unknown, context: Context) {
  log.addContext(context);
  const { upload } = Request.parse(event);
  const finished = await finish(upload, { ...parts, lease: leaseOf(context) });
  log.info("an upload is finished", { upload, finished });
  return finished;
}
