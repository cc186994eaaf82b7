import { invalidParameter } from "./faults.ts";
import type { Operations } from "./handlers.ts";
import { offer } from "./offers.ts";
import { page } from "./pages.ts";
import { summarizeQuickConnect } from "./quick-connects.ts";
import { modification, pick, type Store } from "./store.ts";

type Names =
  | "DescribeQueue"
  | "ListQueues"
  | "ListQueueQuickConnects"
  | "AssociateQueueQuickConnects"
  | "DisassociateQueueQuickConnects";

/** How many quick connects a call names. https://docs.aws.amazon.com/connect/latest/APIReference/API_AssociateQueueQuickConnects.html */
const MOST_AT_ONCE = 50;

/** Queues and the quick connects that are offered in them; all are enabled standard ones. */
export function queueOperations(store: Store): Operations<Names> {
  const find = (id: string) => pick(store.queues, "queue", id);
  const checked = (ids: string[]) => {
    if (ids.length < 1 || ids.length > MOST_AT_ONCE)
      throw invalidParameter(`QuickConnectIds must have 1 to ${MOST_AT_ONCE} ids.`);
    return new Set(ids.map((id) => pick(store.quickConnects, "quick connect", id).id));
  };
  return {
    async DescribeQueue({ QueueId }) {
      const queue = find(QueueId);
      return {
        Queue: {
          QueueId: queue.id,
          QueueArn: queue.arn,
          Name: queue.name,
          HoursOfOperationId: queue.hoursId,
          MaxContacts: queue.maxContacts,
          Status: "ENABLED",
          Tags: { ...queue.tags },
          ...modification(store, queue),
        },
      };
    },
    async ListQueues(input) {
      const { QueueTypes: types } = input;
      const found = !types || types.includes("STANDARD") ? [...store.queues.values()] : [];
      const { shown, NextToken } = page("ListQueues", found, input, 1000);
      const QueueSummaryList = shown.map((queue) => ({
        Id: queue.id,
        Arn: queue.arn,
        Name: queue.name,
        QueueType: "STANDARD" as const,
        ...modification(store, queue),
      }));
      return { QueueSummaryList, NextToken };
    },
    async ListQueueQuickConnects(input) {
      const queue = find(input.QueueId);
      const offered = [...store.quickConnects.values()].filter(({ id }) => queue.quickConnectIds.has(id));
      const { shown, NextToken } = page("ListQueueQuickConnects", offered, input, 100);
      const QuickConnectSummaryList = shown.map((one) => summarizeQuickConnect(store, one));
      return { QuickConnectSummaryList, NextToken, ...modification(store, queue) };
    },
    /** ⚠ AWS does not say what one does that is offered already: it stays. */
    async AssociateQueueQuickConnects({ QueueId, QuickConnectIds }) {
      const queue = find(QueueId);
      offer(store, queue, queue.quickConnectIds.union(checked(QuickConnectIds)));
    },
    /** ⚠ AWS does not say what one does that is not offered: nothing. */
    async DisassociateQueueQuickConnects({ QueueId, QuickConnectIds }) {
      const queue = find(QueueId);
      offer(store, queue, queue.quickConnectIds.difference(checked(QuickConnectIds)));
    },
  };
}
