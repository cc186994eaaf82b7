import { AndFilter, type Client, type Entry, EqualityFilter } from "ldapts";
import type { Country } from "../../callers/number.ts";
import type { Clock } from "../../clock.ts";
import { barOf } from "./bars.ts";
import type { Account } from "./directory.ts";
import { DirectoryFailure } from "./directory-failure.ts";
import { textOf, valuesOf } from "./entry.ts";
import { failureOfReading } from "./failures.ts";
import { type Attributes, attributesOf, BINARY_ATTRIBUTES, type Person, personOf } from "./person.ts";
import { sidOf } from "./sid.ts";
import { smsNumber } from "./sms-number.ts";

/** What the directory takes for one and the same, such as spaces around it or letters of another width, is none of these. */
const LOGIN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Looked for in the place of what is no login, so that as much is asked of the directory. */
const NOBODY = "-";

export type Finding = {
  client: Client;
  /** As the directory writes it. */
  base: string;
  protectedGroups: ReadonlySet<string>;
  serviceAccount: string;
  attributes: Attributes;
  country?: Country | undefined;
  clock: Pick<Clock, "now">;
};

/**
 * The one account of the login below the base, by two searches: of the person, and of the groups in its token, which hold all that
 * it is in by others and its primary group. Where there is nobody, the base's are looked for.
 */
export async function findAccount(login: string, finding: Finding): Promise<Account | undefined> {
  const entry = await entryOf(login, finding);
  const groups = await groupsOf(entry?.dn ?? finding.base, finding.client);
  if (!entry) return undefined;
  if (groups.size === 0) throw unreadable("tokenGroups of an account");
  const person = readable(entry, finding.attributes);
  const mobile = smsNumber(person.mobile, finding.country);
  const barred = barOf({ ...finding, person, groups, mobile, now: finding.clock.now() });
  const { id, dn, birthDate, startMonth, names } = person;
  return { id, dn, login: person.login, birthDate, startMonth, mobile, names, ...(barred && { barred }) };
}

async function entryOf(login: string, { client, base, attributes }: Finding): Promise<Entry | undefined> {
  const sought = LOGIN.test(login) ? login : NOBODY;
  const equal = (attribute: string, value: string) => new EqualityFilter({ attribute, value });
  const filter = new AndFilter({
    filters: [equal("objectCategory", "person"), equal("objectClass", "user"), equal("sAMAccountName", sought)],
  });
  const { searchEntries } = await client
    .search(base, {
      scope: "sub",
      sizeLimit: 2,
      filter,
      attributes: attributesOf(attributes),
      explicitBufferAttributes: BINARY_ATTRIBUTES,
    })
    .catch((error) => {
      throw failureOfReading(error, "BaseMissing");
    });
  const [entry, another] = searchEntries;
  if (!entry || another) return undefined;
  return textOf(entry, "sAMAccountName")?.toLowerCase() === login.toLowerCase() ? entry : undefined;
}

/** The identifiers in an account's token. The directory works them out for a search of that entry alone, with a global catalog. */
async function groupsOf(dn: string, client: Client): Promise<ReadonlySet<string>> {
  const { searchEntries } = await client
    .search(dn, { scope: "base", attributes: ["tokenGroups"], explicitBufferAttributes: BINARY_ATTRIBUTES })
    .catch((error) => {
      const failure = failureOfReading(error, "AccountGone");
      throw failure.code === "DirectoryError" ? unreadable(`tokenGroups: ${failure.message}`) : failure;
    });
  const values = searchEntries.flatMap((entry) => valuesOf(entry, "tokenGroups"));
  return new Set(values.flatMap((value) => (Buffer.isBuffer(value) ? [sidOf(value)] : [])));
}

const unreadable = (what: string): DirectoryFailure =>
  new DirectoryFailure("unable", "GroupsUnreadable", `the service account cannot read ${what}`);

function readable(entry: Entry, attributes: Attributes): Person {
  try {
    return personOf(entry, attributes);
  } catch {
    // No cause: it has the values that were read.
    const message = "the service account cannot read what every account has, such as userAccountControl";
    throw new DirectoryFailure("unable", "AccountUnreadable", message);
  }
}
