/** Where and from when (ms) a time is spoken of. */
type Spoken = { timeZone: string; now: number };

const DAY = 24 * 60 * 60 * 1000;

/** A time (ISO) as one says it in that zone: "today at 14:30", "yesterday at 9:05", "on 26 November at 14:30". */
export function spokenWhen(iso: string, { timeZone, now }: Spoken): string {
  const { date, clock } = local(Date.parse(iso), timeZone);
  const today = local(now, timeZone).date;
  return `${relative(date, today) ?? onDate(date, today)} at ${clock}`;
}

/** Like it, but without the day where that is the day of another time (ISO) which is spoken of before. */
export function spokenAfter(earlier: string, iso: string, spoken: Spoken): string {
  const { date, clock } = local(Date.parse(iso), spoken.timeZone);
  const isSameDay = date.day === local(Date.parse(earlier), spoken.timeZone).date.day;
  return isSameDay ? clock : spokenWhen(iso, spoken);
}

/** How long ago a time (ISO) was, wherever one is: "just now", "40 minutes ago", "2 hours ago", "3 days ago". */
export function spokenAgo(iso: string, now: number): string {
  const minutes = Math.floor((now - Date.parse(iso)) / 60_000);
  // Clocks of two functions may differ by a little.
  if (minutes < 1) return "just now";
  const hours = Math.round(minutes / 60);
  if (minutes < 60) return minutes === 1 ? "1 minute ago" : `${minutes} minutes ago`;
  return hours < 48 ? `${spokenHours(hours)} ago` : `${Math.round(hours / 24)} days ago`;
}

/** What the time of a zone is called: by the city, "Sydney time". */
export function spokenZone(timeZone: string): string {
  return `${(timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ")} time`;
}

export const spokenHours = (hours: number): string => (hours === 1 ? "1 hour" : `${hours} hours`);

/** `day` counts days since the epoch as calendars there do. */
type LocalDate = { day: number; year: number; text: string };

function local(time: number, timeZone: string): { date: LocalDate; clock: string } {
  const numbers = { year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "2-digit" } as const;
  const format = new Intl.DateTimeFormat("en-GB", { timeZone, hourCycle: "h23", ...numbers });
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  const midnight = Date.UTC(number("year"), number("month") - 1, number("day"));
  const text = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long" }).format(midnight);
  return {
    date: { day: midnight / DAY, year: number("year"), text },
    clock: `${number("hour")}:${parts.get("minute")}`,
  };
}

const relative = (date: LocalDate, today: LocalDate): string | undefined =>
  new Map([
    [-1, "yesterday"],
    [0, "today"],
    [1, "tomorrow"],
  ]).get(date.day - today.day);

const onDate = ({ text, year }: LocalDate, today: LocalDate) => `on ${text}${year === today.year ? "" : ` ${year}`}`;
