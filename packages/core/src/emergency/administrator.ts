import type { Callers } from "../callers/callers.ts";
import { identify } from "../callers/identify.ts";
import type { Clock } from "../clock.ts";
import { isVerified } from "../pins/is-verified.ts";
import type { Pins } from "../pins/pins.ts";

/** Who changes something: the number (E.164) that calls, and what the person is called. */
export type Administrator = { by: string; name: string };

/**
 * Whoever calls, if an administrator who has proved the number by a PIN in this contact. Looked up anew each time: what a flow
 * passes on is not relied upon, and whoever is taken off the table may change nothing from then on.
 */
export async function verifiedAdministrator(
  { contactId, callerId }: { contactId: string; callerId: string | undefined },
  { callers, ...proof }: { callers: Pick<Callers, "find">; pins: Pick<Pins, "find">; clock: Pick<Clock, "now"> },
): Promise<Administrator | undefined> {
  const caller = await identify(callerId, { callers });
  if (!caller?.administrator) return undefined;
  const { phonenumber: by, firstname, lastname } = caller;
  if (!(await isVerified({ contactId, number: by }, proof))) return undefined;
  return { by, name: `${firstname} ${lastname}`.trim() };
}
