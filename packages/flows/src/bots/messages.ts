import type { Message, Prompt, Response } from "./bot.ts";

/** A question that is asked again so many times. */
export const question = (text: string | Message, { retries, interruptible = true }: Asking): Prompt => ({
  MessageGroupsList: [{ Message: messageOf(text) }],
  MaxRetries: retries,
  AllowInterrupt: interruptible,
});
type Asking = { retries: number; interruptible?: boolean };

/** A sentence that is heard to its end. */
export const sentence = (text: string): Response => ({
  MessageGroupsList: [{ Message: messageOf(text) }],
  AllowInterrupt: false,
});

const messageOf = (text: string | Message): Message =>
  typeof text === "string" ? { PlainTextMessage: { Value: text } } : text;
