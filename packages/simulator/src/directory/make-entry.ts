import { type Dn, rdnValue, readDn } from "./dn.ts";
import { type Entry, type StartingEntry, setValues, type Value } from "./entry.ts";
import { fileTime, guidBytes, guidFor, sidBytes } from "./identifiers.ts";

export type Making = {
  /** The domain's DN as it is written. */
  base: string;
  domainSid: string;
  now: number;
  /** Gives relative identifiers, each once. */
  nextRid(): number;
};

const CLASSES: Record<string, string[]> = {
  user: ["top", "person", "organizationalPerson", "user"],
  computer: ["top", "person", "organizationalPerson", "user", "computer"],
  contact: ["top", "person", "organizationalPerson", "contact"],
  group: ["top", "group"],
  organizationalUnit: ["top", "organizationalUnit"],
  container: ["top", "container"],
  domainDNS: ["top", "domain", "domainDNS"],
};

/** Each class' `objectCategory`, by the class' name in small letters: a filter may name either. */
export const CATEGORIES: Record<string, string> = {
  person: "Person",
  organizationalperson: "Person",
  contact: "Person",
  user: "Person",
  computer: "Computer",
  group: "Group",
  organizationalunit: "Organizational-Unit",
  container: "Container",
  domaindns: "Domain-DNS",
};

/** A global group for security. */
const SECURITY_GROUP = "-2147483646";
const NEVER = String(2n ** 63n - 1n);
const DOMAIN_USERS = "513";

/** An entry with what Active Directory gives it by itself; throws where its DN or one of its identifiers cannot be read. */
export function makeEntry(starting: StartingEntry, making: Making): Entry {
  const { dn, password, attributes: given = {} } = starting;
  const at = readDn(dn);
  if (!at?.length) throw new Error(`The entry ${dn}: that is no distinguished name.`);
  const entry: Entry = { dn, at, attributes: new Map(), earlier: [], ...(password ? { password } : {}) };
  const write = (values: Record<string, string | string[] | Buffer>) => {
    for (const [name, value] of Object.entries(values)) setValues(entry, name, ([] as Value[]).concat(value));
  };
  const kind = kindOf(at, given);
  const classes = CLASSES[kind] ?? ["top", kind];
  write({ objectClass: classes, cn: rdnValue(dn), name: rdnValue(dn), distinguishedName: dn });
  write({ objectCategory: categoryOf(kind, making.base), objectGUID: guidFor(`${making.domainSid} ${at.join()}`) });
  if (kind === "user" || kind === "computer") write(accountOf(making));
  if (kind === "group") write({ groupType: SECURITY_GROUP, sAMAccountName: rdnValue(dn) });
  const { objectClass: _, objectSid, objectGUID, ...rest } = given;
  write(rest);
  if (objectGUID) write({ objectGUID: binary(dn, "objectGUID", guidBytes(String(objectGUID))) });
  if (objectSid) write({ objectSid: binary(dn, "objectSid", sidBytes(String(objectSid))) });
  else if (entry.attributes.has("samaccountname")) {
    const sid = `${making.domainSid}-${making.nextRid()}`;
    write({ objectSid: binary(dn, "objectSid", sidBytes(sid)) });
  }
  return entry;
}

function kindOf([first = ""]: Dn, given: NonNullable<StartingEntry["attributes"]>): string {
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  if (given.objectClass) return String([given.objectClass].flat().at(-1));
  if (first.startsWith("ou=")) return "organizationalUnit";
  if (names.has("grouptype") || names.has("member")) return "group";
  return names.has("samaccountname") ? "user" : "container";
}

const categoryOf = (kind: string, base: string): string =>
  `CN=${CATEGORIES[kind.toLowerCase()] ?? "Container"},CN=Schema,CN=Configuration,${base}`;

const accountOf = ({ now }: Making) => ({
  userAccountControl: "512",
  pwdLastSet: fileTime(now),
  badPwdCount: "0",
  primaryGroupID: DOMAIN_USERS,
  accountExpires: NEVER,
  sAMAccountType: "805306368",
});

function binary(dn: string, name: string, bytes: Buffer | undefined): Buffer {
  if (!bytes) throw new Error(`The entry ${dn}: its ${name} cannot be read.`);
  return bytes;
}
