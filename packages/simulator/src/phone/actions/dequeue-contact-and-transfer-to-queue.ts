import * as z from "zod";
import { named } from "../exchange.ts";
import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR } from "../flow/outcome.ts";
import { enqueue } from "./transfer-contact-to-queue.ts";

const Parameters = z.object({ QueueId: z.string().optional(), AgentId: z.string().optional() });

/** https://docs.aws.amazon.com/connect/latest/APIReference/contact-actions-dequeuecontactandtransfertoqueue.html */
export const dequeueContactAndTransferToQueue: Kind = {
  errors: ["QueueAtCapacity", NO_MATCHING_ERROR],
  goesOn: false,
  perform(doing) {
    const { QueueId, AgentId } = read(Parameters, doing);
    const { call } = doing;
    if (AgentId) return failed(NO_MATCHING_ERROR, `the instance has no queue of an agent ${AgentId}`);
    if (!call.isQueued) return failed(NO_MATCHING_ERROR, "the contact is in no queue");
    const queue = named(call.exchange.queues, QueueId);
    if (!queue) return failed(NO_MATCHING_ERROR, `the instance has no queue ${QueueId || "(none)"}`);
    const outcome = enqueue(doing.queue ?? queue);
    if (outcome.is === "left") call.contact.queue = queue;
    return outcome;
  },
};
