import * as z from "zod";
import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR, success } from "../flow/outcome.ts";

const Parameters = z.object({
  Attributes: z.record(z.string(), z.coerce.string()),
  TargetContact: z.enum(["Current", "Related"]).default("Current"),
});

/** All of a contact's attributes together, names and values, in bytes of UTF-8. */
const LARGEST = 32 * 1024;

/** https://docs.aws.amazon.com/connect/latest/APIReference/contact-actions-updatecontactattributes.html */
export const updateContactAttributes: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: true,
  perform(doing) {
    const { Attributes, TargetContact } = read(Parameters, doing);
    const { call } = doing;
    if (TargetContact === "Related") return failed(NO_MATCHING_ERROR, "the call has no related contact");
    const forbidden = Object.keys(Attributes).find((name) => name === "" || /[$.]/.test(name));
    if (forbidden !== undefined)
      return failed(NO_MATCHING_ERROR, `an attribute cannot be called "${forbidden}": no name holds $ or .`);
    const together = { ...Object.fromEntries(call.contact.attributes), ...Attributes };
    const size = Object.entries(together).reduce((sum, pair) => sum + Buffer.byteLength(pair.join("")), 0);
    if (size > LARGEST) return failed(NO_MATCHING_ERROR, `the attributes would have ${size} bytes; ${LARGEST} at most`);
    for (const [name, value] of Object.entries(Attributes)) call.contact.attributes.set(name, value);
    call.note({ what: "attributes set", names: Object.keys(Attributes) });
    return success;
  },
};
