import type { World } from "./world.ts";

/** How much more than the quota may be asked for: 2 %, and what a machine's clock may be off. */
const MORE = 1.02;

/** Operations of which more calls left than the quota allows, by a bucket that is refilled evenly. */
export function quotaOverdrawn({ departures, quotas: { ratePerSecond, burst } }: World): string[] {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const most = burst * MORE;
  const overdrawn = new Set<string>();
  for (const { operation, at } of departures) {
    const before = buckets.get(operation) ?? { tokens: most, at };
    const tokens = Math.min(most, before.tokens + ((at - before.at) / 1000) * ratePerSecond * MORE) - 1;
    if (tokens < -1e-6) overdrawn.add(`${operation} is asked for beyond the quota`);
    buckets.set(operation, { tokens, at });
  }
  return [...overdrawn];
}
