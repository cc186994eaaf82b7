import type { Entry } from "ldapts";
import * as z from "zod";
import { textOf, valuesOf } from "./entry.ts";
import { sidOf } from "./sid.ts";

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

const Number32 = z
  .string()
  .regex(/^-?\d{1,10}$/)
  .transform(Number);
const Person = z.object({
  dn: z.string().min(1),
  id: z
    .instanceof(Buffer)
    .refine(({ length }) => length === 16)
    .transform((guid) => guid.toString("hex")),
  sid: z.instanceof(Buffer).transform(sidOf),
  login: z.string(),
  principalName: z.string().optional(),
  control: Number32,
  /** Ticks of 100 ns since 1601; 0, and the most that there is, for never. Left out where it may not be read. */
  expires: z
    .string()
    .regex(/^\d{1,19}$/)
    .transform(BigInt)
    .default(0n),
  adminCount: Number32.default(0),
  birthDate: z.string().optional(),
  startMonth: z.string().optional(),
  mobile: z.string().optional(),
  names: z.array(z.string()),
});
/** An entry as far as it matters here. */
export type Person = z.infer<typeof Person>;

/** Throws where the entry lacks what every person's has: then it may not be read. */
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
    birthDate: textOf(entry, attributes.birthDate),
    startMonth: textOf(entry, attributes.startMonth),
    mobile: textOf(entry, attributes.mobile),
    names: NAMES.flatMap((name) => textOf(entry, name) ?? []),
  });
}
