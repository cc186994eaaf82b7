import { describe, expect, it } from "vitest";
import { systemClock } from "../clock.ts";
import { budgetOf } from "./budget.ts";

const never = () => new Promise<never>(() => {});

describe("a budget", () => {
  it("is spent by what it was spent on, and by nothing between", async () => {
    let now = 0;
    const budget = budgetOf(3, { now: () => now });
    const left: number[] = [];
    const take = (milliseconds: number, share?: number) =>
      budget.spend(async (allowed) => {
        left.push(allowed);
        now += milliseconds;
      }, share);
    await take(1_000);
    now += 60_000;
    await take(500, 0.5);
    await take(0);
    await take(9_000);
    await take(0);
    expect(left).toEqual([3_000, 1_000, 1_500, 1_500, 1]);
  });

  it("ends work that takes longer, and gives what is done in time or fails", async () => {
    const budget = budgetOf(0.05, systemClock);
    await expect(budget.spend(async () => "done")).resolves.toBe("done");
    await expect(budget.spend(() => Promise.reject(new Error("its own")))).rejects.toThrow("its own");
    await expect(budget.spend(never)).rejects.toThrow("no answer within");
    await expect(budget.spend(never)).rejects.toThrow("no answer within 1 ms");
  });
});
