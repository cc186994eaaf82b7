import { spokenWhen, spokenZone } from "@frontdesk/core/emergency/when.ts";
import { span } from "../parts/format.ts";

const UTC = "UTC";

/** A time (ms) as one has it in the zone: "today at 14:30, Manila time". */
export function moment(at: number, timeZone: string | undefined, now: number): string {
  const zone = timeZone ?? UTC;
  const spoken = spokenWhen(new Date(at).toISOString(), { timeZone: zone, now });
  return `${spoken}, ${zone === UTC ? UTC : spokenZone(zone)}`;
}

/** How far off a time (ms) is: "12 min ago", "in 3 h 5 min". */
export function away(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  if (Math.abs(seconds) < 60) return seconds > 0 ? "in less than a minute" : "just now";
  const whole = Math.floor(Math.abs(seconds) / 60) * 60;
  const apart = whole >= DAYS_FROM ? `${Math.round(whole / 86_400)} days` : span(whole);
  return seconds > 0 ? `in ${apart}` : `${apart} ago`;
}

/** Seconds from which on it is told in days. */
const DAYS_FROM = 48 * 3_600;
