import { offerInstances } from "@frontdesk/core/instances/offer.ts";
import * as z from "zod/mini";
import { flat, flowEvent, Page } from "../flow-event.ts";
import { observed } from "../observing/observed.ts";
import { isOperator, operating } from "./operator.ts";

const Parameters = z.object({ page: Page });

/** A flow asks which instances the caller may start or stop. */
export const handler = observed("instances", async (event: unknown) => {
  const { parameters, ...contact } = flowEvent(event, Parameters);
  if (!(await isOperator(contact))) return flat({ listed: "refused" });
  const { ids, next, ...offered } = await offerInstances(parameters.page, operating);
  // After the last page comes the first. It is never blank: the flow keeps it in an attribute, and AWS does not say what
  // becomes of a blank one.
  return flat({ ...offered, ids: ids.join(" "), more: next !== undefined, next: next ?? 1 });
});
