import type { Quotas } from "../throttle/quota.ts";

/** Calls that a row may take where one bucket has to do for all of them: one to read, five to change. */
const MOST_CALLS = 6;
/** Rows that a consumer takes at once. */
export const BATCH = 10;

/** The rows a second that Connect's quota lets through at the least. */
export function rowsPerSecond({ ratePerSecond, operations, buckets }: Quotas): number {
  if (buckets === "shared") return ratePerSecond / MOST_CALLS;
  return Math.min(ratePerSecond, ...Object.values(operations).map((quota) => quota.ratePerSecond));
}

export type Crew = {
  consumers: number;
  /** Rows on which each consumer works at once. */
  rowsAtOnce: number;
};

/**
 * As many consumers, up to `most`, as find turns for their rows within a run of so many seconds: more would only wait. AWS
 * wants two at least. Where one bucket is for all calls, the first calls of all rows could take every turn of a run, and no
 * row would ever come to its last: only so many are begun at once that the turns do in whatever order the calls come, which
 * for the worst order are twice as many.
 */
export function crewFor(quotas: Quotas, { seconds, most }: { seconds: number; most: number }): Crew {
  const rows = (rowsPerSecond(quotas) * seconds) / (quotas.buckets === "shared" ? 2 : 1);
  const consumers = Math.max(2, Math.min(most, Math.floor(rows / BATCH)));
  return { consumers, rowsAtOnce: Math.max(1, Math.min(BATCH, Math.floor(rows / consumers))) };
}
