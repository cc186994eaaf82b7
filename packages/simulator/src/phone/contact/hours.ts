import { DateTime } from "luxon";
import type { Hours, OpenRange } from "../exchange.ts";

const DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
const WHOLE_DAY = 24 * 60;

/**
 * Whether it is open at that moment, by the clock of the hours' time zone. A range that ends where it starts is a whole day,
 * and one that ends before it starts goes on into the next day.
 * https://docs.aws.amazon.com/connect/latest/adminguide/set-hours-operation.html
 */
export function isOpen({ name, timeZone, config }: Hours, at: number): boolean {
  const local = DateTime.fromMillis(at, { zone: timeZone });
  if (!local.isValid) throw new Error(`The hours "${name}" have the time zone "${timeZone}", which there is not.`);
  const today = DAYS[local.weekday - 1];
  const yesterday = DAYS[(local.weekday + 5) % 7];
  const minute = local.hour * 60 + local.minute;
  return config.some((range) => {
    const { from, to } = minutesOf(name, range);
    return (range.day === today && covers(from, to, minute)) || (range.day === yesterday && minute + WHOLE_DAY < to);
  });
}

const covers = (from: number, to: number, minute: number) => from <= minute && minute < to;

/** In minutes of the day, those of the next day above 1440. */
function minutesOf(name: string, { start, end }: OpenRange): { from: number; to: number } {
  const [from, to] = [start, end].map((time) => {
    const [, hours, minutes] = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(time) ?? [];
    if (hours === undefined) throw new Error(`The hours "${name}" have the time "${time}", which is not HH:MM.`);
    return Number(hours) * 60 + Number(minutes);
  }) as [number, number];
  return { from, to: to <= from ? to + WHOLE_DAY : to };
}
