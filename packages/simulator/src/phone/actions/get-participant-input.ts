import * as z from "zod";
import { type Doing, type Kind, read } from "../flow/kind.ts";
import { failed, NO_MATCHING_CONDITION, NO_MATCHING_ERROR, type Outcome, result, success } from "../flow/outcome.ts";
import { Prompt, promptOf } from "./prompt.ts";
import { storeInput } from "./store-input.ts";
import { isTrue, trueOrFalse } from "./true-or-false.ts";

const Parameters = Prompt.extend({
  StoreInput: trueOrFalse.default(false),
  InputTimeLimitSeconds: z.coerce.number().min(0),
});

/** Whether the parameters are those of the block that keeps keys pressed early, which is of this type as well. */
const isBuffer = (parameters: object) => "EnableDTMFBuffer" in parameters;

/**
 * A menu of one key, or keys that are stored. The buffer for keys pressed early is as good as always on here: a caller's keys
 * wait for the next question. https://docs.aws.amazon.com/connect/latest/adminguide/set-touchtone-buffer-behavior.html
 * https://docs.aws.amazon.com/connect/latest/APIReference/participant-actions-getparticipantinput.html
 */
export const getParticipantInput: Kind = {
  errors: (parameters) => {
    const { StoreInput, InputValidation } = parameters;
    if (isBuffer(parameters)) return [NO_MATCHING_ERROR];
    if (!isTrue(StoreInput)) return ["InputTimeLimitExceeded", NO_MATCHING_CONDITION, NO_MATCHING_ERROR];
    return [NO_MATCHING_ERROR, ...(validatesNumber(InputValidation) ? ["InvalidPhoneNumber"] : [])];
  },
  // A menu leaves by its conditions and errors alone.
  goesOn: (parameters) => isBuffer(parameters) || isTrue(parameters.StoreInput),
  async perform(doing) {
    if (isBuffer(doing.parameters)) return success;
    const parameters = read(Parameters, doing);
    const said = promptOf(parameters);
    if (said && "fault" in said) return failed(NO_MATCHING_ERROR, said.fault);
    if (said) await doing.call.say(said);
    const limit = parameters.InputTimeLimitSeconds * 1000;
    return parameters.StoreInput ? storeInput(doing, limit) : menu(doing, limit);
  },
};

const validatesNumber = (validation: unknown) =>
  typeof validation === "object" && validation !== null && "PhoneNumberValidation" in validation;

async function menu({ call }: Doing, limit: number): Promise<Outcome> {
  const end = call.elapsed + limit;
  while (call.elapsed < end) {
    const act = await call.ask("key", end - call.elapsed);
    if (!act) break;
    if (act.does === "press") {
      call.note({ what: "pressed", keys: act.key });
      return result(act.key);
    }
    // A menu of keys hears no words.
    call.note({ what: "said", text: act.text });
    if (act.after === 0) call.pass(1);
  }
  call.note({ what: "silent", for: limit });
  return failed("InputTimeLimitExceeded", "");
}
