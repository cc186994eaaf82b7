import type { Queue } from "./resources.ts";
import type { Store } from "./store.ts";

/** Offers these quick connects in a queue, and no others. */
export function offer(store: Store, queue: Queue, quickConnectIds: ReadonlySet<string>): void {
  store.queues.set(queue.id, { ...queue, quickConnectIds, modifiedAt: store.now() });
}

/** Takes a quick connect out of every queue that offers it. */
export function withdraw(store: Store, quickConnectId: string): void {
  const gone = new Set([quickConnectId]);
  for (const queue of store.queues.values())
    if (queue.quickConnectIds.has(quickConnectId)) offer(store, queue, queue.quickConnectIds.difference(gone));
}
