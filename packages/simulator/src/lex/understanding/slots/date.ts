import { en, type ParsedResult } from "chrono-node";
import { DateTime } from "luxon";
import { as, type Moment, type Resolution } from "./resolution.ts";
import { inDigits } from "./spoken-date.ts";

/** Where the month comes before the day in `3/4`. */
const MONTH_FIRST = new Set(["en_US"]);
const SPAN = /\b(this|next|last|previous|current) (week|month|year)\b/i;

/**
 * A date in words or digits. One without its year is today or later; a month or a year gives its first day, or its last where it is
 * still to come.
 * ⚠ Of "next week" AWS's pages say once the last day of that week and once of the current one: here it is that week's.
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-date.html
 */
export function resolveDate(said: string, { today, localeId }: Moment): Resolution | undefined {
  const text = inDigits(said.trim());
  const now = DateTime.fromISO(today, { zone: "utc" });
  const year = /^(?:in )?((?:1[89]|20)\d\d)$/.exec(text)?.[1];
  if (year) return found(said, ofSpan(DateTime.utc(Number(year)), "year", now));
  const [, which = "", span] = SPAN.exec(text) ?? [];
  if (span) return found(said, ofNamed(which, span.toLowerCase() as Span, now));
  const reader = MONTH_FIRST.has(localeId) ? en.casual : en.GB;
  const [first] = reader.parse(text, { instant: now.plus({ hours: 12 }).toJSDate(), timezone: 0 });
  const date = first && dateOf(first, now);
  return date && found(text === said.trim() ? first.text : said.trim(), date);
}

const found = (said: string, date: DateTime) => as(said.trim(), date.toISODate() ?? "");

function dateOf({ start }: ParsedResult, now: DateTime): DateTime | undefined {
  const [year, month, day] = [start.get("year"), start.get("month"), start.get("day")];
  const knows = (...parts: Parameters<typeof start.isCertain>[0][]) => parts.every((part) => start.isCertain(part));
  if (!year || !month || !day) return undefined;
  if (knows("year", "month", "day")) return DateTime.utc(year, month, day);
  if (knows("month", "day")) return onOrAfter(now, (date) => date.month === month && date.day === day);
  if (knows("month")) return ofSpan(knows("year") ? DateTime.utc(year, month) : nextMonth(month, now), "month", now);
  if (knows("weekday")) return onOrAfter(now, ({ weekday }) => weekday % 7 === start.get("weekday"));
  return undefined;
}

/** Four years have every day of the calendar. */
function onOrAfter(now: DateTime, fits: (date: DateTime) => boolean): DateTime | undefined {
  for (let days = 0; days < 1_500; days += 1) {
    const date = now.plus({ days });
    if (fits(date)) return date;
  }
  return undefined;
}

const nextMonth = (month: number, now: DateTime) => DateTime.utc(now.year + (month < now.month ? 1 : 0), month);

type Span = "week" | "month" | "year";

function ofNamed(which: string, span: Span, now: DateTime): DateTime {
  const steps: Record<string, number> = { next: 1, last: -1, previous: -1 };
  return ofSpan(now.plus({ [span]: steps[which.toLowerCase()] ?? 0 }), span, now);
}

/** The first day of the span that a day is in; the last where all of it is to come. */
const ofSpan = (date: DateTime, span: Span, now: DateTime) =>
  date.startOf(span) > now ? date.endOf(span) : date.startOf(span);
