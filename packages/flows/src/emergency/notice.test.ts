import { describe, expect, it } from "vitest";
import { said, TYPES, ways } from "./emergency.test-support.ts";
import { notice } from "./notice.ts";

const CENTER = { at: "$.Attributes.Center" } as const;
const saying = (message: string, location: Parameters<typeof notice>[0]["location"]) =>
  said(notice({ types: [{ name: "Fire", message }], location, next: "menu" }), "notice 1");

describe("the notice", () => {
  it("has a step for each type, and one for types that the settings no longer have", () => {
    const steps = notice({ types: TYPES, location: "Manila", next: "menu" });
    expect(ways(steps, "notice")).toEqual({
      next: "notice of another type",
      NoMatchingCondition: "notice of another type",
      "Equals Fire alarm": "notice 1",
      "Equals Storm": "notice 2",
    });
    expect(said(steps, "notice 1")).toBe("Our Manila office is evacuated.");
    expect(said(steps, "notice of another type")).toBe(
      "There is an emergency at Manila at the moment, and our service is limited.",
    );
    for (const name of ["notice 1", "notice 2", "notice of another type"])
      expect(ways(steps, name)).toEqual({ next: "menu" });
  });

  it("names a location that is known only in the call, apart from what could be read as its path", () => {
    expect(saying("Our {location} office, {location}'s fire, {location}: no.", CENTER)).toBe(
      "Our $.Attributes.Center office, $.Attributes.Center's fire, $.Attributes.Center: no.",
    );
    expect(saying("At {location}. {location}-based {location}s {location}[x] {location}{location}", CENTER)).toBe(
      "At $.Attributes.Center . $.Attributes.Center -based $.Attributes.Center s $.Attributes.Center [x] $.Attributes.Center$.Attributes.Center",
    );
  });

  it("says what stands there: signs of references and of replacements are no more than signs", () => {
    expect(saying("{location}: $.Attributes.pin", "A $& B.")).toBe("A $ & B.: $ .Attributes.pin");
  });
});
