import { systemClock as clock } from "@frontdesk/core/clock.ts";
import { dynamoBoard } from "@frontdesk/core/emergency/board-dynamo.ts";
import { checkEmergency } from "@frontdesk/core/emergency/check.ts";
import * as z from "zod/mini";
import { dynamoOnTheLine } from "../aws/on-the-line.ts";
import { environment } from "../environment.ts";
import { flat, flowEvent } from "../flow-event.ts";
import { log } from "../log.ts";
import { count } from "../observing/count.ts";
import { observed } from "../observing/observed.ts";
import { administratorOf } from "./administrator.ts";

const { EMERGENCIES, LOCATIONS: locations } = environment("EMERGENCIES", "LOCATIONS");
const board = dynamoBoard({ client: dynamoOnTheLine, table: EMERGENCIES });
const Parameters = z.object({ Center: z._default(z.string(), ""), detail: z._default(z.string(), "") });

/** A flow asks what holds for a location: for customers, or in detail for an administrator. */
export const handler = observed("emergency", async (event: unknown) => {
  const { parameters, ...contact } = flowEvent(event, Parameters);
  const { Center, detail } = parameters;
  const isDetailed = detail === "administrator";
  const nothing = { EmergencyType: "", version: "", speech: "" };
  if (isDetailed && !(await administratorOf(contact))) return flat({ state: "refused", Center, ...nothing });
  const checked = await checkEmergency({ Center, isDetailed }, { board, locations, clock });
  log.info("an emergency is looked up", { contactId: contact.contactId, Center, isDetailed, state: checked.state });
  if (!isDetailed && checked.state === "emergency") count("emergency", "EmergenciesHeard");
  return flat({ ...nothing, ...checked });
});
