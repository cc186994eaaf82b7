import type { Foreseen } from "@frontdesk/core/agents/foresee.ts";
import { uploadOf } from "@frontdesk/core/agents/upload.ts";
import { describe, expect, it } from "vitest";
import { dropOf, id, LEDGERS, openAtWork, openLedger, place, reason, surveyOf, upload } from "./ledgers.ts";

const foreseen = (outcome: Foreseen["outcome"], to: string): Foreseen => ({
  ...{ outcome, changes: [{ field: "lastName", to }] },
  calls: { UpdateUserIdentityInfo: 1 },
});

describe.each(LEDGERS)("the ledger %s", (_, openWith) => {
  it("keeps what rows of a plan would do, the latest of each, in the rows' order", async () => {
    const { ledger } = await openAtWork(openWith, 3);
    await ledger.foreseen(place(3, 3), foreseen("changed", "Lim"));
    await ledger.foreseen(place(1, 3), foreseen("unchanged", "Lee"));
    await ledger.foreseen(place(3, 3), foreseen("changed", "Tan"));
    expect(await Array.fromAsync(ledger.plan(id))).toEqual([
      { row: 1, login: "agent1", line: 2, ...foreseen("unchanged", "Lee") },
      { row: 3, login: "agent3", line: 4, ...foreseen("changed", "Tan") },
    ]);
    expect(await Array.fromAsync(ledger.plan("another"))).toEqual([]);
  });

  it("says how many rows came to each outcome and when, each row once", async () => {
    const { ledger, clock } = await openAtWork(openWith, 5);
    const start = Math.floor(clock.now() / 1000);
    await ledger.succeed(place(1, 5), "created");
    await ledger.succeed(place(2, 5), "changed");
    clock.pass(2000);
    await ledger.succeed(place(1, 5)); // recorded again by a copy of its message
    await ledger.succeed(place(2, 5), "unchanged"); // a copy that found what the other had just done
    await ledger.succeed(place(3, 5), "unchanged");
    await ledger.fail(place(4, 5), reason);
    await ledger.succeed(place(4, 5), "changed"); // it has failed already
    const { outcomes, timeline } = await ledger.tally(id);
    expect(outcomes).toEqual({ created: 1, changed: 1, unchanged: 1, removed: 0, absent: 0, failed: 1 });
    expect(timeline).toEqual([
      { second: start, outcomes: { created: 1, changed: 1 } },
      { second: start + 2, outcomes: { unchanged: 1, failed: 1 } },
    ]);
  });

  it("remembers which calls of a row had effect, whatever the number of tries", async () => {
    const { ledger } = await openAtWork(openWith, 2);
    await ledger.effected(place(1, 2), ["UpdateUserConfig"]);
    await ledger.effected(place(1, 2), ["TagResource", "UpdateUserConfig"]);
    expect(await ledger.effects(place(1, 2))).toEqual(["TagResource", "UpdateUserConfig"]);
    expect(await ledger.effects(place(2, 2))).toEqual([]);
  });

  it("holds a file in one step: it is never noted as judged before it is held", async () => {
    const { ledger, lease } = await openLedger(openWith);
    await ledger.begin(upload, lease("intake"));
    await ledger.hold(id, { reason, plan: "plan", survey: surveyOf(8) });
    const entry = await ledger.entry(id);
    expect(entry).toMatchObject({ state: "working", refused: reason, heldFor: "plan", survey: { rows: 8 } });
    expect(await ledger.begin(upload, lease("another"))).toBe("done");
  });

  it("knows what files of a content are held for", async () => {
    const { ledger } = await openLedger(openWith);
    expect(await ledger.heldFor("digest", "a")).toEqual([]);
    await ledger.holds("digest", "remove");
    await ledger.holds("digest", "update");
    await ledger.holds("digest", "update");
    expect([...(await ledger.heldFor("digest", "a"))].sort()).toEqual(["remove", "update"]);
    expect(await ledger.heldFor("other", "a")).toEqual([]);
  });

  it("has an approval used up by one upload, until the file is held anew", async () => {
    const { ledger } = await openLedger(openWith);
    expect(await ledger.approve("digest", "update", "a")).toBe(false);
    await ledger.holds("digest", "update");
    const approved = await Promise.all(["a", "b"].map((upload) => ledger.approve("digest", "update", upload)));
    expect(approved.sort()).toEqual([false, true]);
    const [by, other] = (await ledger.heldFor("digest", "a")).length > 0 ? ["a", "b"] : ["b", "a"];
    expect(await ledger.approve("digest", "update", by)).toBe(true);
    expect(await ledger.heldFor("digest", other)).toEqual([]);
    await ledger.holds("digest", "update");
    expect(await ledger.approve("digest", "update", other)).toBe(true);
  });

  it("gives an upload up for its rehearsal, which is an upload of its own", async () => {
    const { ledger, lease } = await openLedger(openWith);
    const rehearsal = uploadOf({ ...dropOf("a"), rehearsal: true });
    expect(rehearsal).toMatchObject({ mode: "plan", verb: "create", rehearsal: true });
    expect(rehearsal.id).not.toBe(id);
    await ledger.begin(upload, lease("one"));
    await ledger.wait(id);
    expect(await ledger.begin(upload, lease("another"))).toMatchObject({ state: "reading" });
    await ledger.begin(rehearsal, lease("one"));
    const open = await Array.fromAsync(ledger.underWay());
    expect(open.find((each) => each.id === rehearsal.id)?.drop).toEqual({ ...dropOf("a"), rehearsal: true });
    expect(open.find((each) => each.id === id)?.drop).toEqual(dropOf("a"));
  });
});
