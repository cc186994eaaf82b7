import { bucketOf, type Quotas } from "@frontdesk/core/throttle/quota.ts";

/** When a call to Connect left or arrived, in milliseconds since the epoch. */
export type Call = { operation: string; at: number };

/** How much more than the quota may be asked for: 2 %, and what a machine's clock may be off. */
const MORE = 1.02;

/**
 * Buckets of which more was taken, in any length of time, than the quota allows, where a bucket is refilled evenly.
 * `late` is how much later (ms) a call may come than others that left with it.
 */
export function quotaOverdrawn(calls: Call[], quotas: Quotas, late = 0): string[] {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const overdrawn = new Set<string>();
  for (const { operation, at } of calls) {
    const { bucket, quota } = bucketOf(operation, quotas);
    const { ratePerSecond, burst } = quota;
    const most = (burst + (late / 1000) * ratePerSecond) * MORE;
    const before = buckets.get(bucket) ?? { tokens: most, at };
    const tokens = Math.min(most, before.tokens + ((at - before.at) / 1000) * ratePerSecond * MORE) - 1;
    if (tokens < -1e-6) overdrawn.add(`${bucket} is asked for beyond the quota`);
    buckets.set(bucket, { tokens, at });
  }
  return [...overdrawn];
}
