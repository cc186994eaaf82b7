import { expect, it } from "vitest";
import { lasted, roughly } from "./durations.ts";

it.each([
  [-5, "0 seconds"],
  [410, "0.4 seconds"],
  [1000, "1 second"],
  [9_960, "10 seconds"],
  [59_600, "1 minute"],
  [95_400, "1 minute 35 seconds"],
  [3_600_000, "1 hour"],
  [5_430_000, "1 hour 30 minutes"],
  [26 * 3_600_000, "1 day 2 hours"],
])("what took %d ms lasted %s", (milliseconds, words) => {
  expect(lasted(milliseconds)).toBe(words);
});

it.each([
  [0, "less than a second"],
  [7, "a few seconds"],
  [22, "about 30 seconds"],
  [54.9, "about a minute"],
  [75, "about a minute"],
  [91, "about 2 minutes"],
  [228, "about 4 minutes"],
  [600, "about 10 minutes"],
  [2500, "about 40 minutes"],
  [3600, "about an hour"],
  [5400, "about 1.5 hours"],
  [12 * 3600, "about 12 hours"],
  [36 * 3600, "about 1.5 days"],
  [10 * 86_400, "about 10 days"],
])("what would take %d seconds takes %s", (seconds, words) => {
  expect(roughly(seconds)).toBe(words);
});
