import { draftOf, type Entry, setValues } from "./entry.ts";
import { fileTime } from "./identifiers.ts";
import { countWrong, isLocked } from "./lockout.ts";
import { type Weakness, wasUsed, weaknessOf } from "./password-policy.ts";
import type { Change } from "./request.ts";
import { RefusedByDirectory } from "./result.ts";
import type { State } from "./state.ts";

/** Earlier passwords that are remembered: as many as a policy can ask for. */
const REMEMBERED = 1024;

export const isOfPassword = ({ attribute }: Change): boolean => attribute.toLowerCase() === "unicodepwd";

/**
 * A reset, which is one value in the place of whatever there is; the history does not hold it up.
 * https://learn.microsoft.com/openspecs/windows_protocols/ms-adts/6e803168-f140-4d23-b2d3-c3a8ab5917d2
 */
export function resetPassword(draft: Entry, [change]: Change[], state: State): void {
  if (change?.does !== "replace") throw new RefusedByDirectory(state.say.refused("noChange"));
  const password = passwordIn(change, state);
  const weakness = weaknessOf(password, draft, state.policy, state.server);
  if (weakness) throw new RefusedByDirectory(state.say.tooWeak(weakness, true));
  write(draft, password, state);
}

/** A change, which takes the old password away and adds the new one; a wrong old password counts as at a logon. */
export function changePassword(account: Entry, draft: Entry, changes: Change[], state: State): void {
  const { say, policy, server } = state;
  const [taken, added, ...more] = changes;
  if (taken?.does !== "delete" || added?.does !== "add" || more.length)
    throw new RefusedByDirectory(say.refused("noChange"));
  const [old, password] = [passwordIn(taken, state), passwordIn(added, state)];
  if (isLocked(account, policy, state.now()) || account.password === undefined || account.password !== old) {
    const counted = draftOf(account);
    if (!isLocked(account, policy, state.now())) countWrong(counted, old, policy, state.now());
    state.tree.put(counted);
    throw new RefusedByDirectory(say.refused("wrongOldPassword"));
  }
  const used: Weakness | undefined = wasUsed(password, account, policy) ? "used before" : undefined;
  const weakness = weaknessOf(password, account, policy, server) ?? used;
  if (weakness) throw new RefusedByDirectory(say.tooWeak(weakness, false));
  write(draft, password, state);
}

/** The password in a value: in quotes, and in UTF-16, little end first. */
function passwordIn({ values }: Change, { say }: State): string {
  const [value = Buffer.alloc(0), ...more] = values;
  const quoted = value.length % 2 === 0 ? value.toString("utf16le") : "";
  if (more.length || quoted.length < 2 || !quoted.startsWith('"') || !quoted.endsWith('"'))
    throw new RefusedByDirectory(say.refused("noPassword"));
  return quoted.slice(1, -1);
}

function write(draft: Entry, password: string, { now }: State): void {
  if (draft.password !== undefined) draft.earlier.unshift(draft.password);
  draft.earlier.splice(REMEMBERED);
  draft.password = password;
  setValues(draft, "pwdLastSet", [fileTime(now())]);
}
