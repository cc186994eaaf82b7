import type { Exchange, ReceivedText } from "./exchange.ts";
import type { Witness } from "./witness.ts";

/**
 * A witness who tells of each text that reaches the caller's phone while the call is on, before the flow goes on. Texts have
 * one-time codes: they are for the caller's eyes, and a transcript never holds them.
 */
export function incomingTexts(
  exchange: Pick<Exchange, "texts">,
  number: string,
  tell: (text: ReceivedText) => void,
): Witness {
  let seen = 0;
  const received = async () => (await exchange.texts?.(number)) ?? [];
  // By their count: texts have the time of day, and a call may have a time of its own.
  const look = async () => {
    const texts = await received();
    for (const text of texts.slice(seen)) tell(text);
    seen = texts.length;
    return undefined;
  };
  return {
    async begun() {
      seen = (await received()).length;
    },
    acting: look,
    ended: look,
  };
}

/** A text in a line for the person whose phone it is. */
export function lineOfText({ message, senderId }: ReceivedText): string {
  return `  ✉ text${senderId === undefined ? "" : ` from ${senderId}`}: “${message}”`;
}
