import { OUTCOMES, type Outcome, type Report } from "./report.ts";

/** What came to pass from one instant up to another (ms). */
export type Bucket = { from: number; to: number; outcomes: Record<Outcome, number> };

export const MOST_BUCKETS = 40;

const [MINUTE, HOUR, DAY] = [60, 3600, 86_400];
/** Seconds that people count time in, so that each bucket begins where a clock has a mark. */
const SIZES = [
  ...[1, 2, 5, 10, 15, 30],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
];

/** Sums the timeline up in at most 40 buckets of one size, from the start to the last outcome, the empty ones too. */
export function bucketsOf({ startedAt, timeline }: Pick<Report, "startedAt" | "timeline">): Bucket[] {
  const last = timeline.at(-1);
  if (!last) return [];
  const bucketAt = (second: number, size: number) => Math.floor((startedAt / 1000 + second) / size);
  const lengthBy = (size: number) => bucketAt(last.second, size) - bucketAt(0, size) + 1;
  const days = Math.ceil(last.second / DAY / (MOST_BUCKETS - 1));
  const size = SIZES.find((seconds) => lengthBy(seconds) <= MOST_BUCKETS) ?? Math.max(1, days) * DAY;

  const first = bucketAt(0, size);
  const buckets = Array.from({ length: lengthBy(size) }, (_, index): Bucket => {
    const from = (first + index) * size * 1000;
    return { from, to: from + size * 1000, outcomes: none() };
  });
  for (const { second, outcomes } of timeline) {
    const bucket = buckets[bucketAt(second, size) - first];
    for (const outcome of OUTCOMES) if (bucket) bucket.outcomes[outcome] += outcomes[outcome] ?? 0;
  }
  return buckets.some(({ outcomes }) => sumOf(outcomes) > 0) ? buckets : [];
}

export const none = (): Record<Outcome, number> => ({
  ...{ created: 0, changed: 0, unchanged: 0, removed: 0, absent: 0, failed: 0 },
});

export const sumOf = (outcomes: Record<Outcome, number>) =>
  OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0);
