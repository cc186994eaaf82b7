import { type Dn, isWithin, readDn, sameDn } from "./dn.ts";
import { type Domain, rootOf } from "./domain.ts";
import { type Entry, isOfClass, type StartingEntry, textOf, valuesOf } from "./entry.ts";
import { type Making, makeEntry } from "./make-entry.ts";
import type { PasswordPolicy } from "./password-policy.ts";
import { wellKnown } from "./well-known.ts";

export type Scope = "base" | "one" | "sub";

/** Relative identifiers of those whom an administrator makes begin here. */
const FIRST_RID = 1103;

/** Attributes of the schema that no entry need have. */
const KNOWN = [
  ...[
    "admincount",
    "badpasswordtime",
    "description",
    "displayname",
    "employeeid",
    "givenname",
    "iscriticalsystemobject",
  ],
  ...["lockouttime", "mail", "mailnickname", "manager", "member", "memberof", "mobile"],
  ...["msds-user-account-control-computed", "proxyaddresses", "sn", "telephonenumber"],
  ...["tokengroups", "unicodepwd", "userprincipalname"],
];

/** The entries of one domain, by their names. */
export class Tree {
  readonly base: Dn;
  readonly #entries = new Map<string, Entry>();
  /** Of attributes, in small letters: every search asks for each, once an entry. */
  readonly #known = new Set(KNOWN);

  constructor(domain: Domain, starting: StartingEntry[], policy: PasswordPolicy, now: number) {
    let rid = FIRST_RID;
    const making = { base: domain.base, domainSid: domain.sid, now, nextRid: () => rid++ };
    this.base = readDn(domain.base) ?? [];
    const root = { dn: domain.base, attributes: rootOf(domain, policy) };
    for (const one of merged([root, ...wellKnown(domain.base, domain.sid)], starting)) {
      const entry = makeEntry(one, making);
      if (!isWithin(entry.at, this.base)) throw new Error(`The entry ${one.dn} is not below ${domain.base}.`);
      this.put(entry);
    }
    for (const { dn, at } of [...this.#entries.values()]) this.#makeAbove(dn, at, making);
  }

  find(at: Dn): Entry | undefined {
    return this.#entries.get(keyOf(at));
  }

  /** Replaces what is there under the entry's name. */
  put(entry: Entry): void {
    this.#entries.set(keyOf(entry.at), entry);
    for (const name of entry.attributes.keys()) this.#known.add(name);
  }

  all(): Entry[] {
    return [...this.#entries.values()];
  }

  /** Whether there is an attribute of the name at all. */
  knows(attribute: string): boolean {
    return this.#known.has(attribute.toLowerCase());
  }

  within(above: Dn, scope: Scope): Entry[] {
    return this.all().filter(({ at }) => {
      const levels = at.length - above.length;
      if (!isWithin(at, above)) return false;
      return scope === "sub" || levels === (scope === "base" ? 0 : 1);
    });
  }

  /** The nearest entry that there is at or above a name. */
  nearest(at: Dn): Entry | undefined {
    for (let from = 0; from < at.length; from++) {
      const entry = this.find(at.slice(from));
      if (entry) return entry;
    }
    return undefined;
  }

  /** The groups that name it as a member, themselves. */
  groupsNaming(member: Entry): Entry[] {
    return this.all().filter((group) =>
      valuesOf(group, "member").some((name) => sameDn(readDn(String(name)) ?? [], member.at)),
    );
  }

  /** All groups that it is in by its primary one too: an account's token. */
  groupsOf(member: Entry): Entry[] {
    const primary = this.#primaryGroupOf(member);
    return this.groupsAbove(member, primary ? [primary] : []);
  }

  /** All groups that it is a member of, by way of others too, and those above `more`; each once. */
  groupsAbove(member: Entry, more: Entry[] = []): Entry[] {
    const found = new Set<Entry>();
    const waiting = [...this.groupsNaming(member), ...more];
    for (let group = waiting.pop(); group; group = waiting.pop()) {
      if (found.has(group)) continue;
      found.add(group);
      waiting.push(...this.groupsNaming(group));
    }
    return [...found];
  }

  #primaryGroupOf(member: Entry): Entry | undefined {
    const rid = textOf(member, "primaryGroupID");
    const sid = valuesOf(member, "objectSid")[0];
    if (!rid || !Buffer.isBuffer(sid)) return undefined;
    const wanted = Buffer.from(sid);
    wanted.writeUInt32LE(Number(rid), wanted.length - 4);
    return this.all().find(
      (one) => isOfClass(one, "group") && wanted.equals(Buffer.from(valuesOf(one, "objectSid")[0] ?? "")),
    );
  }

  /** OUs that nobody described, so that no entry hangs in the air. */
  #makeAbove(dn: string, at: Dn, making: Making): void {
    const [, above = ""] = /^(?:[^,\\]|\\.)*,(.*)$/s.exec(dn) ?? [];
    const upper = at.slice(1);
    if (upper.length <= this.base.length || this.find(upper)) return;
    this.put(makeEntry({ dn: above }, making));
    this.#makeAbove(above, upper, making);
  }
}

const keyOf = (at: Dn) => at.join("\n");

/** One starting entry a name: what is said of an entry that is there anyway adds to it. Throws where one is said twice. */
function merged(known: StartingEntry[], starting: StartingEntry[]): StartingEntry[] {
  const nameOf = ({ dn }: StartingEntry) => keyOf(readDn(dn) ?? [dn]);
  const byName = new Map(known.map((entry) => [nameOf(entry), entry]));
  const said = new Set<string>();
  for (const entry of starting) {
    const name = nameOf(entry);
    const there = byName.get(name);
    if (said.has(name)) throw new Error(`The entry ${entry.dn} is there twice.`);
    said.add(name);
    const member = [there?.attributes?.member ?? [], entry.attributes?.member ?? []].flat();
    const attributes = { ...there?.attributes, ...entry.attributes, ...(member.length ? { member } : {}) };
    byName.set(name, { ...entry, attributes });
  }
  return [...byName.values()];
}
