import { DAYS } from "./parts.ts";

type Day = (typeof DAYS)[number];
type Opening = { days: readonly Day[]; from: string; to: string };

/** Minutes. */
const DAY = 24 * 60;

/**
 * Which of `openings`, by its place, is open on a day when one before it is open as well. AWS does not say what it makes of that,
 * and nobody means it. A time is on the next day where it is not after `from`.
 */
export function overlaps(openings: readonly Opening[]): { at: number; day: Day }[] {
  const times = openings.flatMap(({ days, from, to }, at) =>
    days.map((day) => {
      const start = DAYS.indexOf(day) * DAY + minutes(from);
      return { at, day, start, length: ((minutes(to) - minutes(from) + DAY - 1) % DAY) + 1 };
    }),
  );
  return times.filter((time, index) => times.slice(0, index).some((earlier) => meet(earlier, time)));
}

/** On a week that is a circle: one begins while the other lasts. */
function meet(one: { start: number; length: number }, other: { start: number; length: number }): boolean {
  const after = (start: number, from: number) => (start - from + 7 * DAY) % (7 * DAY);
  return after(other.start, one.start) < one.length || after(one.start, other.start) < other.length;
}

function minutes(time: string): number {
  const [hours = 0, past = 0] = time.split(":").map(Number);
  return hours * 60 + past;
}
