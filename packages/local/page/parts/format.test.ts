import { describe, expect, it } from "vitest";
import { duration, rate, rows, span } from "./format.ts";

describe("what people read", () => {
  it.each([
    [0, "0 s"],
    [59.4, "59 s"],
    [60, "1 min"],
    [125, "2 min 5 s"],
    [1_259, "20 min"],
    [3_600, "1 h"],
    [5_000, "1 h 23 min"],
    [-3, "0 s"],
  ])("has %s seconds as %s", (seconds, said) => expect(span(seconds)).toBe(said));

  it.each([
    [12.4, "12 ms"],
    [1_540, "1.5 s"],
    [61_000, "1 min 1 s"],
  ])("has %s milliseconds as %s", (ms, said) => expect(duration(ms)).toBe(said));

  it("has one row and two rows, and rates with a digit where they are small", () => {
    expect([rows(1), rows(1_000)]).toEqual(["1 row", "1,000 rows"]);
    expect([rate(1.96), rate(1_234.5)]).toEqual(["2.0", "1,235"]);
  });
});
