import type { Reset, ResetRequest } from "../reset.ts";
import type { Answer } from "./answer.ts";
import { type Asking, ask } from "./ask.ts";
import { requestOf } from "./request.ts";
import { close } from "./sentences.ts";
import type { Turn } from "./turn.ts";

export type Conversing = Asking & {
  /** Resets the password, or says why not; asked for the same by the same id, it answers the same and resets once. */
  reset: (request: ResetRequest) => Promise<Reset>;
};

/** The intent of whoever wants a password reset. */
export const RESET_INTENT = "ResetPW";

/**
 * Says what a bot is to do at a turn of its conversation. Nothing is remembered but what the turn brings, so that a turn that
 * comes again gets the same answer. A fulfilment whose slots no dialog hook has seen goes the same way as any, and is refused.
 */
export async function converse(turn: Turn, conversing: Conversing): Promise<Answer> {
  if (turn.intent !== RESET_INTENT) return close(turn, { outcome: "other", code: "AnotherIntent" });
  if (turn.confirmation === "Denied") return close(turn, { outcome: "denied", code: "Denied" });
  if (turn.hook === "dialog") return ask(turn, conversing);
  return close(turn, await conversing.reset(requestOf(turn, conversing)));
}
