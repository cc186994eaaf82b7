import * as z from "zod";
import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR, result } from "../flow/outcome.ts";
import { Prompt, promptOf } from "./prompt.ts";

const Parameters = z.object({
  Messages: z.array(Prompt).min(1),
  InterruptFrequencySeconds: z.coerce.number().min(1).optional(),
});

/**
 * Plays messages again and again, until it is time for something else or the wait in the queue is over.
 * https://docs.aws.amazon.com/connect/latest/APIReference/participant-actions-messageparticipantiteratively.html
 */
export const messageParticipantIteratively: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: false,
  async perform(doing) {
    const { Messages, InterruptFrequencySeconds: seconds = Number.POSITIVE_INFINITY } = read(Parameters, doing);
    const { call } = doing;
    if (!call.isQueued) return failed(NO_MATCHING_ERROR, "it is for customer queue and hold flows");
    const end = call.elapsed + seconds * 1000;
    for (;;) {
      for (const message of Messages) {
        const said = promptOf(message);
        if (!said || "fault" in said) return failed(NO_MATCHING_ERROR, said?.fault ?? "there is nothing to say");
        await call.say(said, end - call.elapsed);
        if (call.elapsed >= end) return result("MessagesInterrupted");
      }
    }
  },
};
