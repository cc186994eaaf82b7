import type { Kind } from "../flow/kind.ts";

/** https://docs.aws.amazon.com/connect/latest/APIReference/flow-control-actions-endflowexecution.html */
export const endFlowExecution: Kind = {
  errors: [],
  goesOn: false,
  perform: () => ({ is: "left", left: { how: "over" } }),
};
