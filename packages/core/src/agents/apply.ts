import { Refused } from "../refused.ts";
import type { Job } from "./job.ts";
import { isAs, type Plan, plan, planFromGlimpse } from "./plan.ts";
import { type Glimpse, NotSeen, type Users } from "./users.ts";
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

/** Whether an agent is as the row says, the password aside; what Connect refuses to tell is no. */
export async function isApplied(job: Job, users: Users): Promise<boolean> {
  try {
    const id = job.verb === "update" ? job.userId : (await users.find(job.wanted.login))?.id;
    return id !== undefined && isAs(await users.describe(id), job.wanted);
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

/**
 * Makes the agent as the row says, with a call for each part that differs and none for what does not. The calls are of
 * different operations, and run side by side. With a glimpse that tells enough, the agent is not read.
 */
export async function update(id: string, wanted: Wanted, users: Users, glimpse?: Glimpse): Promise<Applied> {
  const planned = (glimpse && planFromGlimpse(glimpse, wanted)) ?? plan(await users.describe(id), wanted);
  const calls = await Promise.allSettled(callsOf(id, planned, users));
  const errors = calls.flatMap((call) => (call.status === "rejected" ? [call.reason] : []));
  // What may work at a later try comes first: until then the row is neither done nor refused.
  const error = errors.find((each) => !(each instanceof Refused)) ?? errors[0];
  if (error) throw error;
  return calls.length > 0 ? "changed" : "unchanged";
}

function callsOf(id: string, planned: Plan, users: Users): Promise<void>[] {
  const { identity, phone, routingProfileId, securityProfileIds, hierarchyGroupId } = planned;
  const calls: Promise<void>[] = [];
  if (identity) calls.push(users.changeIdentity(id, identity));
  if (phone) calls.push(users.changePhone(id, phone));
  if (routingProfileId) calls.push(users.changeRoutingProfile(id, routingProfileId));
  if (securityProfileIds) calls.push(users.changeSecurityProfiles(id, securityProfileIds));
  if (hierarchyGroupId !== undefined) calls.push(users.changeHierarchy(id, hierarchyGroupId ?? undefined));
  return calls;
}
