import { dynamoCallers } from "@frontdesk/core/callers/callers-dynamo.ts";
import { identify } from "@frontdesk/core/callers/identify.ts";
import { issue } from "@frontdesk/core/pins/issue.ts";
import * as z from "zod/mini";
import { dynamoOnTheLine } from "../aws/on-the-line.ts";
import { environment } from "../environment.ts";
import { flat, flowEvent } from "../flow-event.ts";
import { log } from "../log.ts";
import { count } from "../observing/count.ts";
import { observed } from "../observing/observed.ts";
import { issuing } from "./issuing.ts";

const { CALLERS } = environment("CALLERS");
const callers = dynamoCallers({ client: dynamoOnTheLine, table: CALLERS });
const Parameters = z.object({
  after: z.pipe(z._default(z.string().check(z.regex(/^\d{0,3}$/)), ""), z.transform(Number)),
});

/** A flow asks for a PIN to be sent to whoever calls, if that is an administrator. */
export const handler = observed("pins", async (event: unknown) => {
  const { contactId, callerId, line, parameters } = flowEvent(event, Parameters);
  const caller = await identify(callerId, { callers });
  if (!caller?.administrator) {
    log.warn("a caller who is no administrator gets no PIN", { contactId, outcome: "unlisted" });
    count("pins", "PinsNotSent");
    return flat({ outcome: "unlisted", sends: parameters.after });
  }
  const request = { contactId, number: caller.phonenumber, line, ...parameters };
  const { outcome, sends, code, lookUpFailed } = await issue(request, issuing);
  if (lookUpFailed) log.warn("a carrier cannot be looked up", { contactId, code: lookUpFailed });
  // Who has had one in this contact may key that: only who gets none at all is one for the alarm.
  const isWithout = outcome === "limited" && parameters.after === 0;
  if (isWithout) log.warn("no more PINs are sent for now", { contactId, outcome, code: "PinLimited" });
  else if (outcome === "undelivered") log.warn("a mobile takes no texts", { contactId, outcome, code });
  else log.info("a PIN is asked for", { contactId, outcome, sends });
  count("pins", outcome === "sent" ? "PinsSent" : "PinsNotSent");
  return flat({ outcome, sends });
});
