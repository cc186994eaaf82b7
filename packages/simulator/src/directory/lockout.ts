import { type Entry, setValues, textOf } from "./entry.ts";
import { fileTime, fromFileTime } from "./identifiers.ts";
import type { PasswordPolicy } from "./password-policy.ts";

const MINUTE = 60_000;
/** So many of the passwords before are wrong, but its owner's, and do not count. */
const FORGIVEN = 2;

/** Whether it is locked now: a lock ends by itself, though `lockoutTime` stays until the next logon. */
export function isLocked(account: Entry, { lockoutMinutes }: PasswordPolicy, now: number): boolean {
  const since = fromFileTime(textOf(account, "lockoutTime"));
  return since !== undefined && (lockoutMinutes === 0 || now < since + lockoutMinutes * MINUTE);
}

/**
 * Counts a wrong password of an account that is not locked, and locks it with the last that the policy allows.
 * https://learn.microsoft.com/openspecs/windows_protocols/ms-samr/11b31f55-f447-4a63-bbf7-be4c4853c23e
 */
export function countWrong(account: Entry, password: string, policy: PasswordPolicy, now: number): void {
  if (policy.lockoutThreshold === 0 || account.earlier.slice(0, FORGIVEN).includes(password)) return;
  const last = fromFileTime(textOf(account, "badPasswordTime"));
  const isCounted = last !== undefined && (policy.lockoutMinutes === 0 || now <= last + policy.lockoutMinutes * MINUTE);
  const count = isCounted ? Number(textOf(account, "badPwdCount")) + 1 : 1;
  setValues(account, "badPwdCount", [String(count)]);
  setValues(account, "badPasswordTime", [fileTime(now)]);
  if (count >= policy.lockoutThreshold) setValues(account, "lockoutTime", [fileTime(now)]);
}

/** What a logon, or `lockoutTime` set to 0, does. https://learn.microsoft.com/openspecs/windows_protocols/ms-samr/85edb873-7549-401f-9108-01c128b875cb */
export function unlock(account: Entry): void {
  setValues(account, "badPwdCount", ["0"]);
  if (account.attributes.has("lockouttime")) setValues(account, "lockoutTime", ["0"]);
}
