import type { Close, Told } from "./answer.ts";
import { attributesWith } from "./memory.ts";
import type { Turn } from "./turn.ts";

type Sentence = { message: string; next: "agent" | "end" };
const AGENT = "Let me put you through to an agent.";

/** What is said at the end, and who is next. One for all refusals: it must not tell what was wrong, or whether there is such a user. */
export const SENTENCES: Record<Told["outcome"], Sentence> = {
  reset: { message: "Your password has been reset and sent to your mobile.", next: "end" },
  refused: { message: "The details you provided are incorrect. Goodbye", next: "end" },
  unavailable: {
    message: "I cannot reach our directory at the moment. Your password has not been changed. Please call back later.",
    next: "end",
  },
  unable: { message: `I cannot reset your password. It has not been changed. ${AGENT}`, next: "agent" },
  unsent: {
    message: `Your password has been changed, but I could not send it to your mobile. ${AGENT}`,
    next: "agent",
  },
  unknown: { message: `I cannot tell whether your password has been changed. ${AGENT}`, next: "agent" },
  underway: {
    message: "A new password is on its way to your mobile already. Please wait for the text message.",
    next: "end",
  },
  denied: { message: "Nothing has been changed. Please call back when you are ready.", next: "end" },
  agent: { message: AGENT, next: "agent" },
  unheard: { message: `I am sorry, I did not understand that. ${AGENT}`, next: "agent" },
  other: { message: `I am sorry, all that I can do is reset your password. ${AGENT}`, next: "agent" },
};

/** Ends the conversation with its sentence; the flow goes on by the attributes `outcome` and `next`. */
export function close(turn: Pick<Turn, "attributes">, told: Told): Close {
  const { message, next } = SENTENCES[told.outcome];
  const state = told.outcome === "reset" || told.outcome === "underway" ? "Fulfilled" : "Failed";
  return { does: "close", state, message, told, attributes: attributesWith({ outcome: told.outcome, next }, turn) };
}
