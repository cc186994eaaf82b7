/** Requests a second, and how many may come at once after a pause. */
export type Quota = { rate: number; burst: number };

export type TokenBuckets = {
  /** Takes a token of the operation's bucket; false, and no change, where there is none. */
  take(operation: string): boolean;
  /** Changes a quota from now on; `*` that of all operations without one of their own. What was saved up stays, up to the new burst. */
  setQuota(operation: string, quota: Quota): void;
};

type Bucket = { tokens: number; at: number };

/** A bucket an operation, as Connect has it: full at first, refilled by the clock. `now` in milliseconds. */
export function tokenBuckets(now: () => number, byDefault: Quota, own: Record<string, Quota> = {}): TokenBuckets {
  const quotas = new Map(Object.entries(own)).set("*", byDefault);
  const buckets = new Map<string, Bucket>();
  const quotaOf = (operation: string) => quotas.get(operation) ?? quotas.get("*") ?? byDefault;

  function settle(operation: string): Bucket {
    const { rate, burst } = quotaOf(operation);
    const at = now();
    const { tokens, at: before } = buckets.get(operation) ?? { tokens: burst, at };
    const bucket = { tokens: Math.min(burst, tokens + (Math.max(0, at - before) / 1000) * rate), at };
    buckets.set(operation, bucket);
    return bucket;
  }

  function take(operation: string): boolean {
    const bucket = settle(operation);
    // Fractions of a token add up to a little less than one.
    if (bucket.tokens < 1 - 1e-9) return false;
    bucket.tokens -= 1;
    return true;
  }

  function setQuota(operation: string, quota: Quota): void {
    for (const known of buckets.keys()) settle(known);
    quotas.set(operation, quota);
  }

  return { take, setQuota };
}
