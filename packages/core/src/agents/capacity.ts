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

/** The consumers that find turns for their rows within a run of so many seconds; more would only wait. At least one. */
export const usefulConsumers = (quotas: Quotas, seconds: number): number =>
  Math.max(1, Math.floor((rowsPerSecond(quotas) * seconds) / BATCH));

/**
 * When the last read of a run may leave (ms). Where reads and changes take from one bucket, the reads of all rows could take
 * every turn until the deadline, and no row would ever be changed.
 */
export const readsUntil = ({ buckets }: Quotas, { now, deadline }: { now: number; deadline: number }): number =>
  buckets === "shared" ? now + (deadline - now) / MOST_CALLS : deadline;
