import { Refused } from "../refused.ts";
import { isAs, plan } from "./plan.ts";
import { NotSeen, type User, type Users } from "./users.ts";
import type { Wanted } from "./wanted.ts";

/** What became of a row that did not fail. */
export type Applied = "created" | "changed" | "unchanged";

/** Creates the agent. A login that is taken by the very user that the row describes was created by an earlier try. */
export async function create(wanted: Wanted, users: Users): Promise<Applied> {
  try {
    await users.create(wanted);
    return "created";
  } catch (error) {
    if (!(error instanceof Refused && error.code === "DuplicateResource")) throw error;
    const found = await users.find(wanted.login);
    if (!found)
      throw new NotSeen(`The login “${wanted.login}” is taken by a user who cannot be seen yet.`, { cause: error });
    if (isAs(await users.describe(found.id), wanted)) return "created";
    throw loginExists(wanted.login);
  }
}

export const loginExists = (login: string) =>
  new Refused("LoginExists", `There is an agent with the login “${login}” already: change it through update/.`);

/** Makes the agent as the row says, with a call for each part that differs and none for what does not. */
export async function update(id: string, wanted: Wanted, users: Users): Promise<Applied> {
  const calls = callsOf(await users.describe(id), wanted, users);
  for (const call of calls) await call();
  return calls.length > 0 ? "changed" : "unchanged";
}

function callsOf(user: User, wanted: Wanted, users: Users): (() => Promise<void>)[] {
  const { identity, phone, routingProfileId, securityProfileIds, hierarchyGroupId } = plan(user, wanted);
  const calls: (() => Promise<void>)[] = [];
  if (identity) calls.push(() => users.changeIdentity(user.id, identity));
  if (phone) calls.push(() => users.changePhone(user.id, phone));
  if (routingProfileId) calls.push(() => users.changeRoutingProfile(user.id, routingProfileId));
  if (securityProfileIds) calls.push(() => users.changeSecurityProfiles(user.id, securityProfileIds));
  if (hierarchyGroupId !== undefined) calls.push(() => users.changeHierarchy(user.id, hierarchyGroupId ?? undefined));
  return calls;
}
