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
    expect(said(steps, "which location")).toBe("Which location?");
    expect(ways(steps, "which location").next).toBe("locations 1");
  });

  it("offers a location that is the only one, and not all at once", () => {
    const alone = emergencyUpdate({ locations: ["Singapore"], types: TYPES, mostHours: 72 }).steps;
    expect(said(alone, "locations 1")).toBe("For Singapore, press 1.");
    expect(ways(alone, "locations 1")).not.toHaveProperty("Equals 0");
    expect(alone).not.toHaveProperty("all locations");
  });

  it("asks again often enough for one who is slow at each of several locations, and ends without a reproach", () => {
    for (const name of ["locations 1", "hear state", "types 1", "hours", "what next"])
      expect(steps[`${name} again`]?.parameters).toEqual({ LoopCount: "8" });
    for (const name of ["hear state", "what next"])
      expect(ways(steps, `${name} again`)).toMatchObject({ "Equals DoneLooping": "no more choice" });
    expect(said(steps, "no more choice")).toBe("Goodbye. What you have heard stays as it is.");
  });

  it("says the state again at a key", () => {
    expect(said(steps, "hear state")).toContain("To hear this again, press 4.");
    expect(ways(steps, "hear state")).toMatchObject({ "Equals 4": "hear state" });
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

  it("takes more digits than the most hours have, so that none is left over, and waits for the second", () => {
    expect(steps.hours?.parameters).toMatchObject({
      InputValidation: { CustomValidation: { MaximumLength: "4" } },
      DTMFConfiguration: { InputTerminationSequence: "#", InterdigitTimeLimitSeconds: "10" },
    });
  });

  it.each(["confirm hours", "confirm without end", "confirm removal"])(
    "does only what the star confirms, which no number has: %s",
    (name) => {
      expect(said(steps, name)).toMatch(
        /\$\.Attributes\.EmergencyPlace, .*press star\. To leave it as it is, press any other key\.$/,
      );
      expect(ways(steps, name)).toEqual({
        next: "left",
        NoMatchingCondition: "left",
        InputTimeLimitExceeded: "left",
        NoMatchingError: "sorry",
        "Equals *": "change",
      });
    },
  );

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
      "Equals done": "done",
      "Equals changed": "not as heard",
      "Equals invalid": "invalid",
      "Equals refused": "refused",
    });
    for (const name of ["not as heard", "invalid", "unsure"]) expect(ways(steps, name).next).toBe("check");
  });

  it("says once what was done, and lets nobody change it again without having heard what holds by then", () => {
    expect(said(steps, "done")).toBe("$.External.speech You may hang up, or stay on the line.");
    expect(ways(steps, "done")).toEqual({ next: "what next" });
    expect(said(steps, "what next")).not.toContain("$.External");
    expect(ways(steps, "what next")).toEqual({
      next: "no key of what next",
      NoMatchingCondition: "no key of what next",
      InputTimeLimitExceeded: "what next again",
      NoMatchingError: "sorry",
      "Equals 1": "locations 1",
      "Equals 4": "check",
    });
  });

  it("refuses a name with which a reference could begin", () => {
    const settings = { types: TYPES, mostHours: 72 };
    expect(() => emergencyUpdate({ ...settings, locations: ["$.Attributes.pin"] })).toThrow("has a $");
  });
});
