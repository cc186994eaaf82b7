import * as z from "zod";
import { type Kind, read } from "../flow/kind.ts";
import { NO_MATCHING_ERROR, success } from "../flow/outcome.ts";

const Parameters = z.object({
  LanguageCode: z.string().optional(),
  CustomerId: z.string().optional(),
  Name: z.string().optional(),
  Description: z.string().optional(),
});

/** https://docs.aws.amazon.com/connect/latest/APIReference/contact-actions-updatecontactdata.html */
export const updateContactData: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: true,
  perform(doing) {
    const { LanguageCode, CustomerId, Name, Description } = read(Parameters, doing);
    const { contact } = doing.call;
    contact.languageCode = LanguageCode ?? contact.languageCode;
    contact.customerId = CustomerId ?? contact.customerId;
    contact.name = Name ?? contact.name;
    contact.description = Description ?? contact.description;
    return success;
  },
};
