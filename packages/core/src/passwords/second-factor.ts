import type { Clock } from "../clock.ts";
import type { Random } from "../pins/draw.ts";
import { issue } from "../pins/issue.ts";
import type { SendLimits } from "../pins/limits.ts";
import type { Mac } from "../pins/mac.ts";
import type { Pin, Pins } from "../pins/pins.ts";
import type { Sends } from "../pins/sends.ts";
import type { Texts } from "../pins/texts.ts";
import { verify } from "../pins/verify.ts";

/** What else somebody has to prove: nothing, that they call from the mobile in the directory, or that they have it at hand. */
export type SecondFactor = "none" | "caller number" | "PIN";

export type PinFactor = {
  pins: Pins;
  sends: Sends;
  mac: Mac;
  /** Digits. */
  length: number;
  lifeSeconds: number;
  limits: SendLimits;
  /** Entries that a PIN may be compared with. */
  tries: number;
};
/** Whose PIN it is: of one contact, for one account and the mobile that the directory has for it. */
export type Bearer = { contactId: string; account: string; mobile: string };

/** A contact has a PIN of its own for each account: one that was sent for one account resets no other's password, even of the same phone. */
const contactOf = ({ contactId, account }: Bearer): string => `${contactId} ${account}`;

type Sending = PinFactor & { texts: Texts; random: Random; clock: Pick<Clock, "now"> };

/** What came of a PIN, for the log alone. */
export type PinSent = {
  code: "PinSent" | "PinLimited" | "PinUnsent";
  /** Why the text did not go, where that is known. */
  undelivered?: string;
};

/**
 * Sends a PIN. A request that is `repeated` sends no second one while the first is of use. No carrier is asked: the directory
 * says whose mobile it is. Never throws: who asks is not told of a fault, since that would say that the details were right.
 */
export async function sendPin(
  bearer: Bearer,
  { line, repeated }: { line: string | undefined; repeated: boolean },
  sending: Sending,
): Promise<PinSent> {
  const contactId = contactOf(bearer);
  const number = bearer.mobile;
  try {
    const standing = await sending.pins.find(contactId);
    const after = standing ? standing.send - (repeated && isOfUse(standing, sending) ? 1 : 0) : 0;
    const carriers = { typeOf: async () => "MOBILE" as const };
    const { outcome, code } = await issue({ contactId, number, line, after }, { ...sending, carriers });
    if (outcome === "sent") return { code: "PinSent" };
    if (outcome === "limited") return { code: "PinLimited" };
    return { code: "PinUnsent", undelivered: code ?? outcome };
  } catch (error) {
    return { code: "PinUnsent", undelivered: error instanceof Error ? error.name : "Error" };
  }
}

const isOfUse = (pin: Pin, { tries, clock }: Pick<Sending, "tries" | "clock">): boolean =>
  pin.verifiedBy === undefined && pin.validUntil > clock.now() && pin.entries.size < tries;

/** Whether that is the PIN that was sent, once; `id` is the same where the request is repeated. */
export async function provesPin(
  bearer: Bearer,
  { id, pin }: { id: string; pin?: string },
  factor: PinFactor & { clock: Pick<Clock, "now"> },
): Promise<"Right" | "WrongPin" | "PinLocked"> {
  if (!pin || !/^\d{4,8}$/.test(pin)) return "WrongPin";
  const who = { contactId: contactOf(bearer), number: bearer.mobile };
  // Under the key, as the PIN's own code: whoever reads the table could try all PINs on a mere digest.
  const entry = Buffer.from(await factor.mac({ ...who, pin: `${id} ${pin}` })).toString("base64url");
  const verdict = await verify({ ...who, entry, pin }, factor);
  if (verdict === "match") return "Right";
  return verdict === "locked" ? "PinLocked" : "WrongPin";
}
