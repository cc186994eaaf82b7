import * as z from "zod";
import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR, success } from "../flow/outcome.ts";

/** The reference does not show what a value looks like; exported flows have it so. */
const Parameters = z.object({ FlowAttributes: z.record(z.string(), z.object({ Value: z.coerce.string() })) });

/**
 * Sets what lives as long as the flow. The reference knows no error of it; its block has an Error branch.
 * https://docs.aws.amazon.com/connect/latest/APIReference/flow-control-actions-updateflowattributes.html
 */
export const updateFlowAttributes: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: true,
  perform(doing) {
    const { FlowAttributes } = read(Parameters, doing);
    const names = Object.keys(FlowAttributes);
    const forbidden = names.find((name) => name === "" || /[$.]/.test(name));
    if (forbidden !== undefined)
      return failed(NO_MATCHING_ERROR, `an attribute cannot be called "${forbidden}": no name holds $ or .`);
    for (const [name, { Value }] of Object.entries(FlowAttributes)) doing.call.contact.flowAttributes.set(name, Value);
    doing.call.note({ what: "attributes set", names });
    return success;
  },
};
