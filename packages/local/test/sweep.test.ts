import type { Sweep } from "@frontdesk/core/agents/sweep.ts";
import { describe, expect, it } from "vitest";
import { fileOf, rowOf } from "./desk.ts";
import { longAgo, openSwept, rows } from "./swept.ts";

describe("the sweep of files", () => {
  it("does nothing where nothing lies there and nothing is under way", async () => {
    const { sweepIn } = await openSwept();
    expect(await sweepIn(60)).toEqual([]);
  });

  it("has a file taken in whose event never came, once it has lain there for a while", async () => {
    const { put, sweepIn, done, keys } = await openSwept();
    const upload = await put("a b.csv", fileOf(rowOf("ann"), rowOf("bad login")));
    expect(await sweepIn(0)).toEqual([]);
    expect(await sweepIn(6)).toEqual([{ upload: upload.id, outcome: "no event came" }]);
    expect(await done(upload)).toMatchObject({ rows: 2, succeeded: 1, failed: 1 });
    expect(await keys("create/")).toEqual([]);
    expect(await sweepIn(60)).toEqual([]);
  });

  it("takes a file in once, however often it looks", async () => {
    const { put, sweepIn, done, rowsSent, logins } = await openSwept();
    const upload = await put("a.csv", fileOf(...rows(12)));
    await Promise.all([sweepIn(6), sweepIn(6), sweepIn(7)]);
    expect(await done(upload)).toMatchObject({ succeeded: 12, failed: 0 });
    expect(rowsSent()).toBe(12);
    expect(logins()).toHaveLength(14);
  });

  it("has the newest of a key taken in, and leaves folders alone", async () => {
    const { put, sweepIn, done, keys, logins } = await openSwept();
    await put("a.csv", fileOf(rowOf("old")));
    const newest = await put("a.csv", fileOf(rowOf("new")));
    await put("", "");
    await put("team/", "");
    expect(await sweepIn(6)).toEqual([{ upload: newest.id, outcome: "no event came" }]);
    expect(await done(newest)).toMatchObject({ succeeded: 1 });
    expect(await keys("create/")).toEqual(["create/", "create/team/"]);
    expect(logins()).not.toContain("old");
  });

  it("looks after the others where one fails, and says of which", async () => {
    const { put, sweepIn, done, ports } = await openSwept();
    const [first, second] = [await put("a.csv", fileOf(rowOf("ann"))), await put("b.csv", fileOf(rowOf("bob")))];
    const error = new Error("Lambda does not answer");
    const askToTakeIn: Sweep["askToTakeIn"] = async (drop) => {
      if (drop.key === first.key) throw error;
      await ports.askToTakeIn(drop);
    };
    expect(await sweepIn(6, { askToTakeIn })).toEqual([
      { upload: first.id, outcome: "not finished", error },
      { upload: second.id, outcome: "no event came" },
    ]);
    await done(second);
  });

  it("looks after the others where a file cannot even be looked at, such as one under somebody else's key", async () => {
    const { put, sweepIn, done, ports, ledger } = await openSwept();
    const [first, second] = [await put("a.csv", fileOf(rowOf("ann"))), await put("b.csv", fileOf(rowOf("bob")))];
    await ledger.begin(second, { owner: "died", until: Date.now() - 1 });
    const error = new Error("403");
    const newest: Sweep["inbox"]["newest"] = async (key) => {
      if (key === first.key) throw error;
      return ports.inbox.newest(key);
    };
    expect(await sweepIn(6, { inbox: { ...ports.inbox, newest } })).toEqual([
      { upload: second.id, outcome: "intake stands still" },
      { upload: first.key, outcome: "not finished", error },
    ]);
    await done(second);
  });
});

describe("the sweep as it is deployed", () => {
  it("comes by its schedule, and has an intake that died gone on with", async () => {
    const opened = await openSwept();
    const { put, sweep: fire, done, ledger, printed } = opened;
    const upload = await put("a.csv", fileOf(rowOf("ann")));
    await ledger.begin(upload, { owner: "died", until: Date.now() - 1 });
    await fire();
    await longAgo(upload, opened);
    await fire();
    expect(await done(upload)).toMatchObject({ succeeded: 1 });
    await fire();
    const told = printed.filter((line) => line.includes("an upload stood still"));
    expect(told).toEqual([expect.stringContaining(`"outcome":"intake stands still"`)]);
  });

  it("finds lost rows the second time that it comes, and has them sent again", async () => {
    const opened = await openSwept();
    const { put, takeInByHand, sweep: fire, done, rowsSent } = opened;
    const upload = await put("a.csv", fileOf(...rows(3)));
    await takeInByHand(upload);
    for (let time = 0; time < 2; time += 1) {
      await longAgo(upload, opened);
      await fire();
    }
    expect(await done(upload)).toMatchObject({ succeeded: 3 });
    expect(rowsSent()).toBe(3);
  });
});
