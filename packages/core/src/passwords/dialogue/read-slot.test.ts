import { describe, expect, it } from "vitest";
import { NOW } from "./conversation.test-support.ts";
import { type Reading, readSlot } from "./read-slot.ts";
import type { Slot } from "./turn.ts";

const reading: Reading = { startMonth: "month", pinLength: 6, clock: { now: () => NOW } };
const read = (slot: Slot, said: string, value = said, more: Partial<Reading> = {}) =>
  readSlot(slot, { said, value }, { ...reading, ...more });

describe("what is said for a user ID", () => {
  it.each([
    ["a smith dash seven", "a smith dash seven", "asmith-7"],
    ["J as in John", "j", "j"],
    ["ASMITH", "ASMITH", "asmith"],
    ["ann dot smith", "ann dot smith *", "ann.smith"],
  ])("is taken as the bot takes it, or else as it was said: %j, %j", (said, value, login) => {
    expect(read("UserID", said, value)).toEqual({ value: login });
  });

  it.each([
    ["ａｓｍｉｔｈ", "asmith"],
    ["asmith\u0000", "asmith"],
    ["asmith", "asmith\u200b"],
    ["*", "*"],
    ["", ""],
    ["a".repeat(10_240), "asmith"],
  ])("is not taken where a sign is none of a login's, whatever the bot makes of it: %j, %j", (said, value) => {
    expect(read("UserID", said, value)).toEqual({ why: "unclear" });
  });
});

describe("what is said for a date of birth", () => {
  it.each([
    ["17 April 1990", "1990-04-17"],
    ["the seventeenth of april nineteen ninety", "1990-04-17"],
    ["april seventeen eighty five", "1985-04-17"],
    ["17/04/1990", "1990-04-17"],
    ["19900417", "2026-12-01"],
  ])("is a date before long: %j, which the bot takes for %j", (said, value) => {
    const date = said === "19900417" ? "1990-04-17" : value;
    expect(read("DOB", said, value)).toEqual({ value: date });
  });

  it.each([
    ["04/05/1990", "1990-04-05", "ambiguous"],
    ["04/05/1990", "04/05/1990", "ambiguous"],
    ["April 17", "2027-04-17", "future"],
    ["today", "2026-11-26", "future"],
    ["yesterday", "2026-11-25", "future"],
    ["17 April 2027", "17 April 2027", "future"],
    ["17 April 1905", "1905-04-17", "too old"],
    ["April 1990", "1990-04", "unclear"],
    ["30 February 1990", "30 February 1990", "unclear"],
    ["17/04/1990", "17/04/1990", "unclear"],
    ["*", "*", "unclear"],
  ])("is none, and why: %j, which the bot takes for %j, is %s", (said, value, why) => {
    expect(read("DOB", said, value)).toEqual({ why });
  });

  it("may be that of whoever is 120", () => {
    expect(read("DOB", "1906-01-01")).toEqual({ value: "1906-01-01" });
  });
});

describe("what is said for the month of the start", () => {
  it.each([
    ["march", "march", "month", "March"],
    ["march", "2027-03-01", "month", "March"],
    ["March 2019", "March 2019", "month", "March"],
    ["the third", "3", "month", "March"],
    ["03/2019", "03/2019", "month and year", "March 2019"],
    ["march twenty nineteen", "march twenty nineteen", "month and year", "March 2019"],
    ["November 2026", "November 2026", "month and year", "November 2026"],
  ] as const)("is as settings want it: %j, which the bot takes for %j, by %s", (said, value, startMonth, month) => {
    expect(read("MonthStarted", said, value, { startMonth })).toEqual({ value: month });
  });

  it.each([
    ["march", "march", "month and year", "no year"],
    ["march", "2027-03-01", "month and year", "no year"],
    ["December 2026", "December 2026", "month and year", "future"],
    ["long ago", "long ago", "month and year", "unclear"],
    ["long ago", "long ago", "month", "unclear"],
  ] as const)("is none, and why: %j, which the bot takes for %j, by %s", (said, value, startMonth, why) => {
    expect(read("MonthStarted", said, value, { startMonth })).toEqual({ why });
  });
});

describe("what is said for a PIN", () => {
  it.each([
    ["012345", "12345"],
    ["0 1 2 3 4 5", "012345"],
    ["zero one two three four five", "12345"],
    ["oh one two three four five", "12345"],
    ["012-345", "012-345"],
    ["what it says", "012345"],
  ])("is its digits, with the zeros that it begins with: %j, which the bot takes for %j", (said, value) => {
    expect(read("PIN", said, value)).toEqual({ value: "012345" });
  });

  it.each(["12345", "1234567", "", "one", "abcdef", "０12345", "012345\u0000"])("is none: %j", (said) => {
    expect(read("PIN", said)).toEqual({ why: "unclear" });
  });
});
