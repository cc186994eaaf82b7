import { describe, expect, it } from "vitest";
import { emergencyDemo } from "./demo.ts";
import { attributes, LOCATIONS, said, TYPES, ways } from "./emergency.test-support.ts";

const flow = emergencyDemo({ locations: LOCATIONS, types: TYPES });
const { steps } = flow;

describe("Emergency_Demo", () => {
  it("is called as in the article, offers each location, and not all at once", () => {
    expect(flow).toMatchObject({ name: "Emergency_Demo", uses: { functions: ["CheckEmergency"], flows: [] } });
    expect(said(steps, "locations 1")).toBe("For Singapore, press 1. For Manila, press 2. For Sydney, press 3.");
    expect(ways(steps, "locations 1")).not.toHaveProperty("Equals 0");
    expect(attributes(steps)).toEqual({ Center: LOCATIONS });
  });

  it("asks for the state as a customer, who is no administrator", () => {
    expect(steps.check?.parameters.LambdaInvocationAttributes).toEqual({ Center: "$.Attributes.Center" });
  });

  it("tells of an emergency, of normal operation, and that it does not know", () => {
    expect(ways(steps, "state")).toEqual({
      next: "no state",
      NoMatchingCondition: "no state",
      "Equals emergency": "notice",
      "Equals normal": "normal",
      "Equals never": "normal",
    });
    expect(said(steps, "notice 2")).toBe("There is a storm at $.Attributes.Center .");
    for (const name of ["normal", "no state", "notice 1", "notice of another type"])
      expect(ways(steps, name).next).toBe("another");
  });
});
