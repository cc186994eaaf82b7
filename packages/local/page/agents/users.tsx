import { useEffect, useState } from "preact/hooks";
import type { ChangeTold, UserListTold, UsersTold } from "../../src/console/told/user.ts";
import { ask, wordsOf } from "../ask.ts";
import { useTopic } from "../feed.ts";
import { clock, count } from "../parts/format.ts";
import { Icon } from "../parts/icon.tsx";
import { Pages } from "../parts/pages.tsx";
import { say } from "../parts/said.tsx";

const WAIT = 200;
const OUTCOMES: Record<string, string> = { CreateUser: "created", DeleteUser: "removed" };
/** `UpdateUserPhoneConfig`: phone config. */
const inWords = (operation: string) =>
  operation === "CreateUser" ? "created" : operation === "DeleteUser" ? "removed" : wordsIn(operation);
const wordsIn = (operation: string) =>
  operation
    .replace(/^(Update|Associate|Disassociate)User/, "")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();

/** The instance's users with search, and what changed last. */
export function Users() {
  const told = useTopic<UsersTold>("users");
  const [search, setSearch] = useState("");
  const [page, turn] = useState(0);
  const [list, setList] = useState<UserListTold>();
  const newest = told?.last;
  const sign = `${told?.count} ${newest?.at} ${newest?.login} ${newest?.operation}`;
  // Asked for anew when something has changed.
  useEffect(() => {
    let isOld = false;
    // Who types is waited for; who has just come is not.
    const timer = setTimeout(() => {
      ask<UserListTold>(`/users?search=${encodeURIComponent(search)}&page=${page}`).then(
        (found) => isOld || setList(found),
        (error) => isOld || say(wordsOf(error), { isBad: true }),
      );
    }, list && WAIT);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [search, page, sign]);
  return (
    <section class="users card" aria-labelledby="users-title">
      <header>
        <h2 id="users-title">
          Users of the instance <span class="count">{told ? count(told.count) : ""}</span>
        </h2>
        <label class="search">
          <Icon name="search" />
          <input
            type="search"
            placeholder="Login, name, profile, group"
            aria-label="Search users"
            value={search}
            onInput={({ currentTarget }) => {
              setSearch(currentTarget.value);
              turn(0);
            }}
          />
        </label>
      </header>
      <ul class="user-list" aria-label="Users">
        {list?.users.map(({ login, name, routingProfile, securityProfiles, hierarchy, phone, last }) => (
          <li key={login}>
            <p>
              <b>{login}</b> <span>{name}</span>
            </p>
            <p class="quiet">
              {[routingProfile, securityProfiles.join(" and "), hierarchy.join(" / "), phone]
                .filter(Boolean)
                .join(" · ")}
            </p>
            {last && <Change change={last} />}
          </li>
        ))}
      </ul>
      {list?.total === 0 && <p class="nothing">Nobody is found.</p>}
      {list && <Pages {...{ page, turn }} total={list.total} pageSize={list.pageSize} what="users" />}
    </section>
  );
}

function Change({ change: { at, operation, code } }: { change: ChangeTold }) {
  return (
    <p class={`last ${code ? "failed" : (OUTCOMES[operation] ?? "changed")}`}>
      {inWords(operation)}
      {code ? `: ${code}` : ""} <time dateTime={new Date(at).toISOString()}>{clock(at)}</time>
    </p>
  );
}
