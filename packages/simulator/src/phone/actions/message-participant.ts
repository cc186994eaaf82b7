import { type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_ERROR, success } from "../flow/outcome.ts";
import { Prompt, promptOf } from "./prompt.ts";

/** https://docs.aws.amazon.com/connect/latest/APIReference/participant-actions-messageparticipant.html */
export const messageParticipant: Kind = {
  errors: [NO_MATCHING_ERROR],
  goesOn: true,
  async perform(doing) {
    const said = promptOf(read(Prompt, doing));
    if (!said) return failed(NO_MATCHING_ERROR, "there is nothing to say");
    if ("fault" in said) return failed(NO_MATCHING_ERROR, said.fault);
    await doing.call.say(said);
    return success;
  },
};
