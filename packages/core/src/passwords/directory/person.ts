import type { Entry } from "ldapts";
import * as z from "zod/mini";
import { onlyTextOf, textOf, valuesOf } from "../../directory/entry.ts";
import { sidOf } from "../../directory/sid.ts";

/** Names of what differs from one directory to the next. */
export type Attributes = { birthDate: string; startMonth: string; mobile: string };

const NAMES = ["sAMAccountName", "displayName", "givenName", "sn", "cn"];
export const BINARY_ATTRIBUTES = ["objectGUID", "objectSid", "tokenGroups"];

/** What is asked of a person's entry. */
export const attributesOf = (attributes: Attributes): string[] => [
  ...NAMES,
  "objectGUID",
  "objectSid",
  "userPrincipalName",
  "userAccountControl",
  "accountExpires",
  "adminCount",
  ...Object.values(attributes),
];

const Number32 = z.pipe(z.string().check(z.regex(/^-?\d{1,10}$/)), z.transform(Number));
const Person = z.object({
  dn: z.string().check(z.minLength(1)),
  id: z.pipe(
    z.instanceof(Buffer).check(z.refine(({ length }) => length === 16)),
    z.transform((guid) => guid.toString("hex")),
  ),
  sid: z.pipe(z.instanceof(Buffer), z.transform(sidOf)),
  login: z.string(),
  principalName: z.optional(z.string()),
  /** `userAccountControl`. This and the next every person has: left out where they may not be read. */
  control: z.optional(Number32),
  /** Ticks of 100 ns since 1601; 0, and the most that there is, for never. */
  expires: z.optional(
    z.pipe(
      z.string().check(z.regex(/^\d{1,19}$/)),
      z.transform((text: string) => BigInt(text)),
    ),
  ),
  adminCount: z._default(Number32, 0),
  birthDate: z.optional(z.string()),
  startMonth: z.optional(z.string()),
  mobile: z.optional(z.string()),
  names: z.array(z.string()),
});
/** An entry as far as it matters here. */
export type Person = z.infer<typeof Person>;
/** One of whom can be told whether they are switched off or expired. */
export type ReadablePerson = Person & { control: number; expires: bigint };

export const isReadable = (person: Person): person is ReadablePerson =>
  person.control !== undefined && person.expires !== undefined;

/** Throws where the entry lacks what tells whose it is: then it may not be read at all. */
export function personOf(entry: Entry, attributes: Attributes): Person {
  return Person.parse({
    dn: entry.dn,
    id: valuesOf(entry, "objectGUID")[0],
    sid: valuesOf(entry, "objectSid")[0],
    login: textOf(entry, "sAMAccountName"),
    principalName: textOf(entry, "userPrincipalName"),
    control: textOf(entry, "userAccountControl"),
    expires: textOf(entry, "accountExpires"),
    adminCount: textOf(entry, "adminCount"),
    birthDate: onlyTextOf(entry, attributes.birthDate),
    startMonth: onlyTextOf(entry, attributes.startMonth),
    mobile: onlyTextOf(entry, attributes.mobile),
    names: NAMES.flatMap((name) => textOf(entry, name) ?? []),
  });
}
