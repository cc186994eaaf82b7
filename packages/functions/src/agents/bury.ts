import { bury } from "@frontdesk/core/agents/bury.ts";
import { lambdaFinish } from "@frontdesk/core/agents/finish-lambda.ts";
import { s3Inbox } from "@frontdesk/core/agents/inbox-s3.ts";
import type { Message } from "@frontdesk/core/agents/queue.ts";
import type { SQSEvent } from "aws-lambda";
import { lambda } from "../aws/lambda.ts";
import { s3 } from "../aws/s3.ts";
import { deadlineOf } from "../deadline.ts";
import { observed } from "../observing/observed.ts";
import { environment } from "./environment.ts";
import { ledgerIn } from "./ledger.ts";
import { leave, messagesOf } from "./messages.ts";
import { aboutBatch, noteBuried } from "./note.ts";
import { pacedConnect } from "./paced-connect.ts";

const env = environment("LEDGER", "KEEP_DAYS", "BUCKET", "FINISH", "INSTANCE_ID", "QUOTAS", "ROWS_AT_ONCE");
const { usersBy } = pacedConnect(env);
const inbox = s3Inbox({ client: s3, bucket: env.BUCKET });
const parts = {
  ledger: ledgerIn(env),
  askToFinish: lambdaFinish({ client: lambda, name: env.FINISH }),
  rowsAtOnce: env.ROWS_AT_ONCE,
  keep: ({ id, body }: Message) => inbox.write(`failed/unreadable/${id}.txt`, [body]),
};

/** Rows that failed for good. */
export const handler = observed("agents", async (event: SQSEvent, context) => {
  const buried = await bury(messagesOf(event), { ...parts, users: usersBy(deadlineOf(context)) });
  const left = buried.filter(({ error }) => error !== undefined);
  aboutBatch(buried);
  for (const each of buried) noteBuried(each);
  return leave(left.map(({ id }) => id));
});
