import { type Entry, isOfClass, type Value, valuesOf } from "./entry.ts";
import { isLocked } from "./lockout.ts";
import type { Rights } from "./rights.ts";
import type { State } from "./state.ts";

/** Worked out when they are asked for by name, and never of what `*` means. */
const COMPUTED = ["tokengroups", "msds-user-account-control-computed"];
/** Nobody reads it. */
const SECRET = "unicodepwd";
const [LOCKED, MUST_CHANGE] = [0x10, 0x80_0000];

/** What one account sees of an entry. */
export class View {
  readonly #state: State;
  readonly #entry: Entry;
  readonly #rights: Rights;

  constructor(state: State, entry: Entry, rights: Rights) {
    this.#state = state;
    this.#entry = entry;
    this.#rights = rights;
  }

  /** An attribute's values; nothing where they may not be read. */
  values(attribute: string): Value[] | undefined {
    const name = attribute.toLowerCase();
    if (name === SECRET || (this.#state.confidential.has(name) && !this.#rights.reads(name))) return undefined;
    switch (name) {
      case "memberof":
        return this.#state.tree.groupsNaming(this.#entry).map(({ dn }) => dn);
      case "tokengroups":
        return this.#token();
      case "msds-user-account-control-computed":
        return isOfClass(this.#entry, "user") ? [this.#accountControl()] : [];
      default:
        return valuesOf(this.#entry, name);
    }
  }

  /** The attributes that a search asks for, by the names that the directory gives them, where they have values. */
  shown(asked: string[]): { name: string; values: Value[] }[] {
    const isAll = asked.length === 0 || asked.includes("*");
    const own = [...this.#entry.attributes.values()].map(({ name }) => name);
    const all = [...own, "memberOf"];
    const named = asked.map((name) => all.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name);
    const names = new Set([...(isAll ? all : []), ...named.filter((name) => name !== "*")]);
    return [...names].flatMap((name) => {
      const values = this.values(name) ?? [];
      return values.length ? [{ name, values }] : [];
    });
  }

  /** The identifiers of the groups for security that an account is in, by way of others too. */
  #token(): Value[] {
    const { tree } = this.#state;
    if (!isOfClass(this.#entry, "user")) return [];
    const groups = tree.groupsOf(this.#entry).filter((group) => Number(valuesOf(group, "groupType")[0]) < 0);
    return groups.flatMap((group) => valuesOf(group, "objectSid"));
  }

  #accountControl(): string {
    const { policy, now } = this.#state;
    const locked = isLocked(this.#entry, policy, now()) ? LOCKED : 0;
    const mustChange = valuesOf(this.#entry, "pwdLastSet")[0] === "0" ? MUST_CHANGE : 0;
    return String(locked | mustChange);
  }
}

/** Whether an attribute is of a search for one entry only. https://learn.microsoft.com/windows/win32/adschema/a-tokengroups */
export const isOfOneEntry = (attribute: string): boolean => attribute.toLowerCase() === COMPUTED[0];
