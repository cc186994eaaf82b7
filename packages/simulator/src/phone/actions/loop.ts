import * as z from "zod";
import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR, result } from "../flow/outcome.ts";

/** ⚠ The reference does not tell the parameters of a loop over a list, which the console offers as well. */
const Parameters = z.object({
  LoopCount: z
    .union([z.string(), z.number()], "must be a number: a loop over a list is not carried out here")
    .transform(String),
});
const MOST = 100;

/**
 * Continues so many times for the same contact, then is done once, then counts anew.
 * https://docs.aws.amazon.com/connect/latest/APIReference/flow-control-actions-loop.html
 */
export const loop: Kind = {
  // The reference lists none; the block has one, for what is no number.
  errors: [NO_MATCHING_ERROR],
  goesOn: false,
  perform(doing) {
    const { LoopCount } = read(Parameters, doing);
    if (!/^\d+$/.test(LoopCount) || Number(LoopCount) > MOST)
      return failed(NO_MATCHING_ERROR, `"${LoopCount}" is no number from 0 to ${MOST}`);
    const { loops } = doing.call;
    const key = `${doing.flow.id}/${doing.action.Identifier}`;
    const runs = (loops.get(key) ?? 0) + 1;
    const isDone = runs > Number(LoopCount);
    loops.set(key, isDone ? 0 : runs);
    return result(isDone ? "DoneLooping" : "ContinueLooping");
  },
};
