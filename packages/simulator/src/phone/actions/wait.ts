import * as z from "zod";
import { type Kind, read } from "../flow/kind.ts";
import { NO_MATCHING_ERROR, result } from "../flow/outcome.ts";

const seconds = z.coerce.number().int().min(1).max(604_800);
/** ⚠ The reference says TimeoutSeconds; exported flows have TimeLimitSeconds. */
const Parameters = z
  .object({ TimeLimitSeconds: seconds.optional(), TimeoutSeconds: seconds.optional() })
  .refine((all) => all.TimeLimitSeconds ?? all.TimeoutSeconds, { message: "TimeLimitSeconds is missing" });

/**
 * Waits its time: the events that cut it short, a customer who comes back and a bot that leaves, are of chats.
 * https://docs.aws.amazon.com/connect/latest/APIReference/flow-control-actions-wait.html
 */
export const wait: Kind = {
  errors: [NO_MATCHING_ERROR, "ParticipantNotFound"],
  goesOn: false,
  async perform(doing) {
    const { TimeLimitSeconds, TimeoutSeconds = 0 } = read(Parameters, doing);
    await doing.call.wait((TimeLimitSeconds ?? TimeoutSeconds) * 1000);
    return result("WaitCompleted");
  },
};
