import { describe, expect, it } from "vitest";
import type { State } from "./board.ts";
import { cleared, fire, LOCATIONS, MANILA, NOW, SINGAPORE, SYDNEY } from "./emergency.test-support.ts";
import type { Location } from "./location.ts";
import { tellDone, tellLocations } from "./speech.ts";

const sites = (length: number): Location[] =>
  Array.from({ length }, (_, at) => ({ name: `Site ${at + 1}`, timeZone: "Asia/Manila" }));

const tell = (locations: Location[], states: Record<string, State>, all = locations.length) =>
  tellLocations(locations, { states, now: NOW, all });
const ofManila = (state = fire()) => tell([MANILA], { Manila: state });

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

  it("of a location in normal operation, who removed the emergency, or set it up so", () => {
    expect(ofManila(cleared({ removed: "Fire alarm" }))).toBe(
      "Manila is in normal operation. Priya Shah removed the emergency today at 14:30 Manila time.",
    );
    expect(ofManila(cleared())).toBe(
      "Manila is in normal operation. Priya Shah set it to normal operation today at 14:30 Manila time.",
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
    expect(tell([SYDNEY], { Manila: fire() })).toBe("Sydney has not been set up yet.");
  });

  it("times as they are at the location", () => {
    expect(tell([SYDNEY], { Sydney: fire() })).toContain("today at 17:30 Sydney time");
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
    expect(tell(LOCATIONS, { Singapore: cleared(), Sydney: fire() })).toMatch(
      /^Sydney has an emergency: .+ Singapore is in normal operation\. .+ Manila has not been set up yet\.$/,
    );
  });

  it("nothing of a location that settings do not have any more", () => {
    expect(tell(LOCATIONS, { Perth: fire() })).not.toContain("Perth");
  });

  it("of as many locations as can be said at once, and how many more there are", () => {
    const many = sites(40);
    const states = Object.fromEntries(
      many.map(({ name }, at) => [name, name === "Site 40" ? fire() : cleared({ version: at + 1 })]),
    );
    const said = tell(many, states);
    const told = said.match(/is in normal operation|has an emergency/g) ?? [];
    expect(said).toMatch(/^Site 40 has an emergency/);
    expect(said).toMatch(new RegExp(` And ${40 - told.length} more\\.$`));
    expect(said.length).toBeLessThanOrEqual(2500);
    expect(said.length).toBeGreaterThan(2300);
  });
});

describe("locations that one change left alike are told together", () => {
  const named = Object.fromEntries(LOCATIONS.map(({ name }) => [name, fire()]));
  const inManila = sites(40);
  const everywhere = inManila.map((site, at) => ({ ...site, timeZone: at % 2 ? "Asia/Manila" : "Asia/Tokyo" }));
  const statesOf = (locations: Location[], state: State) =>
    Object.fromEntries(locations.map(({ name }) => [name, state]));

  it("by their names, up to four of them", () => {
    expect(tell([MANILA, SYDNEY], named, 3)).toMatch(
      /^Manila and Sydney have an emergency: Fire alarm\. Priya Shah set it /,
    );
    const four = inManila.slice(0, 4);
    expect(tell(four, statesOf(four, cleared()), 40)).toBe(
      "Site 1, Site 2, Site 3 and Site 4 are in normal operation. Priya Shah set them to normal operation today at 14:30 Manila time.",
    );
  });

  it("counted where they are more, be they all of them or not", () => {
    const said = "have an emergency: Fire alarm. Priya Shah set it today at 14:30 Manila time, with no end.";
    expect(tell(inManila, statesOf(inManila, fire()))).toBe(`All 40 locations ${said}`);
    const twelve = inManila.slice(0, 12);
    expect(tell(twelve, statesOf(twelve, fire()), 40)).toBe(`12 locations ${said}`);
    expect(tell(inManila, statesOf(twelve, fire()))).toBe(
      `12 locations ${said} 28 locations have not been set up yet.`,
    );
  });

  it("also where nobody has set them up", () => {
    expect(tell([MANILA, SYDNEY], {})).toBe("Manila and Sydney have not been set up yet.");
    expect(tell(inManila, {})).toBe("None of the 40 locations has been set up yet.");
  });

  it("with the time there where it is the same, and else by how long ago and how long", () => {
    const until = "2026-11-26T10:30:00.000Z";
    const told = (locations: Location[], state: State) => tell(locations, statesOf(locations, state));
    expect(told(inManila, fire({ until }))).toContain("Priya Shah set it today at 14:30 Manila time, until 18:30.");
    expect(told(everywhere, fire({ until }))).toContain("Priya Shah set it 15 minutes ago, for 4 hours.");
    expect(told(everywhere, fire())).toContain("Priya Shah set it 15 minutes ago, with no end.");
    const [at, ended] = ["2026-11-25T00:00:00.000Z", "2026-11-25T06:00:00.000Z"];
    expect(told(everywhere, fire({ at, until: ended }))).toBe(
      "All 40 locations are in normal operation. The emergency Fire alarm that Priya Shah set 31 hours ago ended 25 hours ago by itself.",
    );
    expect(told(everywhere, cleared({ removed: "Flood" }))).toMatch(
      / Priya Shah removed the emergency 15 minutes ago\.$/,
    );
  });

  it("apart where another change, or another state before it, made them so", () => {
    const states = { Singapore: cleared({ removed: "Flood" }), Manila: cleared(), Sydney: cleared({ version: 2 }) };
    expect(tell(LOCATIONS, states)).toBe(
      [
        "Singapore is in normal operation. Priya Shah removed the emergency today at 14:30 Singapore time.",
        "Manila is in normal operation. Priya Shah set it to normal operation today at 14:30 Manila time.",
        "Sydney is in normal operation. Priya Shah set it to normal operation today at 17:30 Sydney time.",
      ].join(" "),
    );
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
