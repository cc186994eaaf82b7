import type { Asked, Reset, ResetRequest } from "../reset.ts";
import type { Answer } from "./answer.ts";
import { type Conversing, converse } from "./converse.ts";
import { type Said, SLOTS, type Slot, type Turn } from "./turn.ts";

/** 26 November 2026, at noon. */
export const NOW = Date.UTC(2026, 10, 26, 12);

/** What is said, with what a bot takes it for where that is something else, and nothing where it can make nothing of it. */
export type Words = string | { said: string; value: string | undefined };

type Options = Partial<Pick<Conversing, "startMonth" | "pinLength">> & {
  /** How a reset ends. */
  reset?: Reset;
  /** How it ends that a PIN is asked for; there is none without. */
  asked?: Asked;
  attributes?: Record<string, string>;
  /** Slots that the first words filled. */
  filled?: Partial<Record<Slot, string>>;
  /** Whether somebody reads and writes. */
  isWritten?: boolean;
  /** A bot that forgets what was confirmed when it asks for a slot: Lex V1. */
  isForgetful?: boolean;
};

/**
 * A conversation with somebody who wants a password reset, as a bot leads it that does as it is told: it asks for its slots in
 * their order, then to confirm, and then for the fulfilment.
 */
export function converseWith({ isForgetful = false, isWritten = false, ...options }: Options = {}) {
  const requests: ResetRequest[] = [];
  const pinRequests: ResetRequest[] = [];
  const { reset = { outcome: "reset", code: "Reset" }, asked } = options;
  const conversing: Conversing = {
    startMonth: options.startMonth ?? "month",
    pinLength: options.pinLength,
    clock: { now: () => NOW },
    reset: async (request) => {
      requests.push(request);
      return reset;
    },
    askForPin:
      asked &&
      (async (request) => {
        pinRequests.push(request);
        return asked;
      }),
  };
  const said = (text = "") => (text ? { said: text, value: text } : undefined);
  const slots = Object.fromEntries(SLOTS.map((slot) => [slot, said(options.filled?.[slot])])) as Turn["slots"];
  let turn: Turn = {
    ...{ hook: "dialog", intent: "ResetPW", id: "turn-1", contactId: "contact-1", transcript: "reset my password" },
    ...{ caller: "+12025550123", line: "+18005550100", slots, confirmation: "None", isWritten, isFirst: true },
    attributes: options.attributes ?? {},
  };
  let last = turn;
  let asks: Slot | "confirmation" | "nothing" = "UserID";
  const heard: Answer[] = [];

  async function take(): Promise<Answer> {
    const answer = await converse(turn, conversing);
    last = turn;
    heard.push(answer);
    turn = { ...turn, attributes: answer.attributes, isFirst: false };
    if (answer.does === "close") {
      asks = "nothing";
      return answer;
    }
    const confirmation = isForgetful && answer.does === "elicit" ? "None" : answer.confirmation;
    turn = { ...turn, slots: answer.slots, confirmation };
    asks = answer.does === "elicit" ? answer.slot : next();
    if (asks !== "nothing") return answer;
    turn = { ...turn, hook: "fulfilment" };
    return take();
  }
  function next() {
    const missing = SLOTS.find((slot) => slot !== "PIN" && !turn.slots[slot]);
    return missing ?? (turn.confirmation === "Confirmed" ? "nothing" : "confirmation");
  }

  return {
    requests,
    pinRequests,
    /** All answers. */
    heard,
    turn: () => turn,
    /** What the bot asks for now. */
    asks: () => asks,
    begin: take,
    async say(words: Words): Promise<Answer> {
      const { said: transcript, value } = typeof words === "string" ? { said: words, value: words } : words;
      const taken: Said | undefined = value === undefined ? undefined : { said: transcript, value };
      if (asks === "confirmation") {
        turn = {
          ...turn,
          transcript,
          confirmation: transcript === "yes" ? "Confirmed" : transcript === "no" ? "Denied" : "None",
        };
      } else if (asks !== "nothing") turn = { ...turn, transcript, slots: { ...turn.slots, [asks]: taken } };
      return take();
    },
    /** What the last turn is answered if it comes once more. */
    again: () => converse(last, conversing),
  };
}
