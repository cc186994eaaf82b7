import type { ReceivedText } from "./exchange.ts";

/** Four to eight digits that are no part of a word, of a longer number, or of a date, a time or an amount. */
const ALONE = /(?<![\p{L}\p{N}_+]|\d[.,:/-])\d{4,8}(?![\p{L}\p{N}_]|[.,:/-]\d)/gu;

/** The code in the newest text, the last one where it has several; nothing where there is no text, or no code in it. */
export function codeIn(texts: ReceivedText[]): string | undefined {
  return texts.at(-1)?.message.match(ALONE)?.at(-1);
}

/** A code as long that is wrong, in its last digit. */
export function wrongCode(code: string): string {
  return `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
}
