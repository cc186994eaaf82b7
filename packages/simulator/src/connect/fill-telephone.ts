import { stableId } from "./arn.ts";
import { AGENT_STATUSES, type Instance } from "./instance.ts";
import type { RoutedQueue } from "./resources.ts";
import { A_DAY, idOf, keep, startingId, startingResource } from "./starting-resource.ts";
import type { Store } from "./store.ts";

/** Puts in what answers the telephone: agents' statuses, hours, flows, the numbers that lead to them and security keys. */
export function fillTelephone(store: Store, instance: Instance): void {
  for (const name of AGENT_STATUSES) {
    const type = name === "Available" ? "ROUTABLE" : "OFFLINE";
    keep(store.agentStatuses, { ...startingResource(store, "agentStatus", { name }), name, type });
  }
  for (const { name, id, timeZone, config } of instance.hoursOfOperation)
    keep(store.hours, { ...startingResource(store, "hours", { name, id }), name, timeZone, config });
  for (const { name, id, type, content } of instance.flows)
    keep(store.flows, { ...startingResource(store, "flow", { name, id }), name, type, content });
  for (const { number, flow } of instance.phoneNumbers) {
    const resource = startingResource(store, "phoneNumber", { name: number });
    keep(store.phoneNumbers, { ...resource, number, flowId: idOf(store.flows, flow) });
  }
  for (const { key, id = stableId(store.id, "securityKey", key) } of instance.securityKeys)
    store.securityKeys.set(id, { id, sequence: store.next(), key, createdAt: store.now() - A_DAY });
}

/** The queues that a routing profile serves, for calls and all alike; they need not be in the store yet. */
export function routedQueues(store: Store, { queues }: Instance, names: string[]): RoutedQueue[] {
  return names.map((name) => {
    const queueId = startingId(store, "queue", queues.find((queue) => queue.name === name) ?? { name });
    return { sequence: store.next(), queueId, channel: "VOICE", priority: 1, delay: 0 };
  });
}
