import * as z from "zod";
import { named } from "../exchange.ts";
import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR, success } from "../flow/outcome.ts";

const Parameters = z.object({ QueueId: z.string().optional(), AgentId: z.string().optional() });

/** https://docs.aws.amazon.com/connect/latest/APIReference/contact-actions-updatecontacttargetqueue.html */
export const updateContactTargetQueue: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: true,
  perform(doing) {
    const { QueueId, AgentId } = read(Parameters, doing);
    const { call } = doing;
    if (AgentId) return failed(NO_MATCHING_ERROR, `the instance has no queue of an agent ${AgentId}`);
    const queue = named(call.exchange.queues, QueueId);
    if (!queue) return failed(NO_MATCHING_ERROR, `the instance has no queue ${QueueId || "(none)"}`);
    call.contact.queue = queue;
    call.note({ what: "queue chosen", queue: queue.name });
    return success;
  },
};
