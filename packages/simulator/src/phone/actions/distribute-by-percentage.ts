import type { Kind } from "../flow/kind.ts";
import { NO_MATCHING_CONDITION, result } from "../flow/outcome.ts";

/**
 * A number from 1 to 100 for the conditions, which are NumberLessThan with percentages that add up.
 * https://docs.aws.amazon.com/connect/latest/APIReference/flow-control-actions-distributebypercentage.html
 */
export const distributeByPercentage: Kind = {
  errors: [NO_MATCHING_CONDITION],
  goesOn: false,
  perform: ({ call }) => result(String(Math.floor(call.random() * 100) + 1)),
};
