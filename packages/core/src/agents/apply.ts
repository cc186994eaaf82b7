import { Refused } from "../refused.ts";
import { decide, type Rules, readWhole } from "./decide.ts";
import type { Job, QuickConnect } from "./job.ts";
import { isAs, type Plan, plan } from "./plan.ts";
import { Partly, type Step, stepsOf } from "./steps.ts";
import { type Glimpse, NotSeen, type Users } from "./users.ts";
import type { Proficiency, Wanted } from "./wanted.ts";

/** What became of a row that did not fail. */
export type Applied = "created" | "changed" | "unchanged" | "removed" | "absent";

/** Creates the agent. A login that is taken by the very user that the row describes was created by an earlier try. */
export async function create(wanted: Wanted, users: Users): Promise<Applied> {
  try {
    await addTo(await users.create(wanted), wanted.proficiencies, users);
    return "created";
  } catch (error) {
    if (!(error instanceof Refused && error.code === "DuplicateResource")) throw error;
    const found = await users.find(wanted.login);
    if (!found)
      throw new NotSeen(`The login “${wanted.login}” is taken by a user who cannot be seen yet.`, { cause: error });
    const planned = plan(await readWhole(found.id, wanted, users), wanted);
    if (!isOwn(planned)) throw loginExists(wanted.login);
    await addTo(found.id, planned.proficiencies?.add, users);
    return "created";
  }
}

/** Whether nothing is left to do of a creation but what comes after it. */
function isOwn({ proficiencies, ...others }: Plan): boolean {
  const { change = [], take = [] } = proficiencies ?? {};
  return Object.keys(others).length + change.length + take.length === 0;
}

/** CreateUser takes no proficiencies: they are a call of their own. */
async function addTo(id: string, proficiencies: Proficiency[] | null | undefined, users: Users) {
  if (!proficiencies || proficiencies.length === 0) return;
  try {
    await users.addProficiencies(id, proficiencies);
  } catch (error) {
    // For seconds Connect may not find the user that it has just created: what is left of the row is for a later try.
    const isUnseen = error instanceof Refused && error.code === "ResourceNotFound";
    const cause = isUnseen
      ? new NotSeen(`Amazon Connect does not find the new user ${id} yet.`, { cause: error })
      : error;
    throw new Partly(["CreateUser"], cause);
  }
}

export const loginExists = (login: string) =>
  new Refused("LoginExists", `There is an agent with the login “${login}” already: change it through update/.`);

/** Whether Connect is as the row says, the password aside; what Connect refuses to tell is no. */
export async function isApplied(job: Job, users: Users): Promise<boolean> {
  try {
    if (job.verb === "remove") return await isGone(job.userId, users);
    const id = job.verb === "update" ? job.userId : (await users.find(job.wanted.login))?.id;
    return id !== undefined && isAs(await readWhole(id, job.wanted, users), job.wanted);
  } catch (error) {
    if (error instanceof Refused) return false;
    throw error;
  }
}

async function isGone(id: string | undefined, users: Users): Promise<boolean> {
  try {
    if (id) await users.describe(id);
    return id === undefined;
  } catch (error) {
    if (error instanceof NotSeen) return true;
    throw error;
  }
}

type Updating = { users: Users; rules: Rules; glimpse?: Glimpse | undefined };

/**
 * Makes the agent as the row says, with a call for each part that differs and none for what does not. The calls are of
 * different operations, and run side by side.
 */
export async function update(id: string, wanted: Wanted, { users, rules, glimpse }: Updating): Promise<Applied> {
  const { user, planned } = await decide(id, wanted, { users, rules, glimpse });
  const lanes = stepsOf(user, planned);
  await carryOut(lanes, users);
  return lanes.length > 0 ? "changed" : "unchanged";
}

/** Lanes run side by side; in one, nothing follows what fails. */
async function carryOut(lanes: Step[][], users: Users) {
  const done = new Set<Step>();
  const ended = await Promise.allSettled(
    lanes.map(async (lane) => {
      for (const step of lane) {
        await step.send(users);
        done.add(step);
      }
    }),
  );
  const errors = ended.flatMap((lane) => (lane.status === "rejected" ? [lane.reason] : []));
  // What may work at a later try comes first: until then the row is neither done nor refused.
  const error = errors.find((each) => !(each instanceof Refused)) ?? errors[0];
  if (!error) return;
  const operations = lanes.flat().flatMap((step) => (done.has(step) ? [step.operation] : []));
  throw operations.length > 0 ? new Partly(operations, error) : error;
}

/** Deletes the agent, the quick connects that lead to it first. One that is not there any more is a success that says so. */
export async function remove(
  userId: string | undefined,
  quickConnects: QuickConnect[],
  users: Users,
): Promise<Applied> {
  if (userId === undefined) return "absent";
  let isBegun = false;
  try {
    for (const { id } of quickConnects) {
      await users.removeQuickConnect(id);
      isBegun = true;
    }
    await users.remove(userId);
    // Not there: it was when the file was read, so that this is an earlier try's work, or somebody else's.
    return "removed";
  } catch (error) {
    throw isBegun ? new Partly(["DeleteQuickConnect"], error) : error;
  }
}
