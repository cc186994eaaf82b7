import * as z from "zod";
import { type Kind, read } from "../flow/kind.ts";
import { result } from "../flow/outcome.ts";

const Parameters = z.object({ LoopCount: z.coerce.number().int().min(0).max(100) });

/**
 * Continues so many times for the same contact, then is done once, then counts anew.
 * https://docs.aws.amazon.com/connect/latest/APIReference/flow-control-actions-loop.html
 */
export const loop: Kind = {
  errors: [],
  goesOn: false,
  perform(doing) {
    const { LoopCount } = read(Parameters, doing);
    const { loops } = doing.call;
    const key = `${doing.flow.id}/${doing.action.Identifier}`;
    const runs = (loops.get(key) ?? 0) + 1;
    const isDone = runs > LoopCount;
    loops.set(key, isDone ? 0 : runs);
    return result(isDone ? "DoneLooping" : "ContinueLooping");
  },
};
