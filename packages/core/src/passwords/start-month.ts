import { dateOf } from "./birth-date.ts";
import { monthNamed } from "./month-names.ts";
import { numberOf, yearOf } from "./number-words.ts";
import { isPlain } from "./plain-text.ts";

/** `month` from 1 on. */
export type StartMonth = { month: number; year?: number };

const FILLING = new Set(["the", "of", "in", "month", "it", "it's", "was", "i", "started"]);
const YEAR_FIRST = /^((?:19|20)\d\d)(?:[-/.](\d{1,2})|(\d{2}))$/;
const MONTH_FIRST = /^(\d{1,2})[-/.]((?:19|20)\d\d)$/;

/** The month that a text means, and its year where that is told: "march", "3", "March 2019", "2019-03", "03/2019", or any date that can be read. */
export function monthOf(text: string): StartMonth | undefined {
  if (!isPlain(text)) return undefined;
  const trimmed = text.trim();
  const date = dateOf(trimmed);
  if (date) return realMonth(Number(date.slice(5, 7)), Number(date.slice(0, 4)));
  const yearFirst = YEAR_FIRST.exec(trimmed);
  if (yearFirst) return realMonth(Number(yearFirst[2] ?? yearFirst[3]), Number(yearFirst[1]));
  const monthFirst = MONTH_FIRST.exec(trimmed);
  if (monthFirst) return realMonth(Number(monthFirst[1]), Number(monthFirst[2]));
  return inWords(
    trimmed
      .toLowerCase()
      .split(/[\s,.]+/)
      .filter((word) => word && !FILLING.has(word)),
  );
}

function inWords(words: string[]): StartMonth | undefined {
  const at = words.findIndex((word) => monthNamed(word) !== undefined);
  if (at < 0) return realMonth(numberOf(words));
  const rest = words.toSpliced(at, 1);
  const isApart = at > 0 && at < words.length - 1;
  if (isApart) return undefined;
  const month = monthNamed(words[at] ?? "");
  if (!rest.length) return realMonth(month);
  const year = yearOf(rest) ?? shortYear(rest);
  return year === undefined ? undefined : realMonth(month, year);
}

/** "98" and "ninety eight" are a year; "19" and "nineteen" may be a day as well. */
function shortYear(words: string[]): number | undefined {
  const number = numberOf(words);
  return number !== undefined && number >= 50 ? 1900 + number : undefined;
}

function realMonth(month: number | undefined, year?: number): StartMonth | undefined {
  if (month === undefined || month < 1 || month > 12) return undefined;
  return year === undefined ? { month } : { month, year };
}
