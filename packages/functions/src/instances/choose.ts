import { chooseInstance } from "@frontdesk/core/instances/choose.ts";
import * as z from "zod/mini";
import { flat, flowEvent } from "../flow-event.ts";
import { observed } from "../observing/observed.ts";
import { isOperator, operating } from "./operator.ts";

const Parameters = z.object({
  key: z.string(),
  ids: z.pipe(
    z.string(),
    z.transform((text) => text.split(" ").filter(Boolean)),
  ),
});

/** A flow asks what can be done with the instance behind a key. */
export const handler = observed("instances", async (event: unknown) => {
  const { parameters, ...contact } = flowEvent(event, Parameters);
  if (!(await isOperator(contact))) return flat({ can: "nothing", why: "Refused" });
  return flat(await chooseInstance(parameters, operating));
});
