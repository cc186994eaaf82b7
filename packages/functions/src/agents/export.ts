import { randomUUID } from "node:crypto";
import { beginExport, exportUsers, keyOfExport, Part } from "@frontdesk/core/agents/export.ts";
import { lambdaExport } from "@frontdesk/core/agents/export-lambda.ts";
import { s3Inbox } from "@frontdesk/core/agents/inbox-s3.ts";
import { systemClock as clock } from "@frontdesk/core/clock.ts";
import * as z from "zod";
import { lambda } from "../aws/lambda.ts";
import { s3 } from "../aws/s3.ts";
import { deadlineOf } from "../deadline.ts";
import { log } from "../log.ts";
import { about } from "../observing/about.ts";
import { count } from "../observing/count.ts";
import { observed } from "../observing/observed.ts";
import { environment } from "./environment.ts";
import { pacedConnect } from "./paced-connect.ts";

const env = environment("LEDGER", "BUCKET", "EXPORT", "INSTANCE_ID", "IDENTITY_MANAGEMENT", "QUOTAS");
const { usersBy, namesBy } = pacedConnect(env);
const parts = {
  inbox: s3Inbox({ client: s3, bucket: env.BUCKET }),
  askToGoOn: lambdaExport({ client: lambda, name: env.EXPORT }),
  management: env.IDENTITY_MANAGEMENT,
  clock,
};
/** Nothing is asked for at first; a run whose time is over says where the next one goes on. */
const Request = z.object({ part: Part.optional() }).catch({});

/** Somebody wants the instance's users as a file. */
export const handler = observed("agents", async (event: unknown, context) => {
  const deadline = deadlineOf(context);
  const { part = beginExport(clock) } = Request.parse(event ?? {});
  about(keyOfExport(part));
  const run = { run: randomUUID(), deadline, users: usersBy(deadline), names: namesBy(deadline) };
  const exported = await exportUsers(part, { ...parts, ...run });
  log.info("users are exported", { exported });
  if (exported.outcome === "written") count("agents", "AgentsExported", exported.users);
  return exported;
});
