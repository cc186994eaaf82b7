import type { Ledger } from "@frontdesk/core/agents/ledger.ts";
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

const underWay = (ledger: Ledger) => Array.fromAsync(ledger.underWay());

describe.each(LEDGERS)("the ledger %s", (_, openWith) => {
  describe("of the reading", () => {
    it("knows nothing of an upload that was never begun", async () => {
      const { ledger } = await openLedger(openWith);
      expect(await ledger.entry(id)).toBeUndefined();
      expect(await ledger.outcomes(place(1, 1))).toEqual({ succeeded: new Set(), failed: new Set(), turns: new Map() });
      expect(await ledger.count(id)).toEqual({ succeeded: 0, failed: 0 });
      expect(await Array.fromAsync(ledger.failures(id))).toEqual([]);
      expect(await underWay(ledger)).toEqual([]);
    });

    it("tells what was begun, when first, and what the first reading found", async () => {
      const { ledger, clock, lease } = await openLedger(openWith);
      const begun = { ...upload, state: "reading", startedAt: clock.now(), fullBlocks: 0 };
      const first = lease("one");
      expect(await ledger.begin(upload, first)).toEqual({ ...begun, busyUntil: first.until });
      clock.pass(MINUTE);
      const again = lease("one");
      expect(await ledger.begin(upload, again)).toEqual({ ...begun, busyUntil: again.until });
      await ledger.surveyed(id, surveyOf(3), "create");
      expect(await ledger.entry(id)).toEqual({ ...begun, busyUntil: again.until, survey: surveyOf(3) });
    });

    it("lets one run at a time take an upload in, the next when its lease is over, and none when it is done", async () => {
      const { ledger, clock, lease } = await openLedger(openWith);
      const [first, second] = await Promise.all(["one", "two"].map((owner) => ledger.begin(upload, lease(owner))));
      expect([first, second]).toContain("taken");
      const [owner, other] = first === "taken" ? ["two", "one"] : ["one", "two"];
      expect(await ledger.begin(upload, lease(other))).toBe("taken");
      expect(await ledger.begin(upload, lease(owner))).toMatchObject({ id, state: "reading" }); // Lambda's retry
      clock.pass(MINUTE);
      expect(await ledger.begin(upload, lease(other))).toBe("taken");
      clock.pass(1);
      expect(await ledger.begin(upload, lease(other))).toMatchObject({ state: "reading" });
      expect(await ledger.begin(upload, lease(owner))).toBe("taken");
      await ledger.sent(id);
      expect(await ledger.begin(upload, lease(other))).toBe("done");
    });

    it("notes how far the rows are sent, for whoever comes when the lease is over", async () => {
      const { ledger, clock, lease } = await openLedger(openWith);
      await ledger.begin(upload, lease("one"));
      await ledger.sentTo(id, 10, "go on");
      expect(await ledger.entry(id)).toMatchObject({ state: "reading", sentTo: 10 });
      expect(await ledger.begin(upload, lease("two"))).toBe("taken");
      clock.pass(MINUTE + 1);
      expect(await ledger.begin(upload, lease("two"))).toMatchObject({ sentTo: 10 });
    });

    it("gives a paused upload to another run at once", async () => {
      const { ledger, lease } = await openLedger(openWith);
      await ledger.begin(upload, lease("one"));
      await ledger.sentTo(id, 20, "pause");
      expect(await ledger.begin(upload, lease("two"))).toMatchObject({ state: "reading", sentTo: 20 });
      expect(await ledger.begin(upload, lease("one"))).toBe("taken");
    });

    it("hears nothing of a run that comes late, when the upload is not being read any more", async () => {
      const { ledger, lease } = await openAtWork(openWith, 2);
      const before = await ledger.entry(id);
      await ledger.sentTo(id, 1, "pause");
      await ledger.sent(id);
      await ledger.refuse(id, reason);
      expect(await ledger.entry(id)).toEqual(before);
      expect(before).toMatchObject({ state: "working" });
      expect(await ledger.begin(upload, lease("two"))).toBe("done");
    });

    it("makes nothing of an upload that was never begun", async () => {
      const { ledger } = await openLedger(openWith);
      await ledger.sentTo(id, 1, "go on");
      await ledger.sent(id);
      await ledger.refuse(id, reason);
      await ledger.lostSince(id, 1);
      await ledger.forget(id);
      expect(await ledger.reopen(id)).toBe(false);
      expect(await ledger.entry(id)).toBeUndefined();
      expect(await underWay(ledger)).toEqual([]);
    });

    it("keeps why a file was refused whole, the first reason, and has it finished without a survey", async () => {
      const { ledger, lease } = await openLedger(openWith);
      await ledger.begin(upload, lease("one"));
      await ledger.refuse(id, reason);
      await ledger.refuse(id, another);
      await ledger.sent(id);
      expect(await ledger.entry(id)).toMatchObject({ state: "working", refused: reason });
      expect(await ledger.claimFinish(id, lease("finish"))).toMatchObject({ entry: { refused: reason } });
    });

    it("supersedes an upload that nobody has begun, however often it is told", async () => {
      const { ledger, clock, lease } = await openLedger(openWith);
      expect(await ledger.supersede(upload)).toBe(true);
      clock.pass(1);
      expect(await ledger.supersede(upload)).toBe(true);
      expect(await ledger.entry(id)).toMatchObject({ ...upload, state: "superseded", fullBlocks: 0 });
      expect(await underWay(ledger)).toEqual([]);
      expect(await ledger.begin(upload, lease("one"))).toBe("done");
      expect(await ledger.claimFinish(id, lease("finish"))).toBe("done");
      expect(await ledger.reopen(id)).toBe(false);
    });

    it("does not supersede an upload that was begun, nor one that has ended", async () => {
      const { ledger, lease } = await openLedger(openWith);
      const begun = await ledger.begin(upload, lease("one"));
      expect(await ledger.supersede(upload)).toBe(false);
      expect(await ledger.entry(id)).toEqual(begun);
      await ledger.sent(id);
      expect(await ledger.supersede(upload)).toBe(false);
      await ledger.finish(id, ending);
      expect(await ledger.supersede(upload)).toBe(false);
      expect(await ledger.entry(id)).toMatchObject({ state: "finished" });
    });
  });

  describe("of the sweep", () => {
    it("lists what was begun, with its drop and since when, until it is finished", async () => {
      const opened = await openLedger(openWith);
      const { ledger, clock, lease } = opened;
      const [first, second] = [uploadOf(dropOf("a")), uploadOf(dropOf("b"))];
      const since = clock.now();
      await sendAll(opened, first, 1);
      clock.pass(MINUTE);
      await ledger.begin(second, lease("one"));
      clock.pass(2 * MINUTE);
      await ledger.begin(second, lease("two"));
      const listed = [
        { id: first.id, drop: dropOf("a"), since },
        { id: second.id, drop: dropOf("b"), since: since + MINUTE },
      ];
      const byKey = (one: { drop: { key: string } }, other: { drop: { key: string } }) =>
        one.drop.key < other.drop.key ? -1 : 1;
      expect((await underWay(ledger)).sort(byKey)).toEqual(listed);
      await ledger.finish(first.id, ending);
      expect(await underWay(ledger)).toEqual(listed.slice(1));
    });

    it("notes since when an upload's rows are lost, and that they are not any more", async () => {
      const { ledger, clock, lease } = await openLedger(openWith);
      await ledger.begin(upload, lease("one"));
      const listed = { id, drop: dropOf("a"), since: clock.now() };
      await ledger.lostSince(id, clock.now() + 5);
      await ledger.begin(upload, lease("one"));
      expect(await underWay(ledger)).toEqual([{ ...listed, lostSince: clock.now() + 5 }]);
      await ledger.lostSince(id, clock.now() + 9);
      expect(await underWay(ledger)).toEqual([{ ...listed, lostSince: clock.now() + 9 }]);
      await ledger.lostSince(id, undefined);
      await ledger.lostSince(id, undefined);
      expect(await underWay(ledger)).toEqual([listed]);
    });

    it("reopens an upload that is being worked on, for any run to send what has no outcome, from the first row on", async () => {
      const { ledger, lease } = await openLedger(openWith);
      await ledger.begin(upload, lease("one"));
      await ledger.surveyed(id, surveyOf(2), "create");
      await ledger.sentTo(id, 2, "go on");
      expect(await ledger.reopen(id)).toBe(false);
      await ledger.sent(id);
      await ledger.succeed(place(1, 2), "created");
      expect(await ledger.reopen(id)).toBe(true);
      expect(await ledger.reopen(id)).toBe(false);
      const reopened = await ledger.begin(upload, lease("two"));
      expect(reopened).toMatchObject({ state: "reading", again: true, survey: surveyOf(2) });
      expect(reopened).not.toHaveProperty("sentTo");
      expect((await ledger.outcomes(place(1, 2))).succeeded).toEqual(new Set([1]));
    });

    it("finishes an upload that was reopened as any other, and never reopens it again", async () => {
      const { ledger, lease } = await openAtWork(openWith, 2);
      await ledger.succeed(place(1, 2), "created");
      await ledger.reopen(id);
      await ledger.begin(upload, lease("two"));
      expect(await ledger.claimFinish(id, lease("finish"))).toBe("early");
      await ledger.sent(id);
      expect(await ledger.succeed(place(2, 2), "created")).toBe("last");
      expect(await ledger.claimFinish(id, lease("finish"))).toMatchObject({ entry: { state: "working", again: true } });
      await ledger.finish(id, { ...ending, succeeded: 2 });
      expect(await ledger.entry(id)).toMatchObject({ state: "finished", succeeded: 2 });
      expect(await ledger.reopen(id)).toBe(false);
    });

    it("forgets an upload that has ended and was listed again by a repeated event", async () => {
      const { ledger, lease } = await openAtWork(openWith, 1);
      await ledger.finish(id, ending);
      const finished = await ledger.entry(id);
      expect(await ledger.begin(upload, lease("again"))).toBe("done");
      expect(await underWay(ledger)).toMatchObject([{ id, drop: dropOf("a") }]);
      await ledger.forget(id);
      await ledger.forget(id);
      expect(await underWay(ledger)).toEqual([]);
      expect(await ledger.entry(id)).toEqual(finished);
    });
  });
});
