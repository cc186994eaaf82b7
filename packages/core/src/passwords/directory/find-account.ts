import { AndFilter, type Client, type Entry, EqualityFilter } from "ldapts";
import type { Country } from "../../callers/number.ts";
import type { Clock } from "../../clock.ts";
import { DirectoryFailure } from "../../directory/directory-failure.ts";
import { textOf, valuesOf } from "../../directory/entry.ts";
import { failureOfReading } from "../../directory/failures.ts";
import { sidOf } from "../../directory/sid.ts";
import { isLogin } from "../login.ts";
import { barOf } from "./bars.ts";
import type { Account } from "./directory.ts";
import { type Attributes, attributesOf, BINARY_ATTRIBUTES, isReadable, type Person, personOf } from "./person.ts";
import { smsNumber } from "./sms-number.ts";

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
  const person = known(entry, finding.attributes);
  const mobile = smsNumber(person.mobile, finding.country);
  const { id, dn, birthDate, startMonth, names } = person;
  const standing = standingOf(person, groups, { ...finding, mobile });
  return { id, dn, login: person.login, birthDate, startMonth, mobile, names, ...standing };
}

/** Whether it is barred, or why that cannot be told. */
function standingOf(
  person: Person,
  groups: ReadonlySet<string> | DirectoryFailure,
  finding: Finding & { mobile: string | undefined },
): Pick<Account, "barred" | "unreadable"> {
  if (groups instanceof DirectoryFailure) return { unreadable: groups };
  if (groups.size === 0) return { unreadable: unreadable("tokenGroups of an account") };
  if (!isReadable(person)) return { unreadable: accountUnreadable() };
  const barred = barOf({ ...finding, person, groups, now: finding.clock.now() });
  return barred ? { barred } : {};
}

async function entryOf(login: string, { client, base, attributes }: Finding): Promise<Entry | undefined> {
  const sought = isLogin(login) ? login : NOBODY;
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

/**
 * The identifiers in an account's token, or what the directory answers instead. It works them out for a search of that entry alone,
 * with a global catalog. Throws where there is no answer.
 */
async function groupsOf(dn: string, client: Client): Promise<ReadonlySet<string> | DirectoryFailure> {
  const answer = await client
    .search(dn, { scope: "base", attributes: ["tokenGroups"], explicitBufferAttributes: BINARY_ATTRIBUTES })
    .catch((error) => {
      const failure = failureOfReading(error, "AccountGone");
      if (failure.code === "DirectorySilent") throw failure;
      return failure.code === "DirectoryError" ? unreadable(`tokenGroups: ${failure.message}`) : failure;
    });
  if (answer instanceof DirectoryFailure) return answer;
  const values = answer.searchEntries.flatMap((entry) => valuesOf(entry, "tokenGroups"));
  return new Set(values.flatMap((value) => (Buffer.isBuffer(value) ? [sidOf(value)] : [])));
}

const unreadable = (what: string): DirectoryFailure =>
  new DirectoryFailure("unable", "GroupsUnreadable", `the service account cannot read ${what}`);

function accountUnreadable(): DirectoryFailure {
  const message = "the service account cannot read what every account has, such as userAccountControl";
  return new DirectoryFailure("unable", "AccountUnreadable", message);
}

/** Whose it is has to be told, so that attempts for it can be counted. */
function known(entry: Entry, attributes: Attributes): Person {
  try {
    return personOf(entry, attributes);
  } catch {
    // No cause: it has the values that were read.
    throw accountUnreadable();
  }
}
