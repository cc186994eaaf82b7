import { dynamoCallers } from "@frontdesk/core/callers/callers-dynamo.ts";
import { systemClock as clock } from "@frontdesk/core/clock.ts";
import { type Administrator, verifiedAdministrator } from "@frontdesk/core/emergency/administrator.ts";
import { dynamoPins } from "@frontdesk/core/pins/pins-dynamo.ts";
import { dynamoOnTheLine as client } from "../aws/on-the-line.ts";
import { environment } from "../environment.ts";
import { log } from "../log.ts";

const { CALLERS, PINS } = environment("CALLERS", "PINS");
const means = {
  callers: dynamoCallers({ client, table: CALLERS }),
  pins: dynamoPins({ client, table: PINS, clock }),
  clock,
};

/** Who calls, if an administrator who has proved it in this contact. */
export async function administratorOf(contact: {
  contactId: string;
  callerId: string | undefined;
}): Promise<Administrator | undefined> {
  const administrator = await verifiedAdministrator(contact, means);
  if (!administrator)
    log.warn("a caller who has not proved to be an administrator is refused", { contactId: contact.contactId });
  return administrator;
}
