import { type Figure, median } from "./figure.ts";
import { timedOf } from "./figures.ts";
import { type Init, ratioOf } from "./init.ts";
import type { Measured } from "./run.ts";
import type { Counts } from "./tally.ts";

/** The counted calls of one scenario. */
export type Counted = Counts & { scenario: string; rows: number; seconds: number };

/** What each scenario asked of AWS, for whoever wants to know what an upload costs. */
export function countsOf(measured: Measured): Counted[] {
  const { intake } = measured;
  const uploads = timedOf(measured).map(([scenario, { rows, seconds, counts }]) => ({
    scenario,
    rows,
    seconds,
    ...counts,
  }));
  if (!intake) return uploads;
  return [
    ...uploads,
    { scenario: "intake alone", rows: intake.rows, seconds: intake.rows / intake.intake, ...intake.counts },
  ];
}

/** A line a figure: name, value, bar, and whether it is reached. */
export function tableOf(figures: Figure[]): string {
  const rows = [
    ["figure", "value", "bar", "ok"],
    ...figures.map(({ name, value, bar, ok }) => [name, String(value), String(bar), ok ? "yes" : "NO"]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => String(row[column]).length)));
  return rows
    .map((row) =>
      row.map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[0] ?? 0))),
    )
    .map((cells) => cells.join("  "))
    .join("\n");
}

/** What was measured behind the figures, in its own units. */
export function measuresOf(measured: Measured): string {
  const { paced, intake, memory, init = [], mailboxes, page } = measured;
  const whole = (value: number) => Math.round(value).toLocaleString("en");
  return [
    ...timedOf(measured).map(([what, { rows, seconds }]) => `${what}: ${rows} rows in ${seconds.toFixed(2)} s`),
    ...(paced
      ? [`paced update: ${(paced.update.secondsFor(paced.update.rows)).toFixed(2)} s for ${paced.update.rows} rows`]
      : []),
    ...(paced
      ? [`paced create: ${(paced.create.secondsFor(paced.create.rows)).toFixed(2)} s for ${paced.create.rows} rows`]
      : []),
    ...(intake ? [`intake: ${whole(intake.intake)} rows/s, bare sends: ${whole(intake.bare)} rows/s`] : []),
    ...(memory
      ? [
          `intake's peak: ${whole(memory.small)} MB for the small file, ${whole(memory.large)} MB for the large, at ${whole(memory.rowsASecond)} rows/s`,
        ]
      : []),
    ...init.map(initLine),
    ...(mailboxes
      ? [
          `mailboxes: ${whole(mailboxes.accounts)} accounts in ${mailboxes.command.toFixed(2)} s; predicting and comparing alone ${mailboxes.whole.toFixed(2)} s, of a quarter ${mailboxes.quarter.toFixed(2)} s`,
        ]
      : []),
    ...(page ? [`page: ${whole(page.rows)} rows at ${whole(page.rate)}/s`] : []),
    ...(page?.rooms ?? []).map(
      ({ room, usable, longTasks }) =>
        `page, ${room}: usable in ${whole(usable)} ms, ${longTasks.length} tasks longer than 50 ms: ${longTasks.join(", ") || "none"}`,
    ),
  ].join("\n");
}

/** In milliseconds: the median, and within which the middle half of the starts lies. */
function initLine(init: Init): string {
  const { name, clients, own, bare } = init;
  const times = (starts: Init["own"]) =>
    (["clock", "cpu"] as const)
      .map((of) => {
        const sorted = starts.map((start) => start[of]).sort((one, other) => one - other);
        const quarter = Math.floor(sorted.length / 4);
        const [low = 0, high = 0] = [sorted[quarter], sorted[sorted.length - 1 - quarter]];
        return `${of === "cpu" ? "CPU " : ""}${median(sorted).toFixed(0)} (${low.toFixed(0)} to ${high.toFixed(0)})`;
      })
      .join(", ");
  const ratios = `${ratioOf(init, "clock").toFixed(2)}, CPU ${ratioOf(init, "cpu").toFixed(2)}`;
  return `init of ${name}: ${times(own)} ms; bare ${clients.join(", ")}: ${times(bare)} ms; ratio ${ratios}`;
}

/** Calls by service and operation, and a row's share of them. */
export function countsTable(counted: Counted[]): string {
  return counted
    .map(({ scenario, rows, seconds, connectCalls, throttled, limiterWrites, calls, functions }) => {
      const lines = Object.entries(calls).map(([name, count]) => line(name, count, count / rows));
      const billed = Object.entries(functions).map(
        ([name, { invocations, processes, gigabyteSeconds }]) =>
          `${line(`lambda ${name}`, invocations, invocations / rows)}  ${gigabyteSeconds.toFixed(2)} GB-s in ${processes} processes`,
      );
      const limiter = `${throttled} of ${connectCalls} Connect calls answered 429, ${limiterWrites} writes of the limiter`;
      return [`${scenario}: ${rows} rows in ${seconds.toFixed(2)} s, ${limiter}`, ...lines, ...billed].join("\n");
    })
    .join("\n\n");
}

const line = (name: string, count: number, each: number) =>
  `  ${name.padEnd(40)} ${String(count).padStart(8)}  ${each.toFixed(3).padStart(8)} a row`;
