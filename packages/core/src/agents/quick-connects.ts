import type { QuickConnect } from "./job.ts";
import type { Names } from "./users.ts";

/** An agent's quick connects, each with the names of the queues in which other agents are offered it. */
export type QuickConnects = Map<string, (QuickConnect & { queues: string[] })[]>;

/** The quick connects that lead to agents, by the agents' ids; queues are asked only where there is any. */
export async function readQuickConnects(names: Names): Promise<QuickConnects> {
  const found = await Array.fromAsync(names.quickConnects());
  const queuesOf = new Map<string, string[]>(found.map(({ id }) => [id, []]));
  if (found.length > 0) {
    for await (const queue of names.queues()) {
      for await (const id of names.offeredIn(queue.id)) queuesOf.get(id)?.push(queue.name);
    }
  }
  const byUser: QuickConnects = new Map();
  for (const { id, name, userId } of found) {
    const own = byUser.get(userId) ?? [];
    byUser.set(userId, [...own, { id, name, queues: queuesOf.get(id) ?? [] }]);
  }
  return byUser;
}
