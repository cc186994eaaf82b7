import { Refused } from "../refused.ts";

/** A user as the instance lists it; `modified` is when it was last changed (ms). */
export type KnownUser = { id: string; login: string; modified?: number | undefined };

/**
 * The instance's users by their logins. ⚠ AWS says in one place that logins are case sensitive: a login is looked up as it
 * is written, or else in any letter case where that leaves no doubt.
 */
export class KnownUsers {
  readonly #users = new Map<string, KnownUser>();
  /** Those whose logins differ by letter case alone. */
  readonly #alike = new Map<string, KnownUser[]>();

  add(user: KnownUser) {
    const key = user.login.toLowerCase();
    const first = this.#users.get(key);
    if (!first) this.#users.set(key, user);
    else this.#alike.set(key, [...(this.#alike.get(key) ?? [first]), user]);
  }

  /** The user of that login; throws Refused where it may be one of several. */
  find(login: string): KnownUser | undefined {
    const alike = this.#alike.get(login.toLowerCase());
    if (!alike) return this.#users.get(login.toLowerCase());
    const exact = alike.find((user) => user.login === login);
    if (exact) return exact;
    const logins = alike.map((user) => `“${user.login}”`).join(" and ");
    throw new Refused("AmbiguousName", `There are agents with the logins ${logins}: write it as one of them has it.`);
  }

  get size(): number {
    return [...this.#alike.values()].reduce((sum, alike) => sum + alike.length - 1, this.#users.size);
  }

  *[Symbol.iterator](): Generator<KnownUser> {
    for (const [key, user] of this.#users) yield* this.#alike.get(key) ?? [user];
  }
}
