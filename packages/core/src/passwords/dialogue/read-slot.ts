import type { Clock } from "../../clock.ts";
import { dateOf, isAmbiguous } from "../birth-date.ts";
import { isLogin, tidyLogin } from "../login.ts";
import { MONTH_NAMES } from "../month-names.ts";
import { isPlain } from "../plain-text.ts";
import type { Wanted } from "../same-details.ts";
import { monthOf } from "../start-month.ts";
import type { Said, Slot } from "./turn.ts";

/** Why what was said is not taken. */
export type Why = "unclear" | "ambiguous" | "future" | "too old" | "no year";
/** `value`: in the one form in which a slot is kept. */
export type Read = { value: string } | { why: Why };
export type Reading = { startMonth: Wanted; pinLength: number | undefined; clock: Pick<Clock, "now"> };

const DAY = 24 * 3_600_000;
/** Older than anybody. */
const YEARS = 120;
const UNCLEAR: Read = { why: "unclear" };

/** Reads what was said for a slot. */
export function readSlot(slot: Slot, said: Said, reading: Reading): Read {
  // What a bot makes of letters that only look like a login's is not what was said.
  if (!isPlain(said.said) || !isPlain(said.value)) return UNCLEAR;
  return READERS[slot](said, reading);
}

const READERS: Record<Slot, (said: Said, reading: Reading) => Read> = {
  UserID({ said, value }) {
    const login = [value, said].map(tidyLogin).find(isLogin);
    return login ? { value: login } : UNCLEAR;
  },
  DOB({ said, value }, { clock }) {
    if (isAmbiguous(said)) return { why: "ambiguous" };
    const date = dateOf(said) ?? dateOf(value);
    if (!date) return { why: isAmbiguous(value) ? "ambiguous" : "unclear" };
    // Nor today or yesterday: bots give a date without its year one that is to come, by the time of wherever they are.
    if (date >= isoDay(clock.now() - DAY)) return { why: "future" };
    return Number(date.slice(0, 4)) < new Date(clock.now()).getUTCFullYear() - YEARS
      ? { why: "too old" }
      : { value: date };
  },
  MonthStarted({ said, value }, { startMonth, clock }) {
    // What was said before what the bot takes it for: to a month without its year it adds one.
    const start = monthOf(said) ?? monthOf(value);
    const name = start && MONTH_NAMES[start.month - 1];
    if (!start || !name) return UNCLEAR;
    if (startMonth === "month") return { value: name };
    if (start.year === undefined) return { why: "no year" };
    const isToCome = `${start.year}-${String(start.month).padStart(2, "0")}` > isoDay(clock.now() + DAY).slice(0, 7);
    return isToCome ? { why: "future" } : { value: `${name} ${start.year}` };
  },
  PIN({ said, value }, { pinLength }) {
    // A bot that takes it for a number drops the zeros that it begins with.
    const pin = [said, value].map(digitsOf).find((digits) => /^\d{4,8}$/.test(digits));
    return pin && (pinLength === undefined || pin.length === pinLength) ? { value: pin } : UNCLEAR;
  },
};

/** "zero four double seven", "0 4 7 7" and "04-77" are 0477. */
const digitsOf = (said: string): string =>
  tidyLogin(said.toLowerCase().replace(/\b(?:oh|o)\b/g, "zero")).replaceAll(/[.-]/g, "");

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
