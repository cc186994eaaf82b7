import { type Conversing, converse } from "@frontdesk/core/passwords/dialogue/converse.ts";
import { askForPin, resetPassword } from "@frontdesk/core/passwords/reset.ts";
import { about } from "../observing/about.ts";
import { observed } from "../observing/observed.ts";
import { lexEvent } from "./lex-event.ts";
import { note } from "./note.ts";
import { resetting } from "./resetting.ts";

const { clock, startMonth, pins } = resetting;
const conversing: Conversing = {
  ...{ clock, startMonth, pinLength: pins?.length },
  reset: (request) => resetPassword(request, resetting),
  askForPin: pins && ((request) => askForPin(request, resetting)),
};

/** Amazon Lex asks how to go on with a conversation, and to reset a password at its end. */
export const handler = observed("passwords", async (event: unknown, { awsRequestId }) => {
  const { turn, answerTo } = lexEvent(event, awsRequestId);
  about(turn.contactId);
  const answer = await converse(turn, conversing);
  if ("told" in answer && answer.told) note(turn.contactId, answer.told);
  return answerTo(answer);
});
