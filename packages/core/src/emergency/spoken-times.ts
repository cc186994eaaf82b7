import type { Location } from "./location.ts";
import { spokenAfter, spokenAgo, spokenHours, spokenWhen, spokenZone } from "./when.ts";

/** The times of a change, as they are said; all are given in ISO. */
export type SpokenTimes = {
  /** When it was made. */
  made(at: string): string;
  /** Until when it holds, where `made` is said before. */
  until(at: string, until: string): string;
  /** When it ended, where `made` is said before. */
  ended(until: string): string;
  /** Until when it holds, where nothing is said before. */
  lasts(at: string, until: string): string;
};

/** How times are said of these places: as clocks there show them, or by how long ago and how long where their zones differ. */
export function spokenTimes(locations: Location[], now: number): SpokenTimes {
  const [timeZone, ...others] = new Set(locations.map((location) => location.timeZone));
  if (timeZone !== undefined && !others.length) {
    const spoken = { timeZone, now };
    return {
      made: (at) => `${spokenWhen(at, spoken)} ${spokenZone(timeZone)}`,
      until: (at, until) => `until ${spokenAfter(at, until, spoken)}`,
      ended: (until) => spokenWhen(until, spoken),
      lasts: (_, until) => `until ${spokenWhen(until, spoken)} ${spokenZone(timeZone)}`,
    };
  }
  const lasts = (at: string, until: string) =>
    `for ${spokenHours(Math.round((Date.parse(until) - Date.parse(at)) / 3_600_000))}`;
  const ago = (time: string) => spokenAgo(time, now);
  return { made: ago, until: lasts, ended: ago, lasts };
}
