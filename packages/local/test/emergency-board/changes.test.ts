import { describe, expect, it } from "vitest";
import { HOUR, MARCO, openBoard, PRIYA, RULES } from "./emergency-board.ts";

describe("an emergency", () => {
  it("is in force once it is set, and until it is removed", async () => {
    const { check, update } = await openBoard();
    expect(await check("Manila")).toMatchObject({
      ...{ state: "never", version: 0, speech: "Manila has not been set up yet." },
    });
    expect(await update({})).toEqual({
      ...{ outcome: "done", version: 1, speech: "Manila now has the emergency Fire alarm, with no end." },
    });
    expect(await check("Manila")).toEqual({
      ...{ state: "emergency", Center: "Manila", EmergencyType: "Fire alarm", version: 1 },
      speech: "Manila has an emergency: Fire alarm. Priya Shah set it today at 14:30 Manila time, with no end.",
    });
    expect(await update({ EmergencyAction: "remove", version: "1", administrator: MARCO })).toEqual({
      ...{ outcome: "done", version: 2, speech: "Manila is now in normal operation." },
    });
    expect(await check("Manila")).toEqual({
      ...{ state: "normal", Center: "Manila", EmergencyType: "No Emergency", version: 2 },
      speech: "Manila is in normal operation. Marco Reyes removed the emergency today at 14:30 Manila time.",
    });
  });

  it("is written with the names of AWS's article, and with who set it, when and until when", async () => {
    const { update, items } = await openBoard();
    await update({ contactId: "c", hours: "4" });
    const set = {
      ...{ Emergency: true, EmergencyType: "Fire alarm", at: "2026-11-26T06:30:00.000Z", ...PRIYA },
      until: "2026-11-26T10:30:00.000Z",
    };
    expect((await items()).map((item) => JSON.parse(item))).toEqual([
      {
        ...{ board: "emergencies", version: 1, change: "c/0/Manila/set/Fire alarm/4", Center: ["Manila"], ...set },
        states: { Manila: { ...set, version: 1 } },
      },
    ]);
  });

  it("ends by itself, at the hour that was picked and by no change of the table", async () => {
    const { check, update, clock, items } = await openBoard();
    expect(await update({ hours: "4" })).toMatchObject({
      speech: "Manila now has the emergency Fire alarm, until today at 18:30 Manila time.",
    });
    clock.pass(4 * HOUR - 1);
    expect(await check("Manila")).toMatchObject({ state: "emergency", EmergencyType: "Fire alarm" });
    clock.pass(1);
    expect(await check("Manila")).toMatchObject({
      ...{ state: "normal", EmergencyType: "No Emergency", version: 1 },
      speech: expect.stringMatching(/Priya Shah set today at 14:30 .+ ended today at 18:30 by itself\.$/),
    });
    expect(await items()).toHaveLength(1);
  });

  it("may be set again upon one that has ended by itself", async () => {
    const { check, update, clock } = await openBoard();
    await update({ hours: "1" });
    clock.pass(2 * HOUR);
    expect(await update({ version: "1", EmergencyType: "Flood" })).toMatchObject({ outcome: "done" });
    expect(await check("Manila")).toMatchObject({ state: "emergency", EmergencyType: "Flood" });
  });

  it("is removed where there is none as well: that is how a location is set up", async () => {
    const { check, update, items } = await openBoard();
    expect(await update({ EmergencyAction: "remove" })).toMatchObject({ outcome: "done" });
    expect(JSON.parse((await items()).join())).toMatchObject({ Emergency: false, EmergencyType: "No Emergency" });
    expect(await check("Manila")).toMatchObject({
      state: "normal",
      speech: "Manila is in normal operation. Priya Shah set it to normal operation today at 14:30 Manila time.",
    });
    expect(await check("Sydney")).toMatchObject({ state: "never" });
  });

  it("is told as removed by the change that did, and not by one that found none in force any more", async () => {
    const { check, update, clock, history } = await openBoard();
    await update({ EmergencyType: "Flood", hours: "1" });
    clock.pass(HOUR - 1);
    await update({ EmergencyAction: "remove", version: "1" });
    expect(await check("Manila")).toMatchObject({
      speech: expect.stringContaining("Priya Shah removed the emergency"),
    });
    await update({ EmergencyAction: "remove", version: "2", administrator: MARCO });
    expect(await check("Manila")).toMatchObject({ speech: expect.stringContaining("Marco Reyes set it to normal") });
    await update({ hours: "1", version: "3" });
    clock.pass(HOUR);
    await update({ EmergencyAction: "remove", version: "4" });
    expect(await check("Manila")).toMatchObject({ speech: expect.stringContaining("Priya Shah set it to normal") });
    const removed = (await history()).map(({ states }) => states.Manila?.removed);
    expect(removed).toEqual([undefined, undefined, undefined, "Flood", undefined]);
  });

  it("is not changed by what settings do not allow, which is told", async () => {
    const { update, items } = await openBoard();
    expect(await update({ EmergencyType: "Boredom" })).toEqual({
      ...{ outcome: "invalid", speech: "There is no such type of emergency." },
    });
    expect(await update({ hours: "73" })).toEqual({
      ...{ outcome: "invalid", speech: "An emergency can last up to 72 hours, or have no end." },
    });
    expect(await update({ version: "1" })).toEqual({
      ...{ outcome: "invalid", speech: "The state has to be heard anew." },
    });
    expect(await items()).toEqual([]);
  });
});

