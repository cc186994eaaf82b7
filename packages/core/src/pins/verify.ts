import type { Clock } from "../clock.ts";
import { isSameMac, type Mac } from "./mac.ts";
import type { Pin, Pins } from "./pins.ts";

export type Guess = {
  contactId: string;
  /** E.164, of whoever calls; nothing where the telephone does not tell it. */
  number: string | undefined;
  /** A digest of the entry: another one each time that somebody keys something in, and the same where an invocation is repeated. */
  entry: string;
  /** What was keyed in. */
  pin: string;
};
export type Verifying = {
  pins: Pick<Pins, "find" | "grant" | "use">;
  mac: Mac;
  clock: Pick<Clock, "now">;
  /** Entries that a PIN may be compared with. */
  tries: number;
};

export type Verdict = "match" | "mismatch" | "locked" | "another";

/** What callers key for another PIN where a PIN is asked for. It is too short to be one. */
const ANOTHER = "0";

/**
 * Whether a guess is the contact's PIN, once. Each entry is counted in a write that comes before the comparison, so that guesses
 * at the same time share the tries; a right one uses the PIN up in a second write, which one entry alone can win. `mismatch`
 * does not say why; `locked` says that the PIN has no tries left. An invocation that is repeated gets the same answer, and
 * costs no second try. `another` is what a caller keys who asks for a new PIN: that is no guess, and costs none.
 */
export async function verify(guess: Guess, verifying: Verifying): Promise<Verdict> {
  const { contactId, number, entry, pin } = guess;
  const { pins, mac, tries } = verifying;
  if (pin === ANOTHER) return "another";
  if (!number) return "mismatch";
  const refused = async () => refusalOf(await pins.find(contactId), guess, verifying);
  const seen = await refused();
  if (seen) return seen;
  // What was seen may be over by now: the write decides.
  const granted = await pins.grant({ contactId, number, entry }, tries);
  if (!granted) return (await refused()) ?? "mismatch";
  // What cannot be a PIN was counted as well, but is not worth a call.
  const isRight = /^\d{4,8}$/.test(pin) && isSameMac(await mac({ contactId, number, pin }), granted.mac);
  if (isRight) return (await pins.use(contactId, granted, entry)) ? "match" : "mismatch";
  return granted.entries.size < tries ? "mismatch" : "locked";
}

/** What a guess gets without being counted; nothing where it is to be tried. */
function refusalOf(pin: Pin | undefined, { number, entry }: Guess, { tries, clock }: Verifying): Verdict | undefined {
  if (!pin || pin.number !== number) return "mismatch";
  if (pin.verifiedBy !== undefined) return pin.verifiedBy === entry ? undefined : "mismatch";
  if (pin.validUntil <= clock.now()) return "mismatch";
  return pin.entries.size < tries || pin.entries.has(entry) ? undefined : "locked";
}
