import { systemClock as clock } from "@frontdesk/core/clock.ts";
import { dynamoBoard } from "@frontdesk/core/emergency/board-dynamo.ts";
import { updateEmergency } from "@frontdesk/core/emergency/update.ts";
import * as z from "zod/mini";
import { dynamoOnTheLine } from "../aws/on-the-line.ts";
import { environment } from "../environment.ts";
import { flat, flowEvent } from "../flow-event.ts";
import { log } from "../log.ts";
import { count } from "../observing/count.ts";
import { observed } from "../observing/observed.ts";
import { administratorOf } from "./administrator.ts";

const { EMERGENCIES, ...env } = environment("EMERGENCIES", "LOCATIONS", "EMERGENCY_TYPES", "MOST_HOURS");
const board = dynamoBoard({ client: dynamoOnTheLine, table: EMERGENCIES });
const rules = { locations: env.LOCATIONS, types: env.EMERGENCY_TYPES, mostHours: env.MOST_HOURS };

/** Whatever is missing is told to the administrator, as what is wrong is. */
const text = z._default(z.string(), "");
const Parameters = z.object({
  ...{ Center: text, EmergencyAction: text, EmergencyType: text },
  ...{ hours: text, version: text },
});

/** A flow asks for an emergency to be set or removed, as the administrator has confirmed. */
export const handler = observed("emergency", async (event: unknown) => {
  const { parameters: asked, contactId, callerId } = flowEvent(event, Parameters);
  const administrator = await administratorOf({ contactId, callerId });
  if (!administrator) {
    count("emergency", "EmergencyChangesRefused");
    return flat({ outcome: "refused", speech: "You are not authorised to change emergencies." });
  }
  const { outcome, speech, version } = await updateEmergency(
    { contactId, administrator, asked },
    { board, rules, clock },
  );
  const { Center, EmergencyAction } = asked;
  log.info("an emergency is changed", { contactId, Center, EmergencyAction, outcome, version });
  if (outcome !== "done") count("emergency", "EmergencyChangesRefused");
  else count("emergency", EmergencyAction === "set" ? "EmergenciesSet" : "EmergenciesCleared");
  return flat({ outcome, speech });
});
