import { describe, expect, it } from "vitest";
import { e164 } from "./number.ts";

describe("a caller's number", () => {
  it.each([
    ["+61 491 570 006", "+61491570006"],
    ["+1 (202) 555-0123", "+12025550123"],
    [" +6561234567 ", "+6561234567"],
  ])("is %s in any writing", (text, number) => {
    expect(e164(text)).toBe(number);
  });

  it("is of the country given where it names none", () => {
    expect([e164("0491 570 006", "AU"), e164("0491 570 006")]).toEqual(["+61491570006", undefined]);
  });

  it.each([
    ["0061 491 570 006", "AU"],
    ["0061491570006", undefined],
    ["0011 61 491 570 006", "AU"],
    ["00 61 491 570 006", "DE"],
  ] as const)("is of the country that its prefix leads to: %s", (text, country) => {
    expect(e164(text, country)).toBe("+61491570006");
  });

  it.each([
    undefined,
    "00",
    "000000",
    "",
    "anonymous",
    "Anonymous",
    "+266696687",
    "sip:nadia@example.com",
    "+",
    "+1",
    "1".repeat(500),
    "\u0000",
  ])("is none where the telephone tells %j", (text) => {
    expect(e164(text)).toBeUndefined();
  });
});
