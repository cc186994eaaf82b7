import type { BindData } from "./diagnostics.ts";
import { readDn } from "./dn.ts";
import { DISABLED, draftOf, type Entry, hasFlag, PASSWORD_NEVER_EXPIRES, textOf } from "./entry.ts";
import { fromFileTime } from "./identifiers.ts";
import { countWrong, isLocked, unlock } from "./lockout.ts";
import { type Result, SUCCESS } from "./result.ts";
import type { State } from "./state.ts";

export type Bound = { result: Result; who?: Entry; data?: BindData };

/**
 * A simple bind. Whoever gives a name without a password is let in as nobody by Windows, which trusts clients to know that.
 * https://www.rfc-editor.org/rfc/rfc4513#section-5.1.2
 */
export function authenticate(name: string, password: string, state: State): Bound {
  const refused = (data: BindData): Bound => ({ result: state.say.bindRefused(data), data });
  if (password === "" && (name === "" || state.server === "Windows")) return { result: SUCCESS };
  const account = accountOf(name, state);
  if (!account) return refused("52e");
  const draft = draftOf(account);
  if (isLocked(draft, state.policy, state.now())) return refused("775");
  if (draft.password === undefined || draft.password !== password) {
    countWrong(draft, password, state.policy, state.now());
    state.tree.put(draft);
    return refused("52e");
  }
  const held = heldUp(draft, state);
  if (held) return refused(held);
  unlock(draft);
  state.tree.put(draft);
  return { result: SUCCESS, who: draft };
}

/** What is told only to whoever knows the password. */
function heldUp(account: Entry, { now }: State): BindData | undefined {
  const expires = fromFileTime(textOf(account, "accountExpires"));
  if (hasFlag(account, DISABLED)) return "533";
  if (expires !== undefined && expires <= now()) return "701";
  const mustChange = textOf(account, "pwdLastSet") === "0" && !hasFlag(account, PASSWORD_NEVER_EXPIRES);
  return mustChange ? "773" : undefined;
}

/** By the name that it is bound with: a DN, `login@example.test`, or `EXAMPLE\login`. */
function accountOf(name: string, { tree, fold, dnsDomain, netbios }: State): Entry | undefined {
  const dn = name.includes("=") ? readDn(name) : undefined;
  if (dn?.length) return tree.find(dn);
  const is = (one: string, other: string) => one !== "" && fold(one) === fold(other);
  const [, domain = "", login = ""] = /^([^\\]+)\\(.+)$/s.exec(name) ?? [];
  return tree.all().find((entry) => {
    const own = textOf(entry, "sAMAccountName");
    if (domain) return is(own, login) && is(domain, netbios);
    return is(textOf(entry, "userPrincipalName"), name) || (own !== "" && is(`${own}@${dnsDomain}`, name));
  });
}
