import * as z from "zod";
import { named } from "../exchange.ts";
import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR, success } from "../flow/outcome.ts";

const Parameters = z.object({ QueueId: z.string().optional(), AgentId: z.string().optional() });

/**
 * Loads a queue's figures into `$.Metrics`. Those of agents are not there where there are no agents, as in the cloud.
 * https://docs.aws.amazon.com/connect/latest/adminguide/get-queue-metrics.html
 */
export const getMetricData: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: true,
  perform(doing) {
    const { QueueId, AgentId } = read(Parameters, doing);
    const { contact, exchange } = doing.call;
    if (AgentId) return failed(NO_MATCHING_ERROR, `the instance has no queue of an agent ${AgentId}`);
    const queue = QueueId ? named(exchange.queues, QueueId) : contact.queue;
    if (!queue) return failed(NO_MATCHING_ERROR, `the instance has no queue ${QueueId || "(none was chosen)"}`);
    const count = { Count: String(queue.agents.length) };
    const agents = queue.agents.length > 0 ? { Agents: { Online: count, Available: count, Staffed: count } } : {};
    contact.metrics = { Queue: { Name: queue.name, ARN: queue.arn, Size: String(queue.waiting) }, ...agents };
    return success;
  },
};
