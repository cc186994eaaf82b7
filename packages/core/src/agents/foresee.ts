import * as z from "zod";
import { changesOf, settingsOfNew } from "./changes.ts";
import { OPERATIONS } from "./connect-operations.ts";
import { COLUMNS, type Field } from "./csv/columns.ts";
import { decide, type Rules } from "./decide.ts";
import type { Job } from "./job.ts";
import { mayGlimpse } from "./plan.ts";
import { stepsOf } from "./steps.ts";
import type { Glimpse, Users } from "./users.ts";

const FIELD = z.enum(Object.keys(COLUMNS) as [Field, ...Field[]]);

/** What a row would do if it were carried out. */
export const Foreseen = z.object({
  outcome: z.enum(["created", "changed", "unchanged", "removed", "absent"]),
  changes: z.array(z.object({ field: FIELD, from: z.string().optional(), to: z.string().optional() })),
  /** Names of the quick connects that would be deleted first. */
  quickConnects: z.array(z.string()).optional(),
  /** How often each operation would be called; a search that ten rows share is a tenth of each. */
  calls: z.partialRecord(z.enum(OPERATIONS), z.number()),
});
export type Foreseen = z.infer<typeof Foreseen>;

/** Works out what a row would do, by the same code that would do it, and changes nothing. Throws Refused as that would. */
export async function foresee(
  job: Job,
  { users, rules, glimpse }: { users: Users; rules: Rules; glimpse?: Glimpse | undefined },
): Promise<Foreseen> {
  if (job.verb === "remove") return foreseeRemoval(job);
  if (job.verb === "create") {
    const calls = { CreateUser: 1, ...(job.wanted.proficiencies?.length && { AssociateUserProficiencies: 1 }) };
    return { outcome: "created", changes: settingsOfNew(job.wanted), calls };
  }
  const { user, planned, reads } = await decide(job.userId, job.wanted, { users, rules, glimpse });
  const steps = stepsOf(user, planned).flat();
  const calls: Foreseen["calls"] = mayGlimpse(job.wanted) ? { SearchUsers: 0.1 } : {};
  for (const operation of [...reads, ...steps.map((step) => step.operation)]) calls[operation] = 1;
  return { outcome: steps.length > 0 ? "changed" : "unchanged", changes: changesOf(user, planned), calls };
}

function foreseeRemoval({ userId, quickConnects = [] }: Extract<Job, { verb: "remove" }>): Foreseen {
  if (userId === undefined) return { outcome: "absent", changes: [], calls: {} };
  const calls = { DeleteUser: 1, ...(quickConnects.length > 0 && { DeleteQuickConnect: quickConnects.length }) };
  return { outcome: "removed", changes: [], quickConnects: quickConnects.map(({ name }) => name), calls };
}
