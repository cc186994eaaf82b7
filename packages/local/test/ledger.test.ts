import type { Ledger } from "@frontdesk/core/agents/ledger.ts";
import { uploadOf } from "@frontdesk/core/agents/upload.ts";
import { describe, expect, it } from "vitest";
import { openDesk } from "./desk.ts";

const upload = uploadOf({ key: "create/a.csv", versionId: "1", etag: "e" });
const lease = (owner: string, milliseconds = 60_000) => ({ owner, until: Date.now() + milliseconds });
const dialect = { encoding: "utf-8", delimiter: ",", hasSeparatorLine: false } as const;
const place = (row: number, rows: number) => ({ upload: upload.id, row, rows, login: `agent${row}`, line: row + 1 });
const reason = { code: "NoGood", message: "It was no good." };

async function ledgerWith(rows: number): Promise<Ledger> {
  const { ledger } = await openDesk();
  await ledger.begin(upload, lease("intake"));
  await ledger.surveyed(upload.id, { dialect, header: ["user login"], rows });
  await ledger.sent(upload.id);
  return ledger;
}

describe("the ledger", () => {
  it("says of the last outcome that it is the last, however many blocks there are", async () => {
    const ledger = await ledgerWith(205);
    const rows = Array.from({ length: 205 }, (_, index) => index + 1);
    const standings = await Promise.all(rows.slice(0, -1).map((row) => ledger.succeed(place(row, 205))));
    expect(new Set(standings)).toEqual(new Set(["open"]));
    expect(await ledger.claimFinish(upload.id, lease("finish"))).toBe("early");
    expect(await ledger.fail(place(205, 205), reason)).toBe("last");
    expect(await ledger.count(upload.id)).toEqual({ succeeded: 204, failed: 1 });
  });

  it("takes an outcome again without counting it again, and says again that it was the last", async () => {
    const ledger = await ledgerWith(2);
    await ledger.succeed(place(1, 2));
    expect(await ledger.succeed(place(1, 2))).toBe("open");
    expect(await ledger.succeed(place(2, 2))).toBe("last");
    expect(await ledger.succeed(place(2, 2))).toBe("last");
    expect(await ledger.count(upload.id)).toEqual({ succeeded: 2, failed: 0 });
  });

  it("keeps the first outcome of a row where another one comes", async () => {
    const ledger = await ledgerWith(2);
    await ledger.succeed(place(1, 2));
    await ledger.fail(place(1, 2), reason);
    await ledger.fail(place(2, 2), reason);
    await ledger.succeed(place(2, 2));
    expect(await ledger.outcomes(place(1, 2))).toEqual({ succeeded: new Set([1]), failed: new Set([2]) });
    expect(await Array.fromAsync(ledger.failures(upload.id))).toEqual([
      { row: 2, login: "agent2", line: 3, ...reason },
    ]);
  });

  it("lists failures in the order of their rows over all blocks", async () => {
    const ledger = await ledgerWith(1000);
    const rows = [999, 3, 250, 101, 100, 1000, 2];
    await Promise.all(rows.map((row) => ledger.fail(place(row, 1000), reason)));
    const failures = await Array.fromAsync(ledger.failures(upload.id));
    expect(failures.map(({ row }) => row)).toEqual([2, 3, 100, 101, 250, 999, 1000]);
  });

  it("lets one run at a time take an upload in, the next when its lease is over, and none when it is done", async () => {
    const { ledger } = await openDesk();
    expect(await ledger.begin(upload, lease("one"))).toMatchObject({ id: upload.id, state: "reading" });
    expect(await ledger.begin(upload, lease("two"))).toBe("taken");
    expect(await ledger.begin(upload, lease("one"))).toMatchObject({ state: "reading" }); // Lambda's retry
    await ledger.begin(upload, lease("one", -1));
    expect(await ledger.begin(upload, lease("two"))).toMatchObject({ state: "reading" });
    await ledger.sent(upload.id);
    expect(await ledger.begin(upload, lease("two"))).toBe("done");
  });

  it("gives the finish to one run at a time, with the same stamp at each try", async () => {
    const ledger = await ledgerWith(1);
    await ledger.succeed(place(1, 1));
    const first = await ledger.claimFinish(upload.id, lease("one", -1));
    const second = await ledger.claimFinish(upload.id, lease("two"));
    expect(second).toMatchObject({ stamp: (first as { stamp: number }).stamp });
    expect(await ledger.claimFinish(upload.id, lease("three"))).toBe("taken");
    await ledger.finish(upload.id, { succeeded: 1, failed: 0, processedKey: "processed/create/a" });
    expect(await ledger.claimFinish(upload.id, lease("three"))).toBe("done");
  });

  it("keeps the reason of a last try until it is asked for", async () => {
    const ledger = await ledgerWith(1);
    expect(await ledger.noted(place(1, 1))).toBeUndefined();
    await ledger.note(place(1, 1), reason);
    expect(await ledger.noted(place(1, 1))).toEqual(reason);
  });
});
