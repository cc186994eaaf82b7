/** Requests a second, and how many may come at once after a pause. */
export type Quota = { rate: number; burst: number };

export type TokenBuckets = {
  /** Takes a token of the operation's bucket; false, and no change, where there is none. */
  take(operation: string): boolean;
  /** The quota that an operation has now. */
  quotaOf(operation: string): Quota;
  /** Changes a quota from now on; `*` that of all operations without one of their own. What was saved up stays, up to the new burst. */
  setQuota(operation: string, quota: Quota): void;
  /**
   * Another caller from now on, who takes a token of the operation's bucket so many times a second, evenly, whenever there
   * is one; `*` of the bucket of every operation without a tenant of its own.
   */
  setTenant(operation: string, ratePerSecond: number): void;
};

type Bucket = { tokens: number; at: number };
type Tenant = { rate: number; since: number };

/** Fractions of a token add up to a little less than one. */
const ONE = 1 - 1e-9;

/** Whether each operation has a bucket of its own, or all share one: AWS's pages say both. */
export type Sharing = "per operation" | "shared";

/** Connect's buckets: full at first, refilled by the clock. `now` in milliseconds. */
export function tokenBuckets(
  now: () => number,
  byDefault: Quota,
  own: Record<string, Quota> = {},
  sharing: Sharing = "per operation",
): TokenBuckets {
  const quotas = new Map(Object.entries(own)).set("*", byDefault);
  const tenants = new Map<string, Tenant>();
  const buckets = new Map<string, Bucket>();
  const quotaOf = (operation: string) => quotas.get(operation) ?? quotas.get("*") ?? byDefault;

  function settle(operation: string): Bucket {
    const { rate, burst } = quotaOf(operation);
    const tenant = tenants.get(operation) ?? tenants.get("*");
    const at = now();
    const { tokens, at: before } = buckets.get(operation) ?? { tokens: burst, at: tenant?.since ?? at };
    const bucket = { tokens, at: before };
    const refill = (until: number) => {
      bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, until - bucket.at) / 1000) * rate);
      bucket.at = until;
    };
    for (const turn of tenant ? turnsOf(tenant, before, at) : []) {
      refill(turn);
      if (bucket.tokens >= ONE) bucket.tokens -= 1;
    }
    refill(at);
    buckets.set(operation, bucket);
    return bucket;
  }

  function take(operation: string): boolean {
    const bucket = settle(sharing === "shared" ? "*" : operation);
    if (bucket.tokens < ONE) return false;
    bucket.tokens -= 1;
    return true;
  }

  function setQuota(operation: string, quota: Quota): void {
    for (const known of buckets.keys()) settle(known);
    quotas.set(operation, quota);
  }

  function setTenant(operation: string, ratePerSecond: number): void {
    for (const known of buckets.keys()) settle(known);
    tenants.set(operation, { rate: ratePerSecond, since: now() });
  }

  return { take, quotaOf, setQuota, setTenant };
}

/** When a tenant takes a token, after one time and up to another. */
function* turnsOf({ rate, since }: Tenant, after: number, until: number): Generator<number> {
  const turnBy = (time: number) => Math.floor(((time - since) / 1000) * rate + 1e-9);
  for (let turn = turnBy(after) + 1; turn <= turnBy(until); turn++) yield since + (turn / rate) * 1000;
}
