import type { Foreseen } from "@frontdesk/core/agents/foresee.ts";
import { judge, rehearsalOf } from "@frontdesk/core/agents/hold.ts";
import { UNJUDGED } from "@frontdesk/core/agents/job.ts";
import type { Tally } from "@frontdesk/core/agents/ledger.ts";
import { listedRows } from "@frontdesk/core/agents/report/rows-in-ledger.ts";
import { uploadOf } from "@frontdesk/core/agents/upload.ts";
import { describe, expect, it } from "vitest";
import { ending, LEDGERS, openLedger, reason, surveyOf } from "./ledgers.ts";

const drop = { key: "update/all.csv", versionId: "1", etag: "e" };
const ROWS = 10;
const [, [, inMemory]] = LEDGERS;

/** A file that was rehearsed: so many of its rows would change their agents, and the others failed with these codes. */
async function rehearsed(changed: number, codes: string[], refused = false) {
  const { ledger, lease } = await openLedger(inMemory);
  const original = await ledger.begin(uploadOf(drop), lease("intake"));
  const rehearsal = uploadOf({ ...drop, rehearsal: true });
  const { id } = rehearsal;
  await ledger.begin(rehearsal, lease("intake"));
  await ledger.surveyed(id, surveyOf(ROWS), "update");
  if (refused) await ledger.refuse(id, reason);
  const place = (row: number) => ({ upload: id, row, rows: ROWS, login: `agent${row}`, line: row + 1 });
  for (let row = 1; row <= changed; row += 1) await ledger.succeed(place(row), "changed");
  for (const [index, code] of codes.entries()) await ledger.fail(place(changed + index + 1), { ...reason, code });
  const outcomes: Tally["outcomes"] = { ...ending.outcomes, created: 0, changed, failed: codes.length };
  await ledger.finish(id, { ...ending, outcomes });
  if (typeof original === "string") throw new Error(original);
  const hold = { share: 0.5, from: 1 };
  return { ledger, place, judged: judge(original, { rows: ROWS, users: 10 }, { ledger, hold }) };
}
const times = (count: number, code: string) => Array<string>(count).fill(code);

describe("a file whose rehearsal is over", () => {
  it("is carried out where few enough agents would change, whatever the number of rows that are refused", async () => {
    const { judged } = await rehearsed(5, times(5, "NoSuchLogin"));
    expect(await judged).toBe("go on");
  });

  it.each([UNJUDGED, "AccessDenied"])("is held where more may change: rows that failed with %s may", async (code) => {
    const { judged } = await rehearsed(2, [...times(4, code), ...times(4, "NoSuchLogin")]);
    expect(await judged).toMatchObject({
      plan: rehearsalOf(drop),
      reason: { code: "Held", message: expect.stringContaining("change 2 of 10 agents (of 4 more it could not") },
    });
  });

  it("is refused as the rehearsal was, which says nothing of what would change", async () => {
    const { judged } = await rehearsed(0, [], true);
    await expect(judged).rejects.toMatchObject({ name: "Refused", code: reason.code });
  });
});

it("a row of a plan that was judged, and ended as a failure all the same, is listed as one", async () => {
  const { ledger, place } = await rehearsed(1, times(2, UNJUDGED));
  const foreseen: Foreseen = { outcome: "changed", changes: [], calls: {} };
  for (const row of [1, 2]) await ledger.foreseen(place(row), foreseen);
  const listed = await Array.fromAsync(listedRows({ id: rehearsalOf(drop), mode: "plan" }, ledger));
  expect(listed.map(({ row, outcome }) => [row, outcome])).toEqual([
    [1, "changed"],
    [2, "failed"],
    [3, "failed"],
  ]);
});
