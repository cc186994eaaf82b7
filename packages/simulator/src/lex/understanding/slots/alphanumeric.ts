import { smallNumber } from "../numbers.ts";
import { as, type Resolution } from "./resolution.ts";

const SYMBOLS = new Set("dash hyphen minus dot point period underscore double triple".split(" "));
const WORD = /^[\p{L}\p{N}]+(?:[._'-][\p{L}\p{N}]+)*$/u;

/**
 * An id of letters and digits: one word, or one that is spelled, such as `a smith dash seven`; a sentence is none. Single letters
 * and digits are put together, anything else stays as it was said.
 * ⚠ AWS's pages do not say what becomes of signs and of several words: here both are kept.
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-alphanumeric.html
 */
export function resolveAlphaNumeric(said: string): Resolution | undefined {
  const text = said.trim();
  const words = text.split(/\s+/);
  if (!words.every((word) => WORD.test(word))) return undefined;
  if (words.length === 1) return as(text, text);
  const whole = words.filter((word) => !isSpelled(word.toLowerCase()));
  if (whole.length > 1) return undefined;
  const isSingle = words.every((word) => word.length === 1 || /^\d+$/.test(word));
  return as(text, isSingle ? words.join("") : text);
}

const isSpelled = (word: string) =>
  word.length === 1 || /\d/.test(word) || SYMBOLS.has(word) || smallNumber(word) !== undefined;
