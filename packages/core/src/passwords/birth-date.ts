import { monthNamed } from "./month-names.ts";
import { ordinalOf, yearOf } from "./number-words.ts";
import { isPlain } from "./plain-text.ts";

/** What people say between the parts of a date, or before it. */
const FILLING = new Set([
  ...["the", "of", "on", "in", "it", "its", "it's", "is", "was", "born", "i", "my", "birthday"],
  ...["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
]);
/** Forms of which the year comes first; the last is LDAP's generalizedTime, whose date is the one that is written. */
const BY_NUMBERS = [
  /^(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]{5,15}(?:Z|[+-]\d{2}:?\d{2})?)?$/,
  /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/,
  /^(\d{4})(\d{2})(\d{2})(?:\d{2}(?:\d{2}){0,2}(?:[.,]\d+)?(?:Z|[+-]\d{2}(?:\d{2})?))?$/,
];

/**
 * The date, in ISO, that a text means: in ISO, as 19900417, in words with the month's name and the year in full ("17 April
 * 1990", "the seventeenth of april nineteen ninety"), or LDAP's generalizedTime. Nothing where it is no real date of this
 * century or the last, and where the day and the month are only told apart by custom: 04/05/1990 is in April or in May.
 */
export function dateOf(text: string): string | undefined {
  if (!isPlain(text)) return undefined;
  const trimmed = text.trim();
  for (const form of BY_NUMBERS) {
    const [, year, month, day] = form.exec(trimmed) ?? [];
    if (year) return realDate(Number(year), Number(month), Number(day));
  }
  return inWords(
    trimmed
      .toLowerCase()
      .replace(/\.$/, "")
      .split(/[\s,-]+/)
      .filter((word) => word && !FILLING.has(word)),
  );
}

/** Whether it is a date by numbers in which the day and the month might be either. */
export function isAmbiguous(text: string): boolean {
  const [, one, other] = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(?:\d{2}|\d{4})\s*$/.exec(text) ?? [];
  return one !== undefined && Number(one) <= 12 && Number(other) <= 12 && Number(one) !== Number(other);
}

function inWords(words: string[]): string | undefined {
  const at = words.findIndex((word) => monthNamed(word.replace(/\.$/, "")) !== undefined);
  const month = monthNamed((words[at] ?? "").replace(/\.$/, ""));
  if (month === undefined) return undefined;
  const [before, after] = [words.slice(0, at), words.slice(at + 1)];
  const splits = after.map((_, length) => [after.slice(0, length), after.slice(length)] as const).slice(1);
  const readings = before.length
    ? [realDate(yearOf(after), month, ordinalOf(before)), realDate(yearOf(before), month, ordinalOf(after))]
    : splits.map(([day, year]) => realDate(yearOf(year), month, ordinalOf(day)));
  const [only, ...more] = new Set(readings.filter((each) => each !== undefined));
  return more.length ? undefined : only;
}

function realDate(year: number | undefined, month: number, day: number | undefined): string | undefined {
  if (year === undefined || day === undefined || year < 1900 || year > 2099) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}
