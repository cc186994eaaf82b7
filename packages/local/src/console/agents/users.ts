import type { UserSnapshot } from "@frontdesk/simulator/connect/snapshot.ts";
import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";
import type { Frontdesk } from "../../cloud/boot.ts";
import type { ChangeTold, UserListTold, UsersTold, UserTold } from "../told/user.ts";

const PAGE_SIZE = 50;
/** Changes that are told of as they come. */
const LATEST = 40;
const CHANGES = /^(Create|Update|Delete|Associate|Disassociate)/;
const THROTTLED = 429;

type Input = { UserId?: string; Username?: string; QuickConnectId?: string };

/** The instance's users as they are, and the calls that change them as they come. */
export function usersIn({ connect, cloud }: Pick<Frontdesk, "connect" | "cloud">) {
  const last = new Map<string, ChangeTold>();
  const changes: ChangeTold[] = [];
  const logins = new Map<string, string>();
  const learn = (users: UserSnapshot[]) => {
    for (const { id, login } of users) logins.set(id, login);
    return users;
  };
  learn(connect.snapshot());

  function loginOf({ UserId, Username }: Input): string | undefined {
    if (Username !== undefined || UserId === undefined) return Username;
    if (!logins.has(UserId)) learn(connect.snapshot());
    return logins.get(UserId);
  }

  /** Takes a call of the journal; whether it was one that changes a user. */
  function note({ service, operation, input, status, code, at }: JournalEntry): boolean {
    if (service !== "connect" || status === THROTTLED || !CHANGES.test(operation)) return false;
    const login = loginOf({ ...(input as Input) });
    if (login === undefined) return false;
    const change = { at, login, operation, ...(code !== undefined && { code }) };
    last.set(login, change);
    changes.unshift(change);
    changes.length = Math.min(changes.length, LATEST);
    return true;
  }
  const stop = cloud.journal.on(note);

  return {
    stop,
    isChange: ({ service, operation, status }: JournalEntry) =>
      service === "connect" && status !== THROTTLED && CHANGES.test(operation),
    read: (): UsersTold => ({ count: connect.snapshot().length, changes: [...changes] }),
    /** Those whose login, name or profile has the words; pages count from 0. */
    list(search: string, page: number): UserListTold {
      const words = search.toLowerCase().split(/\s+/).filter(Boolean);
      const users = learn(connect.snapshot()).map((user) => told(user, last.get(user.login)));
      const found = users.filter((user) => words.every((word) => textOf(user).includes(word)));
      // What changed last is what one looks for.
      found.sort((one, other) => (other.last?.at ?? 0) - (one.last?.at ?? 0));
      const shown = found.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
      return { users: shown, total: found.length, page, pageSize: PAGE_SIZE };
    },
  };
}

function told(user: UserSnapshot, last: ChangeTold | undefined): UserTold {
  const { login, firstName = "", lastName = "", routingProfile = "", securityProfiles, hierarchy } = user;
  const phone = user.phoneType === "DESK_PHONE" ? (user.deskPhoneNumber ?? "desk phone") : "soft phone";
  const name = `${firstName} ${lastName}`.trim();
  return { login, name, routingProfile, securityProfiles, hierarchy, phone, ...(last && { last }) };
}

const textOf = ({ login, name, routingProfile, securityProfiles, hierarchy }: UserTold) =>
  [login, name, routingProfile, ...securityProfiles, ...hierarchy].join(" ").toLowerCase();
