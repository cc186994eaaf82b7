import type { Updated } from "@frontdesk/core/emergency/update.ts";
import { describe, expect, it } from "vitest";
import { MARCO, openBoard, RULES, type Wanted } from "./emergency-board.ts";

const outcomes = (updated: Updated[]) => updated.map(({ outcome }) => outcome).toSorted();
const many = <T>(length: number, make: (at: number) => T) => Array.from({ length }, (_, at) => make(at));
const administrator = (at: number) => ({ by: `+6149157${1000 + at}`, name: `Administrator ${at}` });

describe("administrators who change things at once", () => {
  it("are 50 for one location: the first wins, and all others hear who that was, and overwrite nothing", async () => {
    const { update, history } = await openBoard();
    await update({});
    const EmergencyAction = (at: number) => (at % 2 ? "set" : "remove");
    const updated = await Promise.all(
      many(50, (at) =>
        update({ version: "1", EmergencyAction: EmergencyAction(at), administrator: administrator(at) }),
      ),
    );
    const winner = updated.findIndex(({ outcome }) => outcome === "done");
    expect(outcomes(updated)).toEqual([...many(49, () => "changed"), "done"]);
    const { name } = administrator(winner);
    const others = updated.filter((_, at) => at !== winner);
    for (const { speech } of others) expect(speech).toContain(name);
    expect(await history()).toMatchObject([{ version: 2, name }, { version: 1 }]);
  });

  it("are one for each of 20 locations: all of it is done, and none is lost", async () => {
    const locations = many(20, (at) => ({ name: `Site ${at}`, timeZone: "Asia/Manila" }));
    const rules = { ...RULES, locations };
    const { update, board, history } = await openBoard();
    const updated = await Promise.all(
      locations.map(({ name: Center }, at) => update({ Center, administrator: administrator(at) }, { rules })),
    );
    expect(outcomes(updated)).toEqual(many(20, () => "done"));
    expect(await history()).toHaveLength(20);
    const { version, states } = await board.newest();
    expect(version).toBe(20);
    expect(locations.map(({ name }) => states[name]?.name)).toEqual(many(20, (at) => `Administrator ${at}`));
  });

  it("never change all locations in part: either all at once, or the single ones", async () => {
    const { board, update, history } = await openBoard();
    for (let round = 0; round < 12; round += 1) {
      const version = String((await board.newest()).version);
      const singles: Wanted[] = RULES.locations.map(({ name }) => ({ Center: name, EmergencyAction: "remove" }));
      const wanted = singles.toSpliced(round % 4, 0, { Center: "All", EmergencyType: "Flood" });
      const updated = await Promise.all(wanted.map((each) => update({ ...each, version })));
      const doneOf = (isAll: boolean) =>
        updated.filter(({ outcome }, at) => outcome === "done" && (wanted[at]?.Center === "All") === isAll).length;
      expect([doneOf(true), doneOf(false)]).toEqual(doneOf(true) ? [1, 0] : [0, 3]);
    }
    for (const { Center, version, states } of await history()) {
      const changed = Object.values(states).filter((state) => state.version === version);
      expect(changed).toHaveLength(Center.length);
    }
  });

  it("do not get in each other's way where they mind other locations", async () => {
    const { update, check } = await openBoard();
    await update({ Center: "Sydney" });
    expect(await update({ Center: "Manila", version: "0" })).toMatchObject({ outcome: "done", version: 2 });
    expect(await check("Sydney")).toMatchObject({ state: "emergency" });
  });

  it("are told of a change that the state no longer shows as another", async () => {
    const { update } = await openBoard();
    await update({});
    await update({ EmergencyAction: "remove", version: "1", administrator: MARCO });
    await update({ version: "2", administrator: MARCO });
    expect(await update({ EmergencyAction: "remove", version: "1" })).toEqual({
      ...{ outcome: "changed", version: 3 },
      speech:
        "Nothing was done, since it is not as you heard it any more. Manila has an emergency: Fire alarm. Marco Reyes set it today at 14:30 Manila time, with no end.",
    });
  });

  it("who want all locations hear only of those that were changed", async () => {
    const { update } = await openBoard();
    await update({ Center: "All" });
    await update({ Center: "Sydney", EmergencyAction: "remove", version: "1", administrator: MARCO });
    const { outcome, speech } = await update({ Center: "All", EmergencyAction: "remove", version: "1" });
    expect(outcome).toBe("changed");
    expect(speech).toContain("Sydney is in normal operation. Marco Reyes removed the emergency");
    expect(speech).not.toContain("Manila");
  });

  it("who want many locations hear how many of them were changed", async () => {
    const locations = many(40, (at) => ({ name: `Site ${at}`, timeZone: at ? "Asia/Manila" : "Asia/Tokyo" }));
    const rules = { ...RULES, locations };
    const { update } = await openBoard();
    await update({ Center: "All", administrator: MARCO }, { rules });
    const { speech } = await update({ Center: "All", EmergencyAction: "remove" }, { rules });
    expect(speech).toMatch(
      / All 40 locations have an emergency: Fire alarm\. Marco Reyes set it just now, with no end\.$/,
    );
    const twelve = { ...rules, locations: locations.slice(0, 12) };
    await update({ Center: "All", EmergencyType: "Flood", version: "1" }, { rules: twelve });
    const { speech: later } = await update({ Center: "All", EmergencyAction: "remove", version: "1" }, { rules });
    expect(later).toMatch(/ 12 locations have an emergency: Flood\. Priya Shah set it just now, with no end\.$/);
  });

  it("are not kept for ever where others always come first", async () => {
    const { board, update, items } = await openBoard();
    let puts = 0;
    const append = async () => {
      puts += 1;
      return false;
    };
    await expect(update({}, { board: { ...board, append } })).rejects.toThrow("other changes came first");
    expect(puts).toBe(50);
    expect(await items()).toEqual([]);
  });
});
