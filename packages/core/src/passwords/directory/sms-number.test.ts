import { describe, expect, it } from "vitest";
import { smsNumber } from "./sms-number.ts";

describe("a number in the directory", () => {
  it.each([
    ["+44 7700 900001", "+447700900001"],
    ["+61 491 570 156", "+61491570156"],
    ["+1 (202) 555-0123", "+12025550123"],
    ["+65 9123 4567", "+6591234567"],
  ])("gets texts where it is a mobile's, or the plan leaves that open: %s", (text, number) => {
    expect(smsNumber(text)).toBe(number);
  });

  it.each([
    "+61 2 5550 0123",
    "+44 20 7946 0005",
    "+65 6123 4567",
    "+1 800 555 0100",
    "extension 12",
    "",
    "0491 570 156",
    undefined,
  ])("gets none otherwise: %j", (text) => {
    expect(smsNumber(text)).toBeUndefined();
  });

  it("is of the country of settings where it names none", () => {
    expect(smsNumber("0491 570 156", "AU")).toBe("+61491570156");
  });
});
