import * as z from "zod";
import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR, success } from "../flow/outcome.ts";

const Parameters = z.object({ Name: z.string().optional(), ContactFlowId: z.string().optional() });

/**
 * Makes a task for agents; that is another contact, and not carried out here. Templates are no part of the simulated instance.
 * https://docs.aws.amazon.com/connect/latest/APIReference/createtask.html
 */
export const createTask: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: true,
  perform(doing) {
    const { Name = "", ContactFlowId } = read(Parameters, doing);
    const { call } = doing;
    const flow = ContactFlowId === undefined ? undefined : call.flowOf(ContactFlowId);
    if (!flow) return failed(NO_MATCHING_ERROR, `the instance has no flow ${ContactFlowId || "(none)"} for the task`);
    call.note({ what: "task made", name: Name, flow: flow.name });
    return success;
  },
};
