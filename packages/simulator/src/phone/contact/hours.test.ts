import { describe, expect, it } from "vitest";
import type { OpenRange, Weekday } from "../exchange.ts";
import { isOpen } from "./hours.ts";

const at = (text: string) => Date.parse(text);
const hours = (config: OpenRange[], timeZone = "Europe/London") => ({
  id: "h",
  arn: "h",
  name: "office",
  timeZone,
  config,
});
const range = (day: Weekday, start: string, end: string) => ({ day, start, end });

describe("hours of operation", () => {
  const office = hours([range("MONDAY", "09:00", "17:00")]);
  it.each([
    ["2026-11-30T08:59:59Z", false],
    ["2026-11-30T09:00:00Z", true],
    ["2026-11-30T16:59:59Z", true],
    ["2026-11-30T17:00:00Z", false],
    ["2026-12-01T12:00:00Z", false],
    // An hour later by the clock, in summer.
    ["2026-06-29T08:00:00Z", true],
    ["2026-06-29T16:30:00Z", false],
  ])("are open at %s: %s", (time, expected) => {
    expect(isOpen(office, at(time))).toBe(expected);
  });

  it.each([
    ["2026-11-30T22:00:00Z", true],
    ["2026-12-01T05:59:00Z", true],
    ["2026-12-01T06:00:00Z", false],
    ["2026-11-30T05:00:00Z", false],
  ])("go over midnight, at %s: %s", (time, expected) => {
    expect(isOpen(hours([range("MONDAY", "22:00", "06:00")]), at(time))).toBe(expected);
  });

  it("go from Sunday into Monday", () => {
    expect(isOpen(hours([range("SUNDAY", "20:00", "02:00")]), at("2026-11-30T01:00:00Z"))).toBe(true);
  });

  it.each([
    ["00:00", "00:00"],
    ["00:00", "24:00"],
  ])("are open all day from %s to %s, and not on the next", (start, end) => {
    const all = hours([range("MONDAY", start, end)]);
    expect(isOpen(all, at("2026-11-30T00:00:00Z"))).toBe(true);
    expect(isOpen(all, at("2026-11-30T23:59:59Z"))).toBe(true);
    expect(isOpen(all, at("2026-12-01T00:00:00Z"))).toBe(false);
  });

  it("are by the clock of their own time zone", () => {
    const sydney = hours([range("TUESDAY", "09:00", "17:00")], "Australia/Sydney");
    expect(isOpen(sydney, at("2026-11-30T23:00:00Z"))).toBe(true);
    expect(isOpen(sydney, at("2026-12-01T09:00:00Z"))).toBe(false);
  });

  it("are closed without any ranges", () => {
    expect(isOpen(hours([]), at("2026-11-30T12:00:00Z"))).toBe(false);
  });

  it("refuse a time zone and a time that there is not", () => {
    expect(() => isOpen(hours([], "Mars/Olympus"), 0)).toThrow(`"office" have the time zone "Mars/Olympus"`);
    expect(() => isOpen(hours([range("MONDAY", "9", "17:00")]), 0)).toThrow(`the time "9", which is not HH:MM`);
  });
});
