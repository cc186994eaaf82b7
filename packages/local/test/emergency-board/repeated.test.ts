import type { Updated } from "@frontdesk/core/emergency/update.ts";
import type { FaultKind } from "@frontdesk/simulator/faults/plan.ts";
import { describe, expect, it } from "vitest";
import { MARCO, openBoard, type Wanted } from "./emergency-board.ts";

const mine = { contactId: "mine", hours: "4" };

describe("a change that is asked for again, as Connect repeats invocations", () => {
  it("is done once, and answers as it did", async () => {
    const { update, items, clock } = await openBoard();
    const first = await update(mine);
    const before = await items();
    clock.pass(3000);
    expect(await update(mine)).toEqual(first);
    expect(await items()).toEqual(before);
  });

  it("is done once where both run at the same time", async () => {
    const { update, items } = await openBoard();
    const updated = await Promise.all(Array.from({ length: 10 }, () => update(mine)));
    expect(new Set(updated.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(updated[0]).toMatchObject({ outcome: "done", version: 1 });
    expect(await items()).toHaveLength(1);
  });

  it("is done after a run that was cut off once it was written, and says what others made of it since", async () => {
    const { board, update, items } = await openBoard();
    const append: typeof board.append = async (change) => {
      await board.append(change);
      throw new Error("cut off");
    };
    await expect(update(mine, { board: { ...board, append } })).rejects.toThrow("cut off");
    await update({ Center: "Sydney", version: "1" });
    const done = "Manila now has the emergency Fire alarm, until today at 18:30 Manila time.";
    expect(await update(mine)).toEqual({ outcome: "done", version: 1, speech: done });
    await update({ EmergencyAction: "remove", version: "2", administrator: MARCO });
    expect(await update(mine)).toEqual({
      ...{ outcome: "done", version: 1 },
      speech: `${done} Since then it has been changed. Manila is in normal operation. Marco Reyes removed the emergency today at 14:30 Manila time.`,
    });
    expect(await items()).toHaveLength(3);
  });

  it("is another one in another contact, of another wish or upon another version", async () => {
    const { update, items } = await openBoard();
    await update(mine);
    expect(await update({ ...mine, contactId: "other" })).toMatchObject({ outcome: "changed" });
    expect(await update({ ...mine, hours: "5" })).toMatchObject({ outcome: "changed" });
    expect(await update({ ...mine, version: "1" })).toMatchObject({ outcome: "done", version: 2 });
    expect(await items()).toHaveLength(2);
  });
});

describe("a put whose answer is lost", () => {
  it.each<FaultKind>(["reset after", "error after"])(
    "is found to be one's own, by the SDK's next try or by the next invocation: %s",
    async (what) => {
      const rule = { service: "dynamodb", operation: "PutItem", what, probability: 0.6 };
      const { cloud, update, items } = await openBoard({ faults: { seed: 1, calls: [rule] } });
      const insistently = (wanted: Wanted): Promise<Updated> => update(wanted).catch(() => insistently(wanted));
      for (let version = 0; version < 12; version += 1) {
        const done = await insistently({ contactId: "mine", version: String(version) });
        expect(done).toMatchObject({ outcome: "done", version: version + 1 });
      }
      expect(await items()).toHaveLength(12);
      expect(cloud.journal.find({ fault: what }).length).toBeGreaterThan(2);
    },
  );
});
