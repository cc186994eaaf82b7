import { describe, expect, it } from "vitest";
import { say } from "../language/say-and-ask.ts";
import { said, ways } from "./emergency.test-support.ts";
import { pagedMenu } from "./paged-menu.ts";

const menuOf = (count: number, zero?: { say: string; next: "back" }) =>
  pagedMenu<"sites", "next" | "back" | "too often" | "error">({
    name: "sites",
    option: "site",
    options: Array.from({ length: count }, (_, index) => ({
      spoken: `Site ${"ABCDEFGHIJKLMNOPQ"[index]}`,
      step: say(`${index + 1}`, { next: "next" }),
    })),
    ...(zero && { zero }),
    times: 3,
    tooOften: "too often",
    error: "error",
  });
const pagesOf = (steps: object) => Object.keys(steps).filter((name) => /^sites \d+$/.test(name));

describe("a paged menu", () => {
  it.each([
    [1, 1],
    [8, 1],
    [9, 2],
    [16, 2],
    [17, 3],
  ])("of %i options has %i pages", (count, pages) => {
    expect(pagesOf(menuOf(count))).toHaveLength(pages);
  });

  it("of one page offers no more", () => {
    const steps = menuOf(2);
    expect(said(steps, "sites 1")).toBe("For Site A, press 1. For Site B, press 2.");
    expect(ways(steps, "sites 1")).toEqual({
      next: "no key of sites 1",
      NoMatchingCondition: "no key of sites 1",
      NoMatchingError: "error",
      InputTimeLimitExceeded: "sites 1 again",
      "Equals 1": "site 1",
      "Equals 2": "site 2",
    });
  });

  it("turns to the next page with 9, from the last to the first, and has its own key 0 on each", () => {
    const steps = menuOf(17, { say: "To go back, press 0.", next: "back" });
    expect(ways(steps, "sites 1")).toMatchObject({
      "Equals 1": "site 1",
      "Equals 8": "site 8",
      "Equals 9": "sites 2",
      "Equals 0": "back",
    });
    expect(ways(steps, "sites 2")).toMatchObject({
      "Equals 1": "site 9",
      "Equals 8": "site 16",
      "Equals 9": "sites 3",
    });
    expect(ways(steps, "sites 3")).toMatchObject({ "Equals 1": "site 17", "Equals 9": "sites 1", "Equals 0": "back" });
    expect(ways(steps, "sites 3")).not.toHaveProperty("Equals 2");
    expect(said(steps, "sites 2")).toContain("For more sites, press 9.");
    expect(said(steps, "sites 3")).toBe("For Site Q, press 1. For the first sites, press 9. To go back, press 0.");
  });

  it("asks again at the page where nothing was picked, each so many times", () => {
    const steps = menuOf(17);
    for (const page of ["sites 1", "sites 2", "sites 3"]) {
      expect(ways(steps, page)).toMatchObject({
        InputTimeLimitExceeded: `${page} again`,
        NoMatchingCondition: `no key of ${page}`,
      });
      expect(ways(steps, `no key of ${page}`)).toEqual({ next: `${page} again` });
      expect(ways(steps, `${page} again`)).toMatchObject({
        "Equals ContinueLooping": page,
        "Equals DoneLooping": "too often",
      });
    }
  });

  it("says a name as it stands, and has it in no step's name", () => {
    const steps = pagedMenu<"sites", "next">({
      ...{ name: "sites", option: "site", times: 3, tooOften: "next", error: "next" },
      options: [{ spoken: "$.Attributes.pin [x]", step: say("Yes.", { next: "next" }) }],
    });
    expect(said(steps, "sites 1")).toBe("For $ .Attributes.pin [x], press 1.");
    expect(Object.keys(steps)).toEqual(["sites 1", "no key of sites 1", "sites 1 again", "site 1"]);
  });
});