describe("all locations at once", () => {
  it("are changed in one step, and told together", async () => {
    const { check, update, items } = await openBoard();
    expect(await update({ Center: "All", hours: "1" })).toMatchObject({
      speech: "Singapore, Manila and Sydney now have the emergency Fire alarm, for 1 hour.",
    });
    expect(JSON.parse((await items()).join()).Center).toEqual(["Singapore", "Manila", "Sydney"]);
    expect(await check("All")).toMatchObject({
      ...{ state: "emergency", Center: "All", EmergencyType: "Fire alarm", version: 1 },
      speech: "Singapore, Manila and Sydney have an emergency: Fire alarm. Priya Shah set it just now, for 1 hour.",
    });
    await update({ Center: "Manila", EmergencyAction: "remove", version: "1" });
    await update({ Center: "All", EmergencyAction: "remove", version: "2", administrator: MARCO });
    expect(await check("All")).toMatchObject({
      speech: [
        "Singapore and Sydney are in normal operation. Marco Reyes removed the emergency just now.",
        "Manila is in normal operation. Marco Reyes set it to normal operation today at 14:30 Manila time.",
      ].join(" "),
    });
  });

  it("keep what single ones are in where another is changed", async () => {
    const { check, update } = await openBoard();
    await update({ Center: "All" });
    await update({ Center: "Sydney", EmergencyAction: "remove", version: "1" });
    expect(await check("All")).toMatchObject({ state: "emergency" });
    expect(await check("Sydney")).toMatchObject({ state: "normal" });
    expect(await check("Manila")).toMatchObject({ state: "emergency" });
  });
});

describe("the history", () => {
  it("has every change, the newest first, and what was written stays byte for byte", async () => {
    const { update, items, history } = await openBoard();
    let before = await items();
    for (let version = 0; version < 20; version += 1) {
      const Center = version % 5 === 4 ? "All" : "Manila";
      const EmergencyAction = version % 2 ? "remove" : "set";
      await update({ Center, EmergencyAction, hours: String(version), version: String(version) });
      const now = await items();
      expect(now.slice(0, -1)).toEqual(before);
      before = now;
    }
    expect((await history()).map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, at) => 20 - at));
  });

  it("is in the order of the versions, whatever the clocks of functions said", async () => {
    const { check, update, clock, history } = await openBoard();
    await update({});
    clock.pass(-HOUR);
    await update({ EmergencyAction: "remove", version: "1" });
    expect(await check("Manila")).toMatchObject({ state: "normal", version: 2 });
    expect((await history()).map(({ at }) => at)).toEqual(["2026-11-26T05:30:00.000Z", "2026-11-26T06:30:00.000Z"]);
  });
});

describe("a location that settings do not have any more", () => {
  const [singapore, , sydney] = RULES.locations as [object, object, object];
  const rules = {
    ...RULES,
    locations: [singapore, sydney, { name: "Perth", timeZone: "Australia/Perth" }],
  } as typeof RULES;

  it("is neither told nor changed, and kept; one that is new was never set up", async () => {
    const { check, update, history } = await openBoard();
    await update({ Center: "All" });
    const { locations } = rules;
    expect(await check("Manila", { locations })).toEqual({ state: "unknown", Center: "Manila" });
    expect(await check("Perth", { locations })).toMatchObject({ state: "never" });
    expect(await update({ version: "1" }, { rules })).toMatchObject({ outcome: "invalid" });
    await update({ Center: "All", EmergencyAction: "remove", version: "1" }, { rules });
    expect(await check("All", { locations })).toMatchObject({
      state: "normal",
      speech: expect.not.stringContaining("Manila"),
    });
    const [newest] = await history();
    expect(newest?.Center).toEqual(["Singapore", "Sydney", "Perth"]);
    expect(newest?.states.Manila).toMatchObject({ Emergency: true, version: 1 });
  });

  it("is as it was where settings have it again", async () => {
    const { check, update } = await openBoard();
    await update({});
    await update({ Center: "Perth", version: "1" }, { rules });
    expect(await check("Manila")).toMatchObject({ state: "emergency", version: 2 });
  });
});
