import type { Queue } from "../exchange.ts";
import type { Kind } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR, type Outcome } from "../flow/outcome.ts";

/**
 * Puts the contact into its target queue, which ends the flow: its NextAction is never taken.
 * https://docs.aws.amazon.com/connect/latest/APIReference/contact-actions-transfercontacttoqueue.html
 */
export const transferContactToQueue: Kind = {
  errors: ["QueueAtCapacity", NO_MATCHING_ERROR],
  goesOn: false,
  perform({ call, queue: substitute }) {
    if (call.isQueued) return failed(NO_MATCHING_ERROR, "the contact is in a queue already");
    const { queue } = call.contact;
    return queue ? enqueue(substitute ?? queue) : failed(NO_MATCHING_ERROR, "no queue was chosen");
  },
};

/** Into the queue, if it has room. https://docs.aws.amazon.com/connect/latest/adminguide/route-based-on-queue-capacity.html */
export function enqueue(queue: Queue): Outcome {
  const { maxContacts = Number.POSITIVE_INFINITY, waiting, name } = queue;
  if (waiting >= maxContacts)
    return failed("QueueAtCapacity", `${waiting} wait in ${name}, which takes ${maxContacts}`);
  return { is: "left", left: { how: "queued", queue } };
}
