import { describe, expect, it } from "vitest";
import { attributes, LOCATIONS, said, TYPES, ways } from "./emergency.test-support.ts";
import { emergencyUpdate } from "./update.ts";

const flow = emergencyUpdate({ locations: LOCATIONS, types: TYPES, mostHours: 72 });
const { steps } = flow;

describe("Emergency_Update", () => {
  it("is called as in the article, and sets its attributes", () => {
    expect(flow).toMatchObject({ name: "Emergency_Update", type: "CONTACT_FLOW" });
    expect(flow.uses.functions).toEqual(["CheckEmergency", "UpdateEmergency"]);
    const set = attributes(steps);
    expect(set).toEqual({
      Center: expect.arrayContaining([...LOCATIONS, "All"]),
      EmergencyPlace: expect.arrayContaining([...LOCATIONS, "all locations"]),
      EmergencyVersion: ["$.External.version"],
      EmergencyType: expect.arrayContaining(["Fire alarm", "Storm", "No Emergency"]),
      EmergencyAction: expect.arrayContaining(["set", "remove"]),
      EmergencyHours: expect.arrayContaining(["$.StoredCustomerInput", "0"]),
    });
  });

  it("offers the locations of settings, and all of them at once", () => {
    expect(said(steps, "locations 1")).toBe(
      "For Singapore, press 1. For Manila, press 2. For Sydney, press 3. For all locations, press 0.",
    );
    expect(ways(steps, "locations 1")).toMatchObject({ "Equals 3": "location 3", "Equals 0": "all locations" });
    expect(ways(steps, "location 3").next).toBe("check");
  });

  it("keeps the version of a state that was answered, and of none else", () => {
    expect(ways(steps, "state")).toEqual({
      next: "no state",
      NoMatchingCondition: "no state",
      "Equals normal": "keep version",
      "Equals emergency": "keep version",
      "Equals never": "keep version",
      "Equals refused": "refused",
    });
  });

  it("takes hours from 1 to the most, 0 for no end, and nothing else", () => {
    expect(ways(steps, "hours keyed")).toEqual({
      next: "no such hours",
      NoMatchingCondition: "no such hours",
      "Equals Timeout": "hours again",
      "Equals 0": "without end",
      "NumberGreaterThan 72": "no such hours",
      "NumberGreaterOrEqualTo 1": "keep hours",
    });
    expect(steps["hours keyed"]?.conditions.map(({ operator }) => operator).slice(-2)).toEqual([
      "NumberGreaterThan",
      "NumberGreaterOrEqualTo",
    ]);
  });

  it("takes more digits than the most hours have, so that none is left over that would confirm", () => {
    expect(steps.hours?.parameters).toMatchObject({
      InputValidation: { CustomValidation: { MaximumLength: "4" } },
      DTMFConfiguration: { InputTerminationSequence: "#" },
    });
  });

  it.each(["confirm hours", "confirm without end", "confirm removal"])("does only what is confirmed: %s", (name) => {
    expect(said(steps, name)).toContain("$.Attributes.EmergencyPlace,");
    expect(ways(steps, name)).toEqual({
      next: "left",
      NoMatchingCondition: "left",
      InputTimeLimitExceeded: "left",
      NoMatchingError: "sorry",
      "Equals 1": "change",
    });
  });

  it("asks for a change of what was heard, and promises nothing where there is no answer", () => {
    expect(steps.change?.parameters.LambdaInvocationAttributes).toEqual({
      Center: "$.Attributes.Center",
      EmergencyAction: "$.Attributes.EmergencyAction",
      EmergencyType: "$.Attributes.EmergencyType",
      hours: "$.Attributes.EmergencyHours",
      version: "$.Attributes.EmergencyVersion",
    });
    expect(ways(steps, "change")).toEqual({ next: "changed", NoMatchingError: "unsure" });
    expect(ways(steps, "changed")).toEqual({
      next: "unsure",
      NoMatchingCondition: "unsure",
      "Equals done": "tell",
      "Equals changed": "tell",
      "Equals invalid": "tell",
      "Equals refused": "refused",
    });
    for (const name of ["tell", "unsure"]) expect(ways(steps, name).next).toBe("check");
  });

  it("refuses a name with which a reference could begin", () => {
    const settings = { types: TYPES, mostHours: 72 };
    expect(() => emergencyUpdate({ ...settings, locations: ["$.Attributes.pin"] })).toThrow("has a $");
  });
});
