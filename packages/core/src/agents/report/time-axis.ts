import type { ScaleTime } from "d3-scale";

const DAY = 86_400_000;
const MINUTE = 60_000;
const MOST_ON_A_PHONE = 4;

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const time = (seconds: boolean) =>
  new Intl.DateTimeFormat("en-GB", {
    ...({ hour: "2-digit", minute: "2-digit", timeZone: "UTC" } as const),
    ...(seconds ? { second: "2-digit" } : {}),
  });
const [toTheMinute, toTheSecond] = [time(false), time(true)];

/** A time of day as precise as steps of `size` (ms) need: `10:31`, `10:31:30`; `21 Nov` where a step is a day and more. */
export function clock(instant: number, size: number): string {
  if (size >= DAY) return day.format(instant);
  return (size % MINUTE === 0 ? toTheMinute : toTheSecond).format(instant);
}

/** A mark on the axis, `at` percent of its width. A narrow page leaves the spare ones out. */
export type Label = { at: number; label: string; anchor: "start" | "middle" | "end"; isSpare: boolean };

/** The marks of a time axis at round times; a new day is told by its date. */
export function clockLabels(x: ScaleTime<number, number>, size: number): Label[] {
  const [from = new Date(0), to = from] = x.domain();
  const hasDays = to.getTime() - from.getTime() > DAY || day.format(from) !== day.format(to.getTime() - 1);
  const ticks = x.ticks(5).map(Number);
  const step = (ticks[1] ?? to.getTime()) - (ticks[0] ?? from.getTime());
  return ticks.map((tick, index) => {
    const at = x(tick);
    const isMidnight = tick % DAY === 0;
    const label = hasDays && isMidnight ? day.format(tick) : clock(tick, Math.max(step, Math.min(size, MINUTE)));
    // A label at an edge leans inwards: the page must never scroll sideways.
    const anchor = at < 6 ? "start" : at > 94 ? "end" : "middle";
    return { at, label, anchor, isSpare: index % 2 === 1 && ticks.length > MOST_ON_A_PHONE };
  });
}
