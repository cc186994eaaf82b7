import { describe, expect, it } from "vitest";
import type { Standing } from "./board.ts";
import { checkEmergency } from "./check.ts";
import { cleared, fire, LOCATIONS, NOW, standing } from "./emergency.test-support.ts";

const check = (Center: string, board: Standing, { isDetailed = false, now = NOW } = {}) =>
  checkEmergency(
    { Center, isDetailed },
    { board: { newest: async () => board }, locations: LOCATIONS, clock: { now: () => now } },
  );

describe("a check of a location", () => {
  it("gives a customer the type of the emergency, and nobody's name", async () => {
    expect(await check("Manila", standing({ Manila: fire() }))).toEqual({
      ...{ state: "emergency", Center: "Manila", EmergencyType: "Fire alarm", version: 3, speech: "" },
    });
  });

  it("gives an administrator who set it, too", async () => {
    const checked = await check("Manila", standing({ Manila: fire() }), { isDetailed: true });
    expect(checked).toMatchObject({ state: "emergency", speech: expect.stringContaining("Priya Shah set it") });
  });

  it("is normal from the moment at which the emergency ends by itself", async () => {
    const board = standing({ Manila: fire({ until: new Date(NOW).toISOString() }) });
    const ended = { state: "normal", EmergencyType: "No Emergency", version: 3 };
    expect(await check("Manila", board, { now: NOW - 1 })).toMatchObject({ state: "emergency" });
    expect(await check("Manila", board)).toMatchObject(ended);
  });

  it("knows a location that was never set up from one that is normal", async () => {
    const board = standing({ Manila: cleared() });
    expect(await check("Manila", board)).toMatchObject({ state: "normal", EmergencyType: "No Emergency" });
    expect(await check("Sydney", board)).toMatchObject({ state: "never", EmergencyType: "No Emergency" });
  });

  it("has the version 0 before the first change", async () => {
    expect(await check("Manila", standing({}, 0))).toMatchObject({ state: "never", version: 0 });
  });

  it("finds the location whatever the letter case, and says how it is written", async () => {
    expect(await check("MANILA", standing({ Manila: fire() }))).toMatchObject({ state: "emergency", Center: "Manila" });
  });

  it.each(["Perth", "", "constructor"])(
    "says that settings have no location %j, whatever the table has",
    async (name) => {
      expect(await check(name, standing({ [name]: fire() }))).toEqual({ state: "unknown", Center: name });
    },
  );
});

describe("a check of all locations", () => {
  it("is an emergency where one of them has one", async () => {
    const board = standing({ Singapore: cleared(), Manila: fire() });
    expect(await check("All", board)).toMatchObject({ state: "emergency", Center: "All", EmergencyType: "Fire alarm" });
  });

  it("gives every type that is in force, once", async () => {
    const flood = fire({ EmergencyType: "Flood" });
    const board = standing({ Singapore: fire(), Manila: flood, Sydney: fire() });
    expect(await check("All", board)).toMatchObject({ EmergencyType: "Fire alarm and Flood" });
  });

  it("is normal where one is, and never where none was set up", async () => {
    expect(await check("All", standing({ Manila: cleared() }))).toMatchObject({ state: "normal" });
    expect(await check("All", standing({ Perth: fire() }))).toMatchObject({ state: "never" });
  });
});
