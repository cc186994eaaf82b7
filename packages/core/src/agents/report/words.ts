// British English: 24 hours a day, days before months, no comma before “and”.
const LANGUAGE = "en-GB";

const plain = new Intl.NumberFormat(LANGUAGE);
const compact = new Intl.NumberFormat(LANGUAGE, { notation: "compact" });
const conjunction = new Intl.ListFormat(LANGUAGE, { type: "conjunction" });
const utc = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });

export const number = (value: number) => plain.format(value);

/** For an axis: `12K`. */
export const shortNumber = (value: number) => compact.format(value);

/** `1 row`, `2,000 rows`. */
export const counted = (value: number, noun: string) => `${number(value)} ${value === 1 ? noun : `${noun}s`}`;

/** `a, b and c`. */
export const listed = (parts: string[]) => conjunction.format(parts);

/** An instant (ms) with its zone: `21 Nov 2026, 10:31:41 UTC`. */
export const moment = (instant: number) => `${utc.format(instant)} UTC`;

/** A part of a whole in percent; what is not all is never called 100, what is not nothing never 0. */
export function share(part: number, whole: number): string {
  if (part === 0 || whole === 0) return "0%";
  if (part === whole) return "100%";
  const percent = (100 * part) / whole;
  if (percent < 1) return "under 1%";
  return percent > 99 ? "over 99%" : `${Math.round(percent)}%`;
}
