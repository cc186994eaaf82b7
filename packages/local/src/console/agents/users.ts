import type { UserSnapshot } from "@frontdesk/simulator/connect/snapshot.ts";
import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";
import type { Frontdesk } from "../../cloud/boot.ts";
import { isThrottled } from "../throttled.ts";
import type { ChangeTold, UserListTold, UsersTold, UserTold } from "../told/user.ts";

const PAGE_SIZE = 50;
const CHANGES = /^(Create|Update|Delete|Associate|Disassociate)/;

/** Whether a call changes something of a user; one that was throttled has not, and comes again. */
export const isChange = (entry: JournalEntry): boolean =>
  entry.service === "connect" && CHANGES.test(entry.operation) && !isThrottled(entry);

type Input = { UserId?: string; Username?: string };

/** The instance's users as they are, and the calls that change them as they come. */
export function usersIn({ connect, cloud }: Pick<Frontdesk, "connect" | "cloud">) {
  const lastOf = new Map<string, ChangeTold>();
  let last: ChangeTold | undefined;

  function note(entry: JournalEntry): void {
    const { operation, input, code, at } = entry;
    if (!isChange(entry)) return;
    const { UserId = "", Username = connect.loginOf(UserId) }: Input = { ...(input as Input) };
    if (Username === undefined) return;
    last = { at, login: Username, operation, ...(code !== undefined && { code }) };
    lastOf.set(Username, last);
  }

  return {
    stop: cloud.journal.on(note),
    read: (): UsersTold => ({ count: connect.userCount(), ...(last && { last }) }),
    /** Those whose login, name or profile has the words; pages count from 0. */
    list(search: string, page: number): UserListTold {
      const words = search.toLowerCase().split(/\s+/).filter(Boolean);
      const users = connect.snapshot().map((user) => told(user, lastOf.get(user.login)));
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
