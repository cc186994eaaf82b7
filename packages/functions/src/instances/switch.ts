import { switchInstance } from "@frontdesk/core/instances/switch.ts";
import * as z from "zod/mini";
import { flat, flowEvent } from "../flow-event.ts";
import { log } from "../log.ts";
import { count } from "../observing/count.ts";
import { observed } from "../observing/observed.ts";
import { isOperator, operating } from "./operator.ts";

const Parameters = z.object({ id: z.string().check(z.regex(/^i-[0-9a-f]+$/)), to: z.enum(["start", "stop"]) });

/** A flow asks for an instance to be started or stopped, as the caller has confirmed. */
export const handler = observed("instances", async (event: unknown) => {
  const { parameters, ...contact } = flowEvent(event, Parameters);
  if (!(await isOperator(contact))) {
    count("instances", "InstancesNotSwitched");
    return flat({ outcome: "refused" });
  }
  const switched = await switchInstance(parameters, operating);
  log.info("an instance is switched", { contactId: contact.contactId, ...parameters, outcome: switched.outcome });
  count("instances", switched.outcome === "asked" ? "InstancesSwitched" : "InstancesNotSwitched");
  return flat(switched);
});
