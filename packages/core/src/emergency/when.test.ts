import { describe, expect, it } from "vitest";
import { spokenAfter, spokenAgo, spokenWhen, spokenZone } from "./when.ts";

const NOW = Date.parse("2026-11-26T06:45:00Z");
const manila = { timeZone: "Asia/Manila", now: NOW };

describe("a time", () => {
  it.each([
    ["2026-11-26T06:30:00Z", "today at 14:30"],
    ["2026-11-25T16:05:00Z", "today at 0:05"],
    ["2026-11-25T01:05:00Z", "yesterday at 9:05"],
    ["2026-11-26T16:00:00Z", "tomorrow at 0:00"],
    ["2026-11-24T06:30:00Z", "on 24 November at 14:30"],
    ["2026-11-28T06:30:00Z", "on 28 November at 14:30"],
    ["2025-12-31T15:59:00Z", "on 31 December 2025 at 23:59"],
  ])("is told as people in that zone would say it: %s", (iso, said) => {
    expect(spokenWhen(iso, manila)).toBe(said);
  });

  it("is of the day that it is at the place", () => {
    const iso = "2026-11-25T15:30:00Z";
    expect(spokenWhen(iso, manila)).toBe("yesterday at 23:30");
    expect(spokenWhen(iso, { timeZone: "Australia/Sydney", now: NOW })).toBe("today at 2:30");
    expect(spokenWhen(iso, { timeZone: "America/New_York", now: NOW })).toBe("yesterday at 10:30");
  });

  it("is of the day before across the end of a year, and of summer time", () => {
    const newYear = { timeZone: "Australia/Sydney", now: Date.parse("2026-12-31T14:00:00Z") };
    expect(spokenWhen("2026-12-31T12:00:00Z", newYear)).toBe("yesterday at 23:00");
    const clocksForward = { timeZone: "Australia/Sydney", now: Date.parse("2026-10-04T01:00:00Z") };
    expect(spokenWhen("2026-10-03T15:59:00Z", clocksForward)).toBe("today at 1:59");
    expect(spokenWhen("2026-10-03T16:00:00Z", clocksForward)).toBe("today at 3:00");
    expect(spokenWhen("2026-10-03T13:59:00Z", clocksForward)).toBe("yesterday at 23:59");
  });

  it("leaves the day out after another time of that day", () => {
    expect(spokenAfter("2026-11-25T01:00:00Z", "2026-11-25T10:30:00Z", manila)).toBe("18:30");
    expect(spokenAfter("2026-11-25T10:30:00Z", "2026-11-25T18:30:00Z", manila)).toBe("today at 2:30");
  });

  it.each([
    [-5, "just now"],
    [59, "just now"],
    [60, "1 minute ago"],
    [59 * 60 + 59, "59 minutes ago"],
    [60 * 60, "1 hour ago"],
    [89 * 60, "1 hour ago"],
    [90 * 60, "2 hours ago"],
    [47 * 3600, "47 hours ago"],
    [48 * 3600, "2 days ago"],
    [30 * 24 * 3600, "30 days ago"],
  ])("of %i seconds ago is told alike everywhere: %s", (seconds, said) => {
    expect(spokenAgo(new Date(NOW - seconds * 1000).toISOString(), NOW)).toBe(said);
  });

  it.each([
    ["Australia/Sydney", "Sydney time"],
    ["America/Argentina/Buenos_Aires", "Buenos Aires time"],
    ["UTC", "UTC time"],
  ])("is of a zone that is called after its city: %s", (timeZone, said) => {
    expect(spokenZone(timeZone)).toBe(said);
  });
});
