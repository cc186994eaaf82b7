import { dynamoCallers } from "@frontdesk/core/callers/callers-dynamo.ts";
import { identify } from "@frontdesk/core/callers/identify.ts";
import * as z from "zod/mini";
import { dynamoOnTheLine } from "../aws/on-the-line.ts";
import { environment } from "../environment.ts";
import { flat, flowEvent } from "../flow-event.ts";
import { log } from "../log.ts";
import { count } from "../observing/count.ts";
import { observed } from "../observing/observed.ts";

const { CALLERS } = environment("CALLERS");
const callers = dynamoCallers({ client: dynamoOnTheLine, table: CALLERS });

/** A flow asks who calls. */
export const handler = observed("callers", async (event: unknown) => {
  const { contactId, callerId } = flowEvent(event, z.object({}));
  const caller = await identify(callerId, { callers });
  log.info("a caller is looked up", { contactId, authorised: caller !== undefined });
  count("callers", caller ? "CallersKnown" : "CallersUnknown");
  const { firstname, lastname, operator } = caller ?? {};
  return flat({ authorised: caller !== undefined, firstname, lastname, operator: operator ?? false });
});
