import * as z from "zod";
import { type Kind, read } from "../flow/kind.ts";
import { success } from "../flow/outcome.ts";

/** The reference shows a value within an object; exported flows have it as `{ "Value": … }`. */
const Parameters = z.object({
  FlowAttributes: z.record(z.string(), z.preprocess(unwrapped, z.union([z.string(), z.number()]).transform(String))),
});

/** https://docs.aws.amazon.com/connect/latest/APIReference/flow-control-actions-updateflowattributes.html */
export const updateFlowAttributes: Kind = {
  errors: [],
  goesOn: true,
  perform(doing) {
    const { FlowAttributes } = read(Parameters, doing);
    for (const [name, value] of Object.entries(FlowAttributes)) doing.call.contact.flowAttributes.set(name, value);
    doing.call.note({ what: "attributes set", names: Object.keys(FlowAttributes) });
    return success;
  },
};

function unwrapped(value: unknown): unknown {
  return typeof value === "object" && value !== null && "Value" in value ? value.Value : value;
}
