import { describe, expect, it } from "vitest";
import { Pace } from "./pace.ts";

describe("a pace", () => {
  it("is nothing before there are two seconds to judge by", () => {
    const pace = new Pace();
    expect(pace.at(0, 0)).toBeUndefined();
    expect(pace.at(1_999, 20)).toBeUndefined();
    expect(pace.at(2_000, 20)).toBe(10);
  });

  it("forgets what is more than ten seconds ago", () => {
    const pace = new Pace();
    for (let second = 0; second <= 10; second += 1) pace.at(second * 1000, second * 100);
    for (let second = 11; second <= 30; second += 1) pace.at(second * 1000, 1_000 + (second - 10) * 2);
    expect(pace.at(31_000, 1_042)).toBeCloseTo(2, 5);
  });

  it("is zero where nothing moves", () => {
    const pace = new Pace();
    pace.at(0, 7);
    expect(pace.at(5_000, 7)).toBe(0);
  });
});
