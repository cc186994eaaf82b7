import type { Kind } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR } from "../flow/outcome.ts";

/**
 * An action that needs a part which the simulated instance lacks: it takes its error branch as it does on an instance without
 * that part, and the transcript says which. The errors of its own names are those that need the part to be there.
 */
export const without = (part: string, ...errors: string[]): Kind => ({
  errors: [NO_MATCHING_ERROR, ...errors],
  goesOn: true,
  perform: () => failed(NO_MATCHING_ERROR, `the instance has no ${part}`),
});

/** An action for other channels: "No - Error branch". https://docs.aws.amazon.com/connect/latest/adminguide/block-support-by-channel.html */
export const notForCalls = (what: string, ...errors: string[]): Kind => ({
  errors: [NO_MATCHING_ERROR, ...errors],
  goesOn: true,
  perform: () => failed(NO_MATCHING_ERROR, `${what}, and this is a call`),
});
