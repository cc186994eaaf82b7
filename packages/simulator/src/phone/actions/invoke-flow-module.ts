import * as z from "zod";
import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_CONDITION, NO_MATCHING_ERROR } from "../flow/outcome.ts";

const Parameters = z.object({ FlowModuleId: z.string() });

/**
 * Modules are no part of the simulated instance, so that none is ever found.
 * https://docs.aws.amazon.com/connect/latest/APIReference/flow-language-actions-invoke-flow-module.html
 */
export const invokeFlowModule: Kind = {
  errors: [NO_MATCHING_ERROR, NO_MATCHING_CONDITION],
  goesOn: true,
  perform(doing) {
    const { FlowModuleId } = read(Parameters, doing);
    return failed(NO_MATCHING_ERROR, `the instance has no flow module ${FlowModuleId || "(none)"}`);
  },
};

/** Ends a module; where a module is rung itself, nothing invoked it that could go on. */
export const endFlowModuleExecution: Kind = {
  errors: [],
  goesOn: false,
  perform: () => ({ is: "left", left: { how: "over" } }),
};
