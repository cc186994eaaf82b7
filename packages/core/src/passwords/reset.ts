import type { Clock } from "../clock.ts";
import type { Random } from "../pins/draw.ts";
import type { Texts } from "../pins/texts.ts";
import { change } from "./change.ts";
import { type Claim, type Identified, type Identifying, identify } from "./identify.ts";
import type { Ended, Leases } from "./lease.ts";
import { type PinFactor, provesPin, sendPin } from "./second-factor.ts";
import { waitForStep } from "./second-factor-pace.ts";

export type ResetRequest = Claim & {
  /** The contact's or the session's. */
  contactId: string;
  /** The number that was called. */
  line: string | undefined;
  /** Digits, where the second factor is a PIN. */
  pin?: string;
};

export type Reset = {
  outcome: Ended["outcome"] | "refused" | "underway";
  /** In one word that does not change between releases, for the log and its alarms. */
  code: string;
  /** The object's id in the directory, where there is one. */
  account?: string;
  /** What happened to the directory, where something did. */
  failure?: string | undefined;
  /** Why the text with the password was not taken, where it was not. */
  undelivered?: string | undefined;
  /** The name of the error with which the outcome could not be noted: a repeat of the request would reset the password again. */
  unnoted?: string;
};

/** `asked` is everybody, whatever the `code` says. */
export type Asked = {
  outcome: "asked" | "unavailable" | "unable";
  code: string;
  account?: string;
  failure?: string;
  undelivered?: string;
};

export type Resetting = Identifying & {
  leases: Leases;
  texts: Texts;
  random: Random;
  clock: Clock;
  /** Characters of a password. */
  length: number;
  /** Where the second factor is a PIN. */
  pins?: PinFactor;
};

/**
 * Resets somebody's password and sends it to their mobile. Whoever is not let through is `refused`, and only the code says why.
 * A request that is repeated counts as one attempt, and gets the same outcome where something was changed; if it was cut off, which
 * nobody can know before the lease is past, the password is reset anew.
 *
 * Throws only before anything was changed, where counts or leases cannot be written; never with a password.
 */
export async function resetPassword(request: ResetRequest, resetting: Resetting): Promise<Reset> {
  const { clock } = resetting;
  const since = clock.now();
  let decided = since;
  const factor = resetting.secondFactor === "PIN" ? { ...pinsOf(resetting), clock } : undefined;
  const reset = await identify<Reset>(request, resetting, async (identity, session) => {
    decided = clock.now();
    if ("refusal" in identity) return refused(identity.refusal, identity.account);
    const account = identity.account.id;
    const proof = factor ? await provesPin(bearer(request, identity), request, factor) : "Right";
    if (proof !== "Right") return refused(proof, account);
    const run = {
      isLate: () => clock.now() - since > LATEST_MILLISECONDS,
      change: () => change(identity, session, resetting),
    };
    return { ...(await once(request, identity, run, resetting)), account };
  });
  if (factor && reset.outcome === "refused") await waitForStep(decided, clock);
  return reset;
}

const refused = (code: string, account?: string): Reset => ({ outcome: "refused", code, ...(account && { account }) });

/**
 * No change begins later after a request: what runs it is ended after twenty seconds, and the lease is over after fifteen. A change
 * takes four, and a slow table as long again; one that is cut off before its text goes leaves somebody without a password.
 */
const LATEST_MILLISECONDS = 9000;

/** Changes a password for one run of one request at a time, and once for a request. */
async function once(
  { id }: ResetRequest,
  { account }: Identified,
  run: { isLate: () => boolean; change: () => ReturnType<typeof change> },
  { leases }: Resetting,
): Promise<Omit<Reset, "account">> {
  const of = { account: account.id, id };
  const taken = await leases.take(of);
  if (taken === "underway") return { outcome: "underway", code: "Underway" };
  if (taken !== "taken") return taken;
  if (run.isLate()) {
    await leases.release(of);
    return { outcome: "unavailable", code: "TooLate" };
  }
  const { ended, changed, failure } = await run.change();
  const reset = { ...ended, ...(failure && { failure }) };
  try {
    // First the end, so that no repeat takes the lease without seeing it.
    if (changed) await leases.end(of, ended);
    const isWithoutText = ended.outcome === "unsent";
    if (!changed || isWithoutText) await leases.release(of);
    return reset;
  } catch (error) {
    // What was done is done, and has to be told.
    return { ...reset, unnoted: error instanceof Error ? error.name : "Error" };
  }
}

/**
 * Asks for a PIN, which is sent to the mobile of whoever has all other details right. Everybody is `asked`, whether they get one
 * or not, and at whole steps of time, so that nothing tells who does. It counts as an attempt: a reset with a PIN costs two.
 */
export async function askForPin(request: ResetRequest, resetting: Resetting): Promise<Asked> {
  const { clock } = resetting;
  let decided = clock.now();
  const sending = { ...resetting, ...pinsOf(resetting) };
  const asked = await identify<Asked>(request, resetting, async (identity) => {
    decided = clock.now();
    if ("refusal" in identity) {
      return { outcome: "asked", code: identity.refusal, ...(identity.account && { account: identity.account }) };
    }
    const sent = await sendPin(bearer(request, identity), { line: request.line, repeated: identity.repeated }, sending);
    return { outcome: "asked", ...sent, account: identity.account.id };
  });
  if (asked.outcome === "asked") await waitForStep(decided, clock);
  return asked;
}

const bearer = ({ contactId }: ResetRequest, { account, mobile }: Identified) => ({
  contactId,
  account: account.id,
  mobile,
});

function pinsOf({ pins }: Resetting): PinFactor {
  if (!pins) throw new Error("the second factor is a PIN, and nothing is there to make one");
  return pins;
}
