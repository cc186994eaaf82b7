import type { Dn } from "./dn.ts";

/** An entry to begin with. An OU is one by its DN, a group by its `groupType` or `member`, a user by its `sAMAccountName`. */
export type StartingEntry = {
  dn: string;
  /** A user's; without one nobody can bind as it. */
  password?: string;
  /** As LDAP names them; `objectSid` as `S-1-…`, `objectGUID` as a GUID with hyphens. What is left out is made up. */
  attributes?: Record<string, string | string[]>;
};

/** A Buffer is what is no text: SIDs and GUIDs. */
export type Value = string | Buffer;

export type Entry = {
  dn: string;
  at: Dn;
  /** By their names in small letters. */
  attributes: Map<string, { name: string; values: Value[] }>;
  password?: string;
  /** The passwords before it, newest first. */
  earlier: string[];
};

/** Bits of `userAccountControl`. */
export const [DISABLED, NO_PASSWORD_NEEDED, PASSWORD_NEVER_EXPIRES] = [0x2, 0x20, 0x1_0000] as const;

export const valuesOf = (entry: Entry, name: string): Value[] => entry.attributes.get(name.toLowerCase())?.values ?? [];

/** The first value as text, or nothing as "". */
export const textOf = (entry: Entry, name: string): string => String(valuesOf(entry, name)[0] ?? "");

export const hasFlag = (entry: Entry, flag: number): boolean =>
  (Number(textOf(entry, "userAccountControl")) & flag) !== 0;

export const isOfClass = (entry: Entry, name: string): boolean =>
  valuesOf(entry, "objectClass").some((value) => String(value).toLowerCase() === name.toLowerCase());

/** Writes an attribute; no values take it away. */
export function setValues({ attributes }: Entry, name: string, values: Value[]): void {
  const key = name.toLowerCase();
  if (values.length) attributes.set(key, { name: attributes.get(key)?.name ?? name, values });
  else attributes.delete(key);
}

/** A copy that can be changed and thrown away. */
export const draftOf = (entry: Entry): Entry => ({
  ...entry,
  attributes: new Map(entry.attributes),
  earlier: [...entry.earlier],
});
