import { expect, it } from "vitest";
import { away, moment } from "./when.ts";

const NOW = Date.parse("2026-11-26T06:45:00Z");

it("tells a time by the clocks of the location, and by UTC where it has none", () => {
  const at = Date.parse("2026-11-25T20:30:00Z");
  expect(moment(at, "Asia/Manila", NOW)).toBe("today at 4:30, Manila time");
  expect(moment(at, undefined, NOW)).toBe("yesterday at 20:30, UTC");
});

it.each([
  [0, "just now"],
  [-59_000, "just now"],
  [30_000, "in less than a minute"],
  [-12.5 * 60_000, "12 min ago"],
  [185 * 60_000, "in 3 h 5 min"],
  [-72 * 3_600_000, "3 days ago"],
])("tells %i ms from now as %j", (ms, words) => expect(away(NOW + ms, NOW)).toBe(words));
