import { describe, expect, it } from "vitest";
import { crewFor, rowsPerSecond } from "./capacity.ts";

const quotas = { ratePerSecond: 2, burst: 5, operations: {}, buckets: "per operation" as const };

describe("what a quota lets through", () => {
  it("is a row a call of the slowest operation, or a sixth of a bucket that all share", () => {
    expect(rowsPerSecond(quotas)).toBe(2);
    expect(rowsPerSecond({ ...quotas, operations: { DescribeUser: { ratePerSecond: 0.5, burst: 2 } } })).toBe(0.5);
    expect(rowsPerSecond({ ...quotas, ratePerSecond: 12, buckets: "shared" })).toBe(2);
  });

  it("keeps only so many consumers busy, and all of their rows", () => {
    expect(crewFor(quotas, { seconds: 50, most: 40 })).toEqual({ consumers: 10, rowsAtOnce: 10 });
    expect(crewFor(quotas, { seconds: 50, most: 5 })).toEqual({ consumers: 5, rowsAtOnce: 10 });
  });

  it("has fewer rows begun at once where they take their turns from one another", () => {
    const shared = { ...quotas, buckets: "shared" as const };
    expect(crewFor(shared, { seconds: 50, most: 40 })).toEqual({ consumers: 2, rowsAtOnce: 4 });
    expect(crewFor({ ...shared, ratePerSecond: 0.1 }, { seconds: 50, most: 40 })).toEqual({
      consumers: 2,
      rowsAtOnce: 1,
    });
    expect(crewFor({ ...shared, ratePerSecond: 100 }, { seconds: 50, most: 5 })).toEqual({
      consumers: 5,
      rowsAtOnce: 10,
    });
  });
});
