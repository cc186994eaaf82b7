import * as z from "zod";
import { type Kind, read } from "../flow/kind.ts";
import { NO_MATCHING_ERROR, success } from "../flow/outcome.ts";

const Tags = z.object({ Tags: z.record(z.string(), z.string()) });
const TagKeys = z.object({ TagKeys: z.array(z.string()) });

/** https://docs.aws.amazon.com/connect/latest/APIReference/contact-actions-tagcontact.html */
export const tagContact: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: true,
  perform(doing) {
    for (const [key, value] of Object.entries(read(Tags, doing).Tags)) doing.call.contact.tags.set(key, value);
    return success;
  },
};

/** https://docs.aws.amazon.com/connect/latest/APIReference/contact-actions-untagcontact.html */
export const untagContact: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: true,
  perform(doing) {
    for (const key of read(TagKeys, doing).TagKeys) doing.call.contact.tags.delete(key);
    return success;
  },
};
