import { AndFilter, type Client, type Entry, EqualityFilter, OrFilter, PresenceFilter } from "ldapts";
import type { Clock } from "../clock.ts";
import { type Budget, budgetOf } from "../directory/budget.ts";
import { disconnect } from "../directory/connect.ts";
import { DirectoryFailure } from "../directory/directory-failure.ts";
import { domainOf, isBelow } from "../directory/distinguished-name.ts";
import { textOf, valuesOf } from "../directory/entry.ts";
import { failureOfReading } from "../directory/failures.ts";
import { mustBeLdaps, openConnection, type Servers } from "../directory/open-connection.ts";
import { readPages } from "../directory/read-pages.ts";
import type { Account } from "./account.ts";
import { allTextsOf, DECISIVE, isPerson, isSynchronised } from "./synchronised.ts";

export type DirectoryAccounts = Servers & {
  /** A DN: those whom it is about are below it. Without one, they are the whole domain. */
  base?: string | undefined;
  /** Whether all of the base's domain is read: who is in it and not below the base is among the others. */
  isWhole?: boolean | undefined;
  clock: Pick<Clock, "now">;
  /** How long it may take in all. */
  seconds: number;
  /** Less than what Windows gives at once, for tests. */
  pageSize?: number;
};
export type DirectoryEntries = { accounts: Account[]; others: Account[] };

const MAX_PAGE_SIZE = 1000;
const OWN = ["userPrincipalName", "mail", "proxyAddresses"];
const BINARY = ["objectSid", "objectGUID"];

/**
 * Reads all that has addresses below the base, in pages: `accounts` are people's, as the synchronisation takes them, `others`
 * whatever else has an address, such as groups and contacts. Each is in the order of user principal names and then DNs, since a
 * directory has none. Throws DirectoryFailure, and gives no half of a list.
 */
export async function readDirectoryAccounts(directory: DirectoryAccounts): Promise<DirectoryEntries> {
  mustBeLdaps(directory.servers);
  const { seconds, clock, pageSize = MAX_PAGE_SIZE } = directory;
  const time = budgetOf(seconds, clock);
  const { client } = await openConnection(directory, time, seconds * 1000);
  try {
    const base = await nameOf(client, directory.base, time);
    const entries = await readPages(client, {
      ...{
        base: directory.isWhole ? domainAbove(base) : base,
        filter: WANTED,
        attributes: [...OWN, ...DECISIVE, "objectGUID"],
      },
      ...{ binary: BINARY, pageSize, time },
    });
    return sorted(entries, base);
  } finally {
    await disconnect(client);
  }
}

/** By the base as the directory writes it: a person can write a name in many ways. */
function domainAbove(base: string): string {
  const domain = domainOf(base);
  if (domain) return domain;
  throw new DirectoryFailure("unable", "BaseMissing", "the base's name ends in no domain");
}

const equal = (attribute: string, value: string) => new EqualityFilter({ attribute, value });
const present = (attribute: string) => new PresenceFilter({ attribute });
const WANTED = new OrFilter({
  filters: [
    new AndFilter({ filters: [equal("objectCategory", "person"), equal("objectClass", "user")] }),
    present("mail"),
    present("proxyAddresses"),
  ],
});

/** The base as the directory writes it, or the domain's own name. */
async function nameOf(client: Client, base: string | undefined, time: Budget): Promise<string> {
  const attribute = "defaultNamingContext";
  const asked = { scope: "base", attributes: [base === undefined ? attribute : "1.1"] } as const;
  const find = () => client.search(base ?? "", { ...asked, attributes: [...asked.attributes] });
  const { searchEntries } = await time.spend(find).catch((error) => {
    throw failureOfReading(error, "BaseMissing");
  });
  const [entry] = searchEntries;
  const name = base === undefined && entry ? textOf(entry, attribute) : entry?.dn;
  if (!name) throw new DirectoryFailure("unable", "BaseMissing", "the directory has no entry of the base's name");
  return name;
}

function sorted(entries: Entry[], base: string): DirectoryEntries {
  // Whoever is moved while pages are read can come twice.
  const each = new Map(entries.map((entry) => [idOf(entry), entry]));
  const synchronised = [...each]
    .filter(([, entry]) => isSynchronised(entry))
    .map(([id, entry]) => ({
      ...{ entry, account: { ...accountOf(entry), id } },
      ...{ name: (textOf(entry, "userPrincipalName") ?? "").toLowerCase(), dn: entry.dn.toLowerCase() },
    }));
  synchronised.sort((one, other) => inOrder(one.name, other.name) || inOrder(one.dn, other.dn));
  const isAsked = (entry: Entry) => isPerson(entry) && (entry.dn === base || isBelow(entry.dn, base));
  return {
    accounts: synchronised.flatMap(({ entry, account }) => (isAsked(entry) ? [account] : [])),
    others: synchronised.flatMap(({ entry, account }) => (isAsked(entry) ? [] : [account])),
  };
}

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function idOf(entry: Entry): string {
  const [id] = valuesOf(entry, "objectGUID");
  return Buffer.isBuffer(id) ? id.toString("hex") : entry.dn;
}

function accountOf(entry: Entry): Account {
  return {
    userPrincipalName: textOf(entry, "userPrincipalName"),
    mail: textOf(entry, "mail"),
    proxyAddresses: allTextsOf(entry, "proxyAddresses"),
    displayName: textOf(entry, "displayName"),
    login: textOf(entry, "sAMAccountName"),
  };
}
