import { readDn } from "./dn.ts";
import { type Entry, type Value, valuesOf } from "./entry.ts";
import { locate } from "./locate.ts";
import { matches } from "./matches.ts";
import { sameName } from "./matching.ts";
import type { Search } from "./request.ts";
import { RefusedByDirectory, type Result, SUCCESS } from "./result.ts";
import { rightsOf } from "./rights.ts";
import { rootDse } from "./root-dse.ts";
import type { State } from "./state.ts";
import { isOfOneEntry, View } from "./view.ts";

type Shown = { dn: string; attributes: { name: string; values: Value[] }[] };
export type Found = {
  entries: Shown[];
  /** Where the rest of the forest is. */
  references: string[];
  result: Result;
  /** Of a search in pages. */
  page?: { total: number; cookie: Buffer };
};
/** All that a search means, and how each entry is told. */
export type Sought = { entries: (() => Shown)[]; references: string[] };

/** What Windows gives at once at most. https://learn.microsoft.com/troubleshoot/windows-server/active-directory/view-set-ldap-policy-using-ntdsutil */
export const MAX_PAGE_SIZE = 1000;
/** Asks for no attribute. https://www.rfc-editor.org/rfc/rfc4511#section-4.5.1.8 */
const NONE = "1.1";
/** Rules of Active Directory's own. https://learn.microsoft.com/windows/win32/adsi/search-filter-syntax */
const [ALL_BITS, ANY_BIT, IN_CHAIN] = ["803", "804", "1941"].map((last) => `1.2.840.113556.1.4.${last}`);

/** Finds entries as whoever is bound sees them, as many as come at once; throws RefusedByDirectory. */
export function search(request: Search, who: Entry | undefined, state: State): Found {
  const { entries, references } = everythingOf(request, who, state);
  const most = state.server === "Samba" ? entries.length : Math.min(request.sizeLimit || MAX_PAGE_SIZE, MAX_PAGE_SIZE);
  const result = entries.length > most ? state.say.refused("tooMany") : SUCCESS;
  return { entries: entries.slice(0, most).map((show) => show()), references, result };
}

/** The same without an end; throws RefusedByDirectory. */
export function everythingOf(request: Search, who: Entry | undefined, state: State): Sought {
  const { base, scope, filter, attributes: asked, typesOnly } = request;
  if (base === "" && scope === "base") return { entries: [() => rootDse(state, asked)], references: [] };
  if (!who) throw new RefusedByDirectory(state.say.refused("notBound"));
  const from = locate(base, state);
  if (!scope) throw new RefusedByDirectory(state.say.refused("noSuchScope"));
  // Once for all entries: it looks through all groups.
  const rights = rightsOf(who, state);
  const found = state.tree.within(from.at, scope).flatMap((entry) => {
    const view = new View(state, entry, rights(entry));
    const isKnown = (name: string) => state.tree.knows(name) || state.confidential.has(name.toLowerCase());
    // What may not be read, or is in no schema, is neither there nor not; Samba takes it for not there.
    const unknown = state.server === "Samba" ? [] : undefined;
    const values = (name: string) => (isKnown(name) ? view.values(name) : undefined) ?? unknown;
    const looking = { values, fold: state.fold, byRule: ruleOf(entry, values, state) };
    return matches(filter, looking) ? [{ dn: entry.dn, view }] : [];
  });
  if (scope !== "base" && asked.some(isOfOneEntry) && (found.length || state.server === "Windows"))
    throw new RefusedByDirectory(state.say.refused("onlyOfOneEntry"));
  const wanted = asked.filter((name) => name !== NONE);
  const entries = found.map(({ dn, view }) => () => ({
    dn,
    attributes: asked.length && !wanted.length ? [] : view.shown(wanted).map(typesOnly ? bare : same),
  }));
  const isWhole = scope !== "base" && from.at.length === state.base.length;
  const references = isWhole ? [`ldaps://${state.dnsDomain}/CN=Configuration,${state.baseDn}`] : [];
  return { entries, references };
}

const bare = ({ name }: { name: string }) => ({ name, values: [] });
const same = <T>(attribute: T) => attribute;

function ruleOf(entry: Entry, values: (name: string) => Value[] | undefined, { tree, server }: State) {
  const unknown = server === "Samba" ? false : undefined;
  return (rule: string, attribute: string, asked: Buffer): boolean | undefined => {
    const text = asked.toString();
    if (rule === IN_CHAIN) return isInChain(attribute.toLowerCase(), text);
    if ((rule !== ALL_BITS && rule !== ANY_BIT) || !/^-?\d+$/.test(text)) return unknown;
    const bits = BigInt(text);
    return values(attribute)?.some((value) => {
      const common = BigInt(/^-?\d+$/.test(String(value)) ? String(value) : 0) & bits;
      return rule === ALL_BITS ? common === bits : common !== 0n;
    });
  };
  /** Members of a group, or groups of a member, by way of however many groups. */
  function isInChain(attribute: string, name: string): boolean | undefined {
    const other = tree.find(readDn(name) ?? []);
    if (attribute === "memberof") return tree.groupsAbove(entry).some(({ dn }) => sameName(dn, name));
    if (attribute !== "member") return unknown;
    return other !== undefined && valuesOf(entry, "objectSid").length > 0 && tree.groupsAbove(other).includes(entry);
  }
}
