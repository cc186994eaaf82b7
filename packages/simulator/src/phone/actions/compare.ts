import * as z from "zod";
import { type Kind, read } from "../flow/kind.ts";
import { NO_MATCHING_CONDITION, result } from "../flow/outcome.ts";

const Parameters = z.object({ ComparisonValue: z.coerce.string() });

/** https://docs.aws.amazon.com/connect/latest/APIReference/flow-control-actions-compare.html */
export const compare: Kind = {
  errors: [NO_MATCHING_CONDITION],
  goesOn: false,
  perform: (doing) => result(read(Parameters, doing).ComparisonValue),
};
