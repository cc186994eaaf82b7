import { describe, expect, it } from "vitest";
import { said, TYPES, ways } from "../emergency/emergency.test-support.ts";
import { mainLine } from "./main-line.ts";

const { steps } = mainLine({ open: "every day", emergency: { location: "Manila", types: TYPES } });

describe("the main line", () => {
  it("tells of an emergency of its location after the welcome and before the menu", () => {
    expect(ways(steps, "welcome").next).toBe("emergency");
    expect(steps.emergency?.parameters.LambdaInvocationAttributes).toEqual({ Center: "Manila" });
    expect(ways(steps, "is emergency")).toMatchObject({ "Equals emergency": "notice" });
    expect(said(steps, "notice 1")).toBe("Our Manila office is evacuated.");
    expect(ways(steps, "notice 1").next).toBe("menu");
  });

  it("goes on to the menu where there is none, and where the check fails", () => {
    expect(ways(steps, "emergency").NoMatchingError).toBe("menu");
    expect(ways(steps, "is emergency").NoMatchingCondition).toBe("menu");
  });
});
