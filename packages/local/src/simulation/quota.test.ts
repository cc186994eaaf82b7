import { describe, expect, it } from "vitest";
import { quotaOverdrawn } from "./quota.ts";

const quota = { ratePerSecond: 10, burst: 5, operations: {}, buckets: "per operation" as const };
const calls = (count: number, every: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({ operation: "CreateUser", at: from + index * every }));

describe("the judgement of a quota", () => {
  it("lets the burst and the rate pass, and two per cent", () => {
    expect(quotaOverdrawn([...calls(5, 0), ...calls(200, 100, 100)], quota)).toEqual([]);
    expect(quotaOverdrawn([...calls(5, 0), ...calls(100, 99, 99)], quota)).toEqual([]);
  });

  it("tells of a rate, and of a burst, that is beyond it", () => {
    expect(quotaOverdrawn(calls(200, 90), quota)).toEqual(["CreateUser is asked for beyond the quota"]);
    expect(quotaOverdrawn([...calls(3, 1000), ...calls(8, 0, 3000)], quota)).toHaveLength(1);
  });

  it("allows once for calls that come later than they left, but not for a rate", () => {
    expect(quotaOverdrawn([...calls(14, 0), ...calls(50, 100, 100)], quota, 1000)).toEqual([]);
    expect(quotaOverdrawn(calls(400, 90), quota, 1000)).toHaveLength(1);
  });
});
