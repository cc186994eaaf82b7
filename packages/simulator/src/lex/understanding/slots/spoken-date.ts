import { smallNumber } from "../numbers.ts";

const UNIT = "one|two|three|four|five|six|seven|eight|nine";
const TEEN = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
const TEN = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
const PAIR = `(?:(?:${TEN})(?:[ -](?:${UNIT}))?|${TEEN}|oh (?:${UNIT}))`;
/** `nineteen ninety`, `twenty oh seven`; of `twenty nineteen ninety` the last two words. */
const CENTURIES = new RegExp(`\\b(eighteen|nineteen|twenty) (${PAIR})\\b(?! (?:${TEN}|${TEEN}))`, "gi");
const THOUSANDS = new RegExp(`\\btwo thousand(?:(?: and)? (${PAIR}|${UNIT}))?\\b`, "gi");
const ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth";
const DAY = new RegExp(
  `\\b(?:(?:twenty|thirty)[ -](?:${UNIT})|${TEEN}|twenty|thirty|${UNIT})\\b(?![ -](?:${ORDINAL})\\b)`,
  "gi",
);

const sumOf = (words: string): number =>
  words
    .toLowerCase()
    .split(/[ -]/)
    .reduce((sum, word) => sum + (smallNumber(word) ?? 0), 0);

/** A date with its year and day in digits where they were said in words: `april seventeen nineteen ninety` is `april 17 1990`. */
export const inDigits = (said: string): string =>
  said
    .replace(CENTURIES, (_, century: string, rest: string) => String(sumOf(century) * 100 + sumOf(rest)))
    .replace(THOUSANDS, (_, rest = "") => String(2_000 + sumOf(rest)))
    .replace(DAY, (day) => String(sumOf(day)));
