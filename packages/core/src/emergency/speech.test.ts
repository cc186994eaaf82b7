import { describe, expect, it } from "vitest";
import { cleared, fire, LOCATIONS, MANILA, NOW, SINGAPORE, SYDNEY, standing } from "./emergency.test-support.ts";
import { tellDone, tellLocations } from "./speech.ts";

const ofManila = (state = fire()) => tellLocations([MANILA], standing({ Manila: state }), NOW);

describe("an administrator hears", () => {
  it("of an emergency, who set it, when and until when", () => {
    expect(ofManila(fire({ until: "2026-11-26T10:30:00.000Z" }))).toBe(
      "Manila has an emergency: Fire alarm. Priya Shah set it today at 14:30 Manila time, until 18:30.",
    );
    expect(ofManila(fire({ until: "2026-11-27T10:30:00.000Z" }))).toBe(
      "Manila has an emergency: Fire alarm. Priya Shah set it today at 14:30 Manila time, until tomorrow at 18:30.",
    );
    expect(ofManila(fire({ at: "2026-11-24T06:30:00.000Z" }))).toBe(
      "Manila has an emergency: Fire alarm. Priya Shah set it on 24 November at 14:30 Manila time, with no end.",
    );
  });

  it("of a location in normal operation, who removed the emergency", () => {
    expect(ofManila(cleared())).toBe(
      "Manila is in normal operation. Priya Shah removed the emergency today at 14:30 Manila time.",
    );
  });

  it("that an emergency has ended by itself, from that moment on", () => {
    const until = new Date(NOW).toISOString();
    expect(ofManila(fire({ until }))).toBe(
      "Manila is in normal operation. The emergency Fire alarm that Priya Shah set today at 14:30 Manila time ended today at 14:45 by itself.",
    );
    expect(ofManila(fire({ until: new Date(NOW + 1).toISOString() }))).toContain("Manila has an emergency");
  });

  it("that a location was never set up", () => {
    expect(tellLocations([SYDNEY], standing({ Manila: fire() }), NOW)).toBe("Sydney has not been set up yet.");
  });

  it("times as they are at the location", () => {
    expect(tellLocations([SYDNEY], standing({ Sydney: fire() }), NOW)).toContain("today at 17:30 Sydney time");
  });

  it("no more than the end of the number of somebody without a name", () => {
    const speech = ofManila(fire({ name: " $. " }));
    expect(speech).toContain("An administrator whose number ends in 0 1 5 6 set it today");
    expect(speech).not.toContain("61491570156");
  });

  it("nothing that Connect would take for a reference or for markup", () => {
    const said = ofManila(fire({ name: "$.Attributes.pin O’Neil-<b>Zoë</b>", EmergencyType: "Fire & flood" }));
    expect(said).toContain("Fire flood. .Attributes.pin O’Neil- b Zoë b set it");
  });

  it("of all locations, first those in an emergency", () => {
    expect(tellLocations(LOCATIONS, standing({ Singapore: cleared(), Sydney: fire() }), NOW)).toMatch(
      /^Sydney has an emergency: .+ Singapore is in normal operation\. .+ Manila has not been set up yet\.$/,
    );
  });

  it("nothing of a location that settings do not have any more", () => {
    expect(tellLocations(LOCATIONS, standing({ Perth: fire() }), NOW)).not.toContain("Perth");
  });

  it("of as many locations as can be said at once, and how many more there are", () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ name: `Site ${at + 1}`, timeZone: "Asia/Manila" }));
    const states = Object.fromEntries(many.map(({ name }) => [name, name === "Site 40" ? fire() : cleared()]));
    const said = tellLocations(many, standing(states), NOW);
    const told = said.match(/is in normal operation|has an emergency/g) ?? [];
    expect(said).toMatch(/^Site 40 has an emergency/);
    expect(said).toMatch(new RegExp(` And ${40 - told.length} more\\.$`));
    expect(said.length).toBeLessThanOrEqual(2500);
    expect(said.length).toBeGreaterThan(2300);
  });
});

describe("an administrator who has changed something hears", () => {
  const inFourHours = new Date(NOW + 4 * 3_600_000).toISOString();
  const now = new Date(NOW).toISOString();

  it("what holds now, and until when by the time there", () => {
    expect(tellDone([MANILA], fire({ at: now, until: inFourHours }), NOW)).toBe(
      "Manila now has the emergency Fire alarm, until today at 18:45 Manila time.",
    );
    expect(tellDone([MANILA], fire(), NOW)).toBe("Manila now has the emergency Fire alarm, with no end.");
    expect(tellDone([MANILA], cleared(), NOW)).toBe("Manila is now in normal operation.");
  });

  it("for how long, where the locations' times differ", () => {
    expect(tellDone(LOCATIONS, fire({ at: now, until: inFourHours }), NOW)).toBe(
      "Singapore, Manila and Sydney now have the emergency Fire alarm, for 4 hours.",
    );
    expect(tellDone([SINGAPORE, SINGAPORE], fire({ at: now, until: inFourHours }), NOW)).toContain(
      "until today at 18:45 Singapore time.",
    );
  });

  it("how many locations it was, where they are many", () => {
    expect(tellDone([...LOCATIONS, ...LOCATIONS], cleared(), NOW)).toBe("All 6 locations are now in normal operation.");
  });
});
