import { INTENTS, SLOTS, type SlotName } from "../bots/words.ts";

/** What the caller is sent, and how long they may take to key or say it. */
export type Pin = { length: number; entrySeconds: number };

/**
 * How long Lex waits for a caller to begin, and for how long a pause within an answer is none. It waits 4 seconds and takes 0.6 of
 * silence for the end otherwise, which cuts off who spells. https://docs.aws.amazon.com/lexv2/latest/dg/session-attribs-speech.html
 */
export const listening = (pin: Pin | undefined): Record<string, string> => ({
  ...patience(SLOTS.userId, { begin: 8, pause: 2.5 }),
  ...patience(SLOTS.birthDate, { begin: 6, pause: 1.5 }),
  ...patience(SLOTS.startMonth, { begin: 6, pause: 1.2 }),
  ...(pin && patience(SLOTS.pin, { begin: pin.entrySeconds, pause: 2.5 })),
  ...(pin && { [attribute("dtmf:end-timeout-ms", SLOTS.pin)]: ms(10) }),
  ...(pin && { [attribute("dtmf:max-length", SLOTS.pin)]: String(pin.length) }),
});

/** In seconds. */
type Patience = { begin: number; pause: number };
/** The longest that every Region takes. */
const MOST = 15;

const patience = (slot: SlotName, { begin, pause }: Patience) => ({
  [attribute("audio:start-timeout-ms", slot)]: ms(begin),
  [attribute("audio:end-timeout-ms", slot)]: ms(pause),
  [attribute("audio:max-length-ms", slot)]: ms(MOST),
});

const attribute = (setting: string, slot: SlotName) => `x-amz-lex:${setting}:${INTENTS.reset}:${slot}`;
const ms = (seconds: number) => String(Math.round(seconds * 1000));
