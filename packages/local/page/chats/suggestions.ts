import type { PersonTold } from "../../src/console/told/chat.ts";

type Place = {
  /** The slot that is asked for, or `confirmation`; nothing where the bot waits for a wish. */
  asks: string | undefined;
  isOpen: boolean;
  /** Who one is, where that is chosen. */
  person: PersonTold | undefined;
  /** The newest on one's phone. */
  pin: string | undefined;
};

/** What might be said next. */
export function suggestionsFor({ asks, isOpen, person, pin }: Place): string[] {
  if (!isOpen) return ["Reset my password", "Agent"];
  if (asks === "confirmation") return ["Yes", "No"];
  if (asks === "PIN") return pin ? [pin] : [];
  if (!person) return [];
  const { login, birthDate, startMonth } = person;
  const details = new Map([
    ["UserID", login],
    ["DOB", dateOf(birthDate)],
    ["MonthStarted", monthOf(startMonth)],
  ]);
  const detail = details.get(asks ?? "");
  return detail ? [detail] : [];
}

const WAITS = new Map([
  ["UserID", "your user ID"],
  ["DOB", "your date of birth"],
  ["MonthStarted", "the month in which you started"],
  ["PIN", "the PIN from your phone"],
  ["confirmation", "a yes or a no"],
]);

/** What the bot waits for. */
export const waitsFor = (asks: string | undefined): string => (asks ? (WAITS.get(asks) ?? asks) : "what you say");

const DATE = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });
const MONTH = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", month: "long", year: "numeric" });

/** `1990-04-17`: 17 April 1990. */
export const dateOf = (date: string): string => DATE.format(Date.parse(date));
/** `2019-09`: September 2019. */
export const monthOf = (month: string): string => MONTH.format(Date.parse(`${month}-01`));
