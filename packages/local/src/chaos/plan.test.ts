import { describe, expect, it } from "vitest";
import { planFrom } from "./plan.ts";

const seeds = Array.from({ length: 200 }, (_, index) => index + 1);

describe("a plan", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(planFrom(7, 40)).toEqual(planFrom(7, 40));
    expect(planFrom(7, 40)).not.toEqual(planFrom(8, 40));
  });

  it("has as many rows as it is asked for, in one file or two", () => {
    const plans = seeds.map((seed) => planFrom(seed, 40));
    expect(new Set(plans.map(({ files }) => files.length))).toEqual(new Set([1, 2]));
    const rowsOf = ({ files }: (typeof plans)[number]) => files.reduce((sum, { rows }) => sum + rows.length, 0);
    expect(new Set(plans.map(rowsOf))).toEqual(new Set([40]));
    expect(planFrom(1, 1).files).toHaveLength(1);
  });

  it("leaves each kind of fault out in about half of the runs, and hits functions alone", () => {
    const plans = seeds.map((seed) => planFrom(seed, 1).faults.calls ?? []);
    const kinds = new Set(plans.flatMap((calls) => calls.map(({ what }) => what)));
    expect(kinds.size).toBe(12);
    for (const kind of kinds) {
      const having = plans.filter((calls) => calls.some(({ what }) => what === kind)).length;
      expect(having, kind).toBeGreaterThan(40);
      expect(having, kind).toBeLessThan(130);
    }
    expect(plans.flat().every(({ caller }) => caller === "*")).toBe(true);
  });
});
