import * as z from "zod";
import { E164 } from "../../connect/phone-rules.ts";
import { type Kind, read } from "../flow/kind.ts";
import { failed, success } from "../flow/outcome.ts";

const Parameters = z.object({ CallbackNumber: z.string() });

/** https://docs.aws.amazon.com/connect/latest/APIReference/contact-actions-updatecontactcallbacknumber.html */
export const updateContactCallbackNumber: Kind = {
  errors: ["InvalidCallbackNumber", "CallbackNumberNotDialable"],
  goesOn: true,
  perform(doing) {
    const { CallbackNumber } = read(Parameters, doing);
    // "The + country code prefix is automatically prepended."
    const number = CallbackNumber.startsWith("+") ? CallbackNumber : `+${CallbackNumber}`;
    if (!E164.test(number)) return failed("InvalidCallbackNumber", "the number is not E.164");
    doing.call.contact.callbackNumber = number;
    return success;
  },
};
