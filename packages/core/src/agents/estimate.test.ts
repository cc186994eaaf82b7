import { describe, expect, it } from "vitest";
import { effortOf } from "./estimate.ts";

const usual = { ratePerSecond: 2, burst: 5, operations: {}, buckets: "per operation" } as const;
const calls = new Map([
  ["UpdateUserConfig", 105],
  ["SearchUsers", 10.5],
]);

describe("what a plan would take", () => {
  it("is as long as its most frequent call, since operations run side by side", () => {
    expect(effortOf(calls, usual)).toEqual({
      calls: [
        { operation: "UpdateUserConfig", calls: 105 },
        { operation: "SearchUsers", calls: 11 },
      ],
      seconds: 50,
    });
  });

  it("goes by an operation's own quota", () => {
    const operations = { UpdateUserConfig: { ratePerSecond: 20, burst: 5 } };
    expect(effortOf(calls, { ...usual, operations }).seconds).toBe(5);
  });

  it("is as long as all calls together where they share a bucket", () => {
    expect(effortOf(calls, { ...usual, buckets: "shared" }).seconds).toBe(Math.round((116 - 5) / 2));
  });

  it("is nothing where nothing is called", () => {
    expect(effortOf(new Map(), usual)).toEqual({ calls: [], seconds: 0 });
  });

  it("does not count one search too many for ten tenths", () => {
    const tenths = new Map([["SearchUsers", Array.from({ length: 10 }).reduce<number>((sum) => sum + 0.1, 0)]]);
    expect(effortOf(tenths, usual).calls).toEqual([{ operation: "SearchUsers", calls: 1 }]);
  });
});
