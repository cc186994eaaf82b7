import type { Clock } from "../clock.ts";
import { DirectoryFailure } from "../directory/directory-failure.ts";
import type { Random } from "../pins/draw.ts";
import type { Texts } from "../pins/texts.ts";
import type { Account, Session } from "./directory/directory.ts";
import { generatePassword } from "./generate.ts";
import type { Ended } from "./lease.ts";
import { passwordText, perhapsText } from "./text.ts";

export type Changing = { texts: Texts; random: Random; clock: Clock; length: number };
type Whose = { account: Account; mobile: string };
export type Change = {
  ended: Ended;
  /** Whether the directory may have the new password, now or later. */
  changed: boolean;
  /** What happened to the directory, for the log. */
  failure?: string | undefined;
};

/** For a policy that wants more than settings give. */
const LONGER = 8;
const LONGEST = 40;
/** A server that was cut off may still be at it: nobody looks again sooner than this after the change was sent. */
const SETTLING_MILLISECONDS = 1000;

/**
 * Sets a new password and sends it. A change whose answer is lost is looked at again before anything is said: if it was made, the
 * password is sent; if it was not, nothing is; and if that cannot be told, the text says so.
 *
 * ⚠ What is left: a server that takes longer than a second and still makes the change after it has said that the password is
 * another. Nobody knows the password then, and another reset, which the lease keeps from being overtaken, mends it. Never throws
 * once a password has been sent to the directory.
 */
export async function change({ account, mobile }: Whose, session: Session, changing: Changing): Promise<Change> {
  const { texts } = changing;
  const set = await setPassword(account, session, changing);
  if ("code" in set) return { ended: { outcome: set.outcome, code: set.code }, changed: false, failure: set.failure };
  const { password, made, failure } = set;
  if (made === "no") return { ended: { outcome: "unavailable", code: "NotChanged" }, changed: true, failure };
  const message = made === "yes" ? passwordText(password) : perhapsText(password);
  const undelivered = await send({ to: mobile, message }, texts);
  const why = undelivered === undefined ? {} : { undelivered };
  if (made === "perhaps")
    return { ended: { outcome: "unknown", code: "OutcomeUnknown", ...why }, changed: true, failure };
  if (undelivered) return { ended: { outcome: "unsent", code: "PasswordUnsent", ...why }, changed: true };
  return { ended: { outcome: "reset", code: "Reset" }, changed: true };
}

type Set = { password: string; made: "yes" | "no" | "perhaps"; failure?: string | undefined };
type NotSet = { outcome: "unavailable" | "unable"; code: string; failure?: string };

/** One more try, with a longer password, where the directory's policy refuses the first. */
async function setPassword(account: Account, session: Session, changing: Changing): Promise<Set | NotSet> {
  const { length, random, clock } = changing;
  for (const each of [length, Math.min(length + LONGER, LONGEST)]) {
    const password = generatePassword({ length: each, names: account.names }, random);
    const since = clock.now();
    try {
      if ((await session.setPassword(account, password)) === "set") return { password, made: "yes" };
    } catch (error) {
      const told = error instanceof DirectoryFailure ? error : undefined;
      const failure = told?.message;
      if (told && told.kind !== "unknown") return { outcome: told.kind, code: told.code, failure: told.message };
      // Whatever it was, the directory may have done it.
      await clock.sleep(Math.max(0, since + SETTLING_MILLISECONDS - clock.now()));
      return { password, made: await lookAgain(account, password, session), failure };
    }
  }
  return { outcome: "unable", code: "TooWeak" };
}

const lookAgain = (account: Account, password: string, session: Session): Promise<Set["made"]> =>
  session.hasPassword(account, password).then(
    (has) => (has ? "yes" : "no"),
    () => "perhaps",
  );

/** Why the text was not taken; nothing where it was. Of what is thrown only the name: a message could have the text in it. */
async function send(text: { to: string; message: string }, texts: Texts): Promise<string | undefined> {
  try {
    const taken = await texts.send(text);
    return taken.taken ? undefined : taken.code;
  } catch (error) {
    return error instanceof Error ? error.name : "Error";
  }
}
