import * as z from "zod";
import { E164 } from "../../connect/phone-rules.ts";
import { named } from "../exchange.ts";
import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR, success } from "../flow/outcome.ts";

const Parameters = z.object({ QueueId: z.string().optional() });

/**
 * Asks for a call back from a queue; that call is another contact, and not made here.
 * https://docs.aws.amazon.com/connect/latest/APIReference/interactions-createcallbackcontact.html
 */
export const createCallbackContact: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: true,
  perform(doing) {
    const { QueueId } = read(Parameters, doing);
    const { contact, exchange } = doing.call;
    const queue = QueueId ? named(exchange.queues, QueueId) : contact.queue;
    if (!queue) return failed(NO_MATCHING_ERROR, `the instance has no queue ${QueueId || "(none was chosen)"}`);
    const number = contact.callbackNumber ?? contact.customer?.Address ?? "";
    if (!E164.test(number)) return failed(NO_MATCHING_ERROR, "there is no number to call back");
    doing.call.note({ what: "callback asked", queue: queue.name, number });
    return success;
  },
};
