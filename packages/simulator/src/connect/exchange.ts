import type { Exchange } from "../phone/exchange.ts";
import type { Queue } from "./resources.ts";
import type { Store } from "./store.ts";

/** What the instance gives of the exchange; the functions and how they are invoked are not its own. */
export type TelephoneParts = Pick<Exchange, "instance" | "flows" | "numbers" | "hours" | "queues" | "securityKeys">;

/** Flows, numbers, hours, queues and security keys as they are now, with the agents who would answer. */
export function telephoneParts(store: Store): TelephoneParts {
  const { id, arn, account, region, alias } = store;
  const flows = [...store.flows.values()];
  return {
    instance: { id, arn, account, region, alias },
    flows: flows.map(({ id, arn, name, type, content }) => ({ id, arn, name, type, content })),
    numbers: [...store.phoneNumbers.values()].map(({ number, flowId }) => ({ number, flowId })),
    hours: [...store.hours.values()].map(({ id, arn, name, timeZone, config }) => ({
      id,
      arn,
      name,
      timeZone,
      config: config.map((range) => ({ ...range })),
    })),
    queues: [...store.queues.values()].map((queue) => ({
      id: queue.id,
      arn: queue.arn,
      name: queue.name,
      ...(queue.hoursId === undefined ? {} : { hoursId: queue.hoursId }),
      ...(queue.maxContacts === undefined ? {} : { maxContacts: queue.maxContacts }),
      waiting: queue.waiting,
      agents: agentsOf(store, queue),
    })),
    securityKeys: [...store.securityKeys.values()].map(({ id, key }) => ({ id, key })),
  };
}

/** Logins of those who are available and whose routing profile serves the queue's calls. */
function agentsOf(store: Store, queue: Queue): string[] {
  const serves = (routingProfileId: string) =>
    store.routingProfiles
      .get(routingProfileId)
      ?.queues.some(({ queueId, channel }) => queueId === queue.id && channel === "VOICE");
  return [...store.users.values()]
    .filter(({ status, routingProfileId }) => status === "Available" && serves(routingProfileId))
    .map(({ login }) => login);
}
