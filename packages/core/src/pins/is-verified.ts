import type { Clock } from "../clock.ts";
import { type Pins, SESSION_SECONDS } from "./pins.ts";

/** Whether the contact has proved itself by a PIN that was sent to this number, within the last hour. */
export async function isVerified(
  { contactId, number }: { contactId: string; number: string | undefined },
  { pins, clock }: { pins: Pick<Pins, "find">; clock: Pick<Clock, "now"> },
): Promise<boolean> {
  const pin = await pins.find(contactId);
  if (!pin?.verifiedBy || pin.verifiedAt === undefined || pin.number !== number) return false;
  return clock.now() < pin.verifiedAt + SESSION_SECONDS * 1000;
}
