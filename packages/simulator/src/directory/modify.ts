import { draftOf, type Entry, setValues, type Value, valuesOf } from "./entry.ts";
import { fileTime } from "./identifiers.ts";
import { locate } from "./locate.ts";
import { unlock } from "./lockout.ts";
import type { Change, Modify } from "./request.ts";
import { RefusedByDirectory, type Result, SUCCESS } from "./result.ts";
import { type Rights, rightsOf } from "./rights.ts";
import { changePassword, isOfPassword, resetPassword } from "./set-password.ts";
import type { State } from "./state.ts";

const [PWD_LAST_SET, LOCKOUT_TIME] = ["pwdlastset", "lockouttime"] as const;
/** Set by the directory alone. */
const OWN = [
  "objectguid",
  "objectsid",
  "memberof",
  "tokengroups",
  "badpwdcount",
  "badpasswordtime",
  "distinguishedname",
];

/** Does all of the changes or, by throwing RefusedByDirectory, none. */
export function modify({ dn, changes }: Modify, who: Entry | undefined, state: State): Result {
  const { say } = state;
  if (!who) throw new RefusedByDirectory(say.refused("notBound"));
  if (!dn || !changes.length) throw new RefusedByDirectory(say.refused("notWritable"));
  const target = locate(dn, state);
  const rights = rightsOf(who, state)(target);
  const ofPassword = changes.filter(isOfPassword);
  const others = changes.filter((change) => !isOfPassword(change));
  mustBeAllowed(ofPassword, others, rights, state);
  const draft = draftOf(target);
  if (ofPassword.length === 1) resetPassword(draft, ofPassword, state);
  if (ofPassword.length > 1) changePassword(target, draft, ofPassword, state);
  // After the password, which sets when it was set.
  for (const change of others) apply(draft, change, state);
  state.tree.put(draft);
  return SUCCESS;
}

/** To reset is a right of its own; to change is everybody's who knows the old password. */
function mustBeAllowed(ofPassword: Change[], others: Change[], rights: Rights, { say }: State): void {
  if (ofPassword.some(({ does }) => does === "replace") && !rights.resetsPassword)
    throw new RefusedByDirectory(say.refused("mayNotReset"));
  if (others.some(({ attribute }) => !rights.writes(attribute)))
    throw new RefusedByDirectory(say.refused("mayNotWrite"));
}

function apply(draft: Entry, change: Change, state: State): void {
  const name = change.attribute.toLowerCase();
  if (OWN.includes(name)) throw new RefusedByDirectory(state.say.refused("notWritable"));
  if (name === PWD_LAST_SET) setLast(draft, change, state);
  else if (name === LOCKOUT_TIME) setLockoutTime(draft, change, state);
  else setValues(draft, change.attribute, valuesAfter(valuesOf(draft, name), change, state));
}

/** What an attribute without rules of its own has then. */
function valuesAfter(there: Value[], { does, ...change }: Change, { fold, say }: State): Value[] {
  const values = change.values.map(String);
  const [old, given] = [there, values].map((all) => new Set(all.map((value) => fold(String(value)))));
  if (does === "replace") return values;
  if (does === "add") {
    if (values.some((value) => old?.has(fold(value)))) throw new RefusedByDirectory(say.refused("valueExists"));
    return [...there, ...values];
  }
  if (!there.length || values.some((value) => !old?.has(fold(value))))
    throw new RefusedByDirectory(say.refused("noSuchValue"));
  // Without values, all are meant.
  return values.length ? there.filter((value) => !given?.has(fold(String(value)))) : [];
}

/** 0 is "must change at the next logon"; -1 takes that back. https://learn.microsoft.com/windows/win32/adschema/a-pwdlastset */
function setLast(draft: Entry, { does, values }: Change, { say, now }: State): void {
  if (does === "delete" || values.length !== 1) throw new RefusedByDirectory(say.refused("notWritable"));
  const [value] = values.map(String);
  if (value !== "0" && value !== "-1") throw new RefusedByDirectory(say.refused("badPwdLastSet"));
  const mustChange = valuesOf(draft, PWD_LAST_SET)[0] === "0";
  if (value === "0") setValues(draft, PWD_LAST_SET, ["0"]);
  else if (mustChange) setValues(draft, PWD_LAST_SET, [fileTime(now())]);
}

/** 0 unlocks; no other value has a meaning that is documented, though Samba takes any. */
function setLockoutTime(draft: Entry, { does, values }: Change, { say, server }: State): void {
  const [value = "", ...more] = values.map(String);
  const isTaken = value === "0" || (server === "Samba" && /^\d+$/.test(value));
  if (does === "delete" || !isTaken || more.length) throw new RefusedByDirectory(say.refused("notWritable"));
  if (does === "add" && draft.attributes.has(LOCKOUT_TIME)) throw new RefusedByDirectory(say.refused("valueExists"));
  setValues(draft, "lockoutTime", [value]);
  if (value === "0") unlock(draft);
}
