import * as z from "zod";
import { isOpen } from "../contact/hours.ts";
import { named } from "../exchange.ts";
import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR, result } from "../flow/outcome.ts";

const Parameters = z.object({ HoursOfOperationId: z.string().optional() });

/** https://docs.aws.amazon.com/connect/latest/APIReference/flow-control-actions-checkhoursofoperation.html */
export const checkHoursOfOperation: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: false,
  perform(doing) {
    const { HoursOfOperationId } = read(Parameters, doing);
    const { contact, exchange } = doing.call;
    const id = HoursOfOperationId ?? contact.queue?.hoursId;
    if (!id) return failed(NO_MATCHING_ERROR, "no hours are named, and no queue was chosen that has some");
    const hours = named(exchange.hours, id);
    if (!hours) return failed(NO_MATCHING_ERROR, `the instance has no hours of operation ${id}`);
    return result(isOpen(hours, doing.call.now()) ? "True" : "False");
  },
};
