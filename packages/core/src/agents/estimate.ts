import { bucketOf, type Quotas } from "../throttle/quota.ts";
import type { Report } from "./report/report.ts";

/**
 * How long (s) so many calls of each operation take at the account's quota: operations run side by side, unless all of them
 * share one bucket. What comes at once out of a full bucket takes no time.
 */
export function effortOf(calls: Map<string, number>, quotas: Quotas): NonNullable<Report["effort"]> {
  const buckets = new Map<string, { calls: number; seconds: number }>();
  const whole = [...calls].map(([operation, count]) => ({ operation, calls: Math.ceil(count - 1e-6) }));
  for (const { operation, calls: count } of whole) {
    const { bucket, quota } = bucketOf(operation, quotas);
    const sum = (buckets.get(bucket)?.calls ?? 0) + count;
    const seconds = Math.max(0, sum - quota.burst) / quota.ratePerSecond;
    buckets.set(bucket, { calls: sum, seconds });
  }
  const seconds = Math.max(0, ...[...buckets.values()].map((bucket) => bucket.seconds));
  return { calls: whole.sort((one, other) => other.calls - one.calls), seconds: Math.round(seconds) };
}
