import { describe, expect, it } from "vitest";
import { intervalOf } from "./rate.ts";

describe("a rate", () => {
  it.each([
    ["rate(1 minute)", 60_000],
    ["rate(1 minutes)", 60_000],
    ["rate(5 minutes)", 300_000],
    ["rate(2 hours)", 7_200_000],
    ["rate(1 day)", 86_400_000],
    ["rate(30 days)", 2_592_000_000],
  ])("%s is an interval of %i ms", (expression, interval) => {
    expect(intervalOf(expression)).toBe(interval);
  });

  it.each(["rate(0 minutes)", "rate(-1 hour)", "rate(1.5 hours)", "rate(30 seconds)", "rate(1 week)", "rate(minute)"])(
    "%s is refused",
    (expression) => {
      expect(() => intervalOf(expression)).toThrow(`ValidationException: Invalid Schedule Expression ${expression}.`);
    },
  );

  it.each(["cron(0 * * * ? *)", "at(2030-01-01T00:00:00)"])("is what %s would have to be here", (expression) => {
    expect(() => intervalOf(expression)).toThrow(`The schedule ${expression} is not simulated: only rate(...) is.`);
  });
});
