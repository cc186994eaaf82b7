import { describe, expect, it } from "vitest";
import { readsUntil, rowsPerSecond, usefulConsumers } from "./capacity.ts";

const quotas = { ratePerSecond: 2, burst: 5, operations: {}, buckets: "per operation" as const };

describe("what a quota lets through", () => {
  it("is a row a call of the slowest operation, or a sixth of a bucket that all share", () => {
    expect(rowsPerSecond(quotas)).toBe(2);
    expect(rowsPerSecond({ ...quotas, operations: { DescribeUser: { ratePerSecond: 0.5, burst: 2 } } })).toBe(0.5);
    expect(rowsPerSecond({ ...quotas, ratePerSecond: 12, buckets: "shared" })).toBe(2);
  });

  it("keeps only so many consumers busy", () => {
    expect(usefulConsumers(quotas, 50)).toBe(10);
    expect(usefulConsumers({ ...quotas, buckets: "shared" }, 50)).toBe(1);
  });

  it("leaves turns for changes where reads take from the same bucket", () => {
    const run = { now: 1000, deadline: 61_000 };
    expect(readsUntil(quotas, run)).toBe(61_000);
    expect(readsUntil({ ...quotas, buckets: "shared" }, run)).toBe(11_000);
  });
});
