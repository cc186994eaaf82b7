import * as z from "zod";
import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR, success } from "../flow/outcome.ts";

const Parameters = z.object({ EventHooks: z.record(z.string(), z.string()) });

/**
 * Of the flows for events, the customer queue's is run here; the others are for agents, holds, and what comes after the call.
 * https://docs.aws.amazon.com/connect/latest/APIReference/contact-actions-updatecontacteventhooks.html
 */
export const updateContactEventHooks: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: true,
  perform(doing) {
    const { EventHooks } = read(Parameters, doing);
    const { call } = doing;
    const { CustomerQueue } = EventHooks;
    if (CustomerQueue !== undefined && !call.flowOf(CustomerQueue))
      return failed(NO_MATCHING_ERROR, `the instance has no flow ${CustomerQueue} for the customer queue`);
    for (const [event, id] of Object.entries(EventHooks)) call.contact.hooks.set(event, id);
    return success;
  },
};
