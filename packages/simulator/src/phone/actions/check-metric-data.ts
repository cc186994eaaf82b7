import * as z from "zod";
import { named, type Queue } from "../exchange.ts";
import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_CONDITION, NO_MATCHING_ERROR, result } from "../flow/outcome.ts";

const agents = ({ agents }: Queue) => agents.length;
const METRICS = {
  NumberOfAgentsAvailable: agents,
  NumberOfAgentsStaffed: agents,
  NumberOfAgentsOnline: agents,
  NumberOfContactsInQueue: ({ waiting }: Queue) => waiting,
  /** ⚠ How long others have waited is not part of the simulated instance: known only where nobody waits. */
  OldestContactInQueueAgeSeconds: ({ waiting }: Queue) => (waiting === 0 ? 0 : undefined),
};
const Parameters = z.object({
  MetricType: z.enum(Object.keys(METRICS) as (keyof typeof METRICS)[]),
  QueueId: z.string().optional(),
  AgentId: z.string().optional(),
});

/** https://docs.aws.amazon.com/connect/latest/APIReference/flow-control-actions-checkmetricdata.html */
export const checkMetricData: Kind = {
  errors: [NO_MATCHING_ERROR, NO_MATCHING_CONDITION],
  goesOn: false,
  perform(doing) {
    const { MetricType, QueueId, AgentId } = read(Parameters, doing);
    const { contact, exchange } = doing.call;
    if (AgentId) return failed(NO_MATCHING_ERROR, `the instance has no queue of an agent ${AgentId}`);
    const queue = QueueId ? named(exchange.queues, QueueId) : contact.queue;
    if (!queue) return failed(NO_MATCHING_ERROR, `the instance has no queue ${QueueId ?? "(none was chosen)"}`);
    const metric = METRICS[MetricType](queue);
    return metric === undefined
      ? failed(NO_MATCHING_ERROR, `how long contacts have waited in ${queue.name} is not known here`)
      : result(String(metric));
  },
};
