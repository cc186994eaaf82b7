import { describe, expect, it } from "vitest";
import { say } from "../language/say-and-ask.ts";
import { said, ways } from "./emergency.test-support.ts";
import { pagedMenu } from "./paged-menu.ts";

const menuOf = (count: number, zero?: { say: string; next: "back" }) =>
  pagedMenu<"sites", "next" | "back" | "silence" | "otherwise" | "error">({
    name: "sites",
    option: "site",
    options: Array.from({ length: count }, (_, index) => ({
      spoken: `Site ${"ABCDEFGHIJKLMNOPQ"[index]}`,
      step: say(`${index + 1}`, { next: "next" }),
    })),
    ...(zero && { zero }),
    silence: "silence",
    otherwise: "otherwise",
    error: "error",
  });
const pagesOf = (steps: object) => Object.keys(steps).filter((name) => name.startsWith("sites "));

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
      next: "otherwise",
      NoMatchingCondition: "otherwise",
      NoMatchingError: "error",
      InputTimeLimitExceeded: "silence",
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
    expect(said(steps, "sites 3")).toBe("For Site Q, press 1. For more sites, press 9. To go back, press 0.");
  });

  it("says a name as it stands, and has it in no step's name", () => {
    const steps = pagedMenu<"sites", "next">({
      ...{ name: "sites", option: "site", silence: "next", otherwise: "next", error: "next" },
      options: [{ spoken: "$.Attributes.pin [x]", step: say("Yes.", { next: "next" }) }],
    });
    expect(said(steps, "sites 1")).toBe("For $ .Attributes.pin [x], press 1.");
    expect(Object.keys(steps)).toEqual(["sites 1", "site 1"]);
  });
});
