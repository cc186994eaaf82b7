import { uploadOf } from "@frontdesk/core/agents/upload.ts";
import { describe, expect, it } from "vitest";
import {
  another,
  dropOf,
  ending,
  id,
  LEDGERS,
  MINUTE,
  openAtWork,
  openLedger,
  place,
  reason,
  sendAll,
  surveyOf,
  upload,
} from "./ledgers.ts";

describe.each(LEDGERS)("the ledger %s", (_, openWith) => {
  describe("of the rows", () => {
    it("says of the last outcome that it is the last, however many blocks there are", async () => {
      const { ledger, lease } = await openAtWork(openWith, 205);
      const rows = Array.from({ length: 205 }, (_, index) => index + 1);
      const standings = await Promise.all(rows.slice(0, -1).map((row) => ledger.succeed(place(row, 205), "created")));
      expect(new Set(standings)).toEqual(new Set(["open"]));
      expect(await ledger.entry(id)).toMatchObject({ fullBlocks: 2 });
      expect(await ledger.claimFinish(id, lease("finish"))).toBe("early");
      expect(await ledger.fail(place(205, 205), reason)).toBe("last");
      expect(await ledger.entry(id)).toMatchObject({ fullBlocks: 3 });
      expect(await ledger.count(id)).toEqual({ succeeded: 204, failed: 1 });
    });

    it("takes an outcome again without counting it again, and says again that it was the last", async () => {
      const { ledger } = await openAtWork(openWith, 2);
      await ledger.succeed(place(1, 2), "created");
      expect(await ledger.succeed(place(1, 2), "created")).toBe("open");
      expect(await ledger.succeed(place(2, 2), "created")).toBe("last");
      expect(await ledger.succeed(place(2, 2), "created")).toBe("last");
      expect(await ledger.fail(place(2, 2), reason)).toBe("last");
      expect(await ledger.entry(id)).toMatchObject({ fullBlocks: 1 });
      expect(await ledger.count(id)).toEqual({ succeeded: 2, failed: 0 });
    });

    it("keeps the first outcome of a row where another one comes", async () => {
      const { ledger } = await openAtWork(openWith, 2);
      await ledger.succeed(place(1, 2), "created");
      await ledger.fail(place(1, 2), reason);
      await ledger.fail(place(2, 2), reason);
      await ledger.succeed(place(2, 2), "created");
      const { succeeded, failed } = await ledger.outcomes(place(1, 2));
      expect({ succeeded, failed }).toEqual({ succeeded: new Set([1]), failed: new Set([2]) });
      expect(await Array.fromAsync(ledger.failures(id))).toEqual([{ row: 2, login: "agent2", line: 3, ...reason }]);
    });

    it("keeps the first reason of a row that fails again", async () => {
      const { ledger } = await openAtWork(openWith, 2);
      await ledger.fail(place(1, 2), reason);
      await ledger.fail({ ...place(1, 2), login: "other", line: 9 }, another);
      expect(await Array.fromAsync(ledger.failures(id))).toEqual([{ row: 1, login: "agent1", line: 2, ...reason }]);
      expect(await ledger.count(id)).toEqual({ succeeded: 0, failed: 1 });
    });

    it("lists failures in the order of their rows over all blocks", async () => {
      const { ledger } = await openAtWork(openWith, 1000);
      const rows = [999, 3, 250, 101, 100, 1000, 2];
      await Promise.all(rows.map((row) => ledger.fail(place(row, 1000), reason)));
      const failures = await Array.fromAsync(ledger.failures(id));
      expect(failures.map(({ row }) => row)).toEqual([2, 3, 100, 101, 250, 999, 1000]);
    });

    it("lists failures whose reasons fill more than a page of the table", async () => {
      const { ledger } = await openAtWork(openWith, 250);
      const long = { ...reason, message: "It was no good. ".repeat(600) };
      const rows = Array.from({ length: 125 }, (_, index) => 2 * index + 1);
      await Promise.all(rows.map((row) => ledger.fail(place(row, 250), long)));
      const failures = await Array.fromAsync(ledger.failures(id));
      expect(failures.map(({ row, message }) => [row, message.length])).toEqual(rows.map((row) => [row, 9600]));
    });

    it("tells the outcomes of the row's block, and of no other block or upload", async () => {
      const { ledger } = await openAtWork(openWith, 300);
      for (const row of [1, 100, 101, 200]) await ledger.succeed(place(row, 300), "created");
      await ledger.fail(place(150, 300), reason);
      await ledger.succeed({ ...place(3, 300), upload: "another" }, "created");
      expect(await ledger.outcomes(place(100, 300))).toMatchObject({
        succeeded: new Set([1, 100]),
        failed: new Set(),
      });
      expect(await ledger.outcomes(place(101, 300))).toMatchObject({
        succeeded: new Set([101, 200]),
        failed: new Set([150]),
      });
      expect(await ledger.count(id)).toEqual({ succeeded: 4, failed: 1 });
    });

    it("knows which turn of a postponed row counts, and goes forwards only", async () => {
      const { ledger } = await openAtWork(openWith, 200);
      await ledger.postponed(place(7, 200), 1);
      await ledger.postponed(place(7, 200), 3);
      await ledger.postponed(place(7, 200), 2);
      await ledger.postponed(place(8, 200), 1);
      await ledger.postponed(place(101, 200), 4);
      await ledger.succeed(place(8, 200), "created");
      expect(await ledger.outcomes(place(1, 200))).toEqual({
        succeeded: new Set([8]),
        failed: new Set(),
        turns: new Map([
          [7, 3],
          [8, 1],
        ]),
      });
      expect((await ledger.outcomes(place(200, 200))).turns).toEqual(new Map([[101, 4]]));
      expect(await ledger.count(id)).toEqual({ succeeded: 1, failed: 0 });
    });

    it("keeps the reason of a last try until it is asked for, the latest", async () => {
      const { ledger } = await openAtWork(openWith, 2);
      expect(await ledger.noted(place(1, 2))).toBeUndefined();
      await ledger.note(place(1, 2), another);
      await ledger.note(place(1, 2), reason);
      expect(await ledger.noted(place(1, 2))).toEqual(reason);
      expect(await ledger.noted(place(2, 2))).toBeUndefined();
    });
  });

  describe("of the end", () => {
    it("is early for a finish until every row has its outcome", async () => {
      const { ledger, lease } = await openLedger(openWith);
      expect(await ledger.claimFinish(id, lease("finish"))).toBe("early");
      await ledger.begin(upload, lease("intake"));
      expect(await ledger.claimFinish(id, lease("finish"))).toBe("early");
      await ledger.surveyed(id, surveyOf(101), "create");
      for (let row = 1; row <= 100; row += 1) await ledger.succeed(place(row, 101), "created");
      expect(await ledger.claimFinish(id, lease("finish"))).toBe("early");
      await ledger.succeed(place(101, 101), "created");
      expect(await ledger.claimFinish(id, lease("finish"))).toMatchObject({ entry: { id, fullBlocks: 2 } });
    });

    it("gives the finish to one run at a time, the next when its lease is over, with the same stamp at each try", async () => {
      const { ledger, clock, lease } = await openAtWork(openWith, 1);
      await ledger.succeed(place(1, 1), "created");
      const stamp = clock.now();
      expect(await ledger.claimFinish(id, lease("one"))).toMatchObject({ stamp, entry: { ...upload, fullBlocks: 1 } });
      expect(await ledger.claimFinish(id, lease("two"))).toBe("taken");
      expect(await ledger.claimFinish(id, lease("one"))).toMatchObject({ stamp }); // Lambda's retry
      clock.pass(MINUTE);
      expect(await ledger.claimFinish(id, lease("two"))).toBe("taken");
      clock.pass(1);
      expect(await ledger.claimFinish(id, lease("two"))).toMatchObject({ stamp });
      expect(await ledger.claimFinish(id, lease("one"))).toBe("taken");
      await ledger.finish(id, ending);
      expect(await ledger.claimFinish(id, lease("two"))).toBe("done");
    });

    it("gives uploads that end at the same moment stamps of their own", async () => {
      const opened = await openLedger(openWith);
      const uploads = ["a", "b", "c"].map((name) => uploadOf(dropOf(name)));
      for (const each of uploads) {
        await sendAll(opened, each, 1);
        await opened.ledger.succeed({ ...place(1, 1), upload: each.id }, "created");
      }
      const now = opened.clock.now();
      opened.clock.pass(0.5); // files are named after whole milliseconds
      const claims = await Promise.all(uploads.map((each) => opened.ledger.claimFinish(each.id, opened.lease("one"))));
      const stamps = claims.map((claim) => (typeof claim === "string" ? claim : claim.stamp));
      expect(stamps.sort()).toEqual([now, now + 1, now + 2]);
    });

    it("tells how an upload ended, and when", async () => {
      const { ledger, clock } = await openAtWork(openWith, 1);
      await ledger.succeed(place(1, 1), "created");
      clock.pass(MINUTE);
      await ledger.finish(id, { ...ending, failedKey: undefined });
      const finishedAt = clock.now();
      const finished = await ledger.entry(id);
      expect(finished).toEqual({
        ...upload,
        ...{ state: "finished", startedAt: finishedAt - MINUTE, finishedAt, survey: surveyOf(1), fullBlocks: 1 },
        ...ending,
      });
      expect(finished).not.toHaveProperty("failedKey");
    });
  });
});
