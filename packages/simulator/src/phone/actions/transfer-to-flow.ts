import * as z from "zod";
import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR } from "../flow/outcome.ts";

const Parameters = z.object({ ContactFlowId: z.string() });

/** https://docs.aws.amazon.com/connect/latest/APIReference/flow-control-actions-transfertoflow.html */
export const transferToFlow: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: false,
  perform(doing) {
    const { ContactFlowId } = read(Parameters, doing);
    const flow = doing.call.flowOf(ContactFlowId);
    return flow
      ? { is: "flow", flow }
      : failed(NO_MATCHING_ERROR, `the instance has no flow ${ContactFlowId || "(none)"}`);
  },
};
