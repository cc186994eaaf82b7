import { describe, expect, it } from "vitest";
import type { CarrierType } from "./carriers.ts";
import { mobility } from "./mobile.ts";

/** What is known of a number, and which numbers were looked up for it. */
async function known(number: string, type: CarrierType | Error) {
  const asked: string[] = [];
  const typeOf = async (one: string) => {
    asked.push(one);
    if (type instanceof Error) throw type;
    return type;
  };
  return { ...(await mobility(number, { carriers: { typeOf } })), asked };
}

describe("whether a number is a mobile's", () => {
  it.each([
    ["+61491570156", "an Australian mobile's", true],
    ["+6591234567", "a mobile's of Singapore", true],
    ["+639171234567", "a Philippine mobile's", true],
    ["+61255500123", "an Australian landline's", false],
    ["+6561234567", "a landline's of Singapore", false],
    ["+33900000000", "one over the internet", false],
    ["+18005550100", "a toll-free one", false],
  ])("is known by the numbering plan, and no look-up is paid for: %s is %s", async (number, _, mobile) => {
    expect(await known(number, mobile ? "LANDLINE" : "MOBILE")).toEqual({ mobile, asked: [] });
  });

  it.each<[string, CarrierType, boolean]>([
    ["+12025550123", "MOBILE", true],
    ["+12025550123", "LANDLINE", false],
    ["+12025550123", "OTHER", false],
    ["+12025550123", "INVALID", false],
    ["+447700900123", "MOBILE", true],
    ["+61550000000", "LANDLINE", false],
  ])("is for the carrier to say where the plan does not: %s is %s", async (number, type, mobile) => {
    expect(await known(number, type)).toEqual({ mobile, asked: [number] });
  });

  it("is taken for granted where the look-up fails, and how it failed is told", async () => {
    const error = Object.assign(new Error("no answer for +12025550123"), { name: "TimeoutError" });
    expect(await known("+12025550123", error)).toEqual({
      mobile: true,
      lookUpFailed: "TimeoutError",
      asked: ["+12025550123"],
    });
  });
});
