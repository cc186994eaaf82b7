import { setImmediate as turn } from "node:timers/promises";
import { bury } from "@frontdesk/core/agents/bury.ts";
import type { Letter } from "@frontdesk/core/agents/job.ts";
import { describe, expect, it } from "vitest";
import type { Io } from "../src/simulation/io.ts";
import { memoryLedger } from "../src/simulation/memory/ledger.ts";
import { emptyLedger } from "../src/simulation/memory/ledger-state.ts";
import { CONNECTS, openConnect } from "./connects.ts";
import { id, place, reason } from "./ledgers.ts";

const ROWS = 10;

/** How many effects are under way at once, which take a moment each: a letter has one at a time. */
function countingIo() {
  let underWay = 0;
  const counted = { most: 0 };
  const io: Io = async (_, effect) => {
    underWay += 1;
    counted.most = Math.max(counted.most, underWay);
    await turn();
    underWay -= 1;
    return effect();
  };
  return { io, counted };
}

const messageOf = (letter: Letter) => ({
  ...{ id: `m${letter.row}`, receiptHandle: `r${letter.row}` },
  ...{ body: JSON.stringify(letter), receiveCount: 1 },
});
const letters = Array.from({ length: ROWS }, (_, index) => messageOf({ ...place(index + 1, ROWS), reason }));

describe("dead letters", () => {
  it.each([1, 3, ROWS])("are worked on %i at once, each of them once", async (rowsAtOnce) => {
    const [, [, inMemory]] = CONNECTS;
    const { users, clock } = await openConnect(inMemory);
    const { io, counted } = countingIo();
    const ledger = emptyLedger();
    const kept: string[] = [];
    const buried = await bury(letters, {
      ...{ ledger: memoryLedger(ledger, clock, io), users, rowsAtOnce },
      askToFinish: async () => {},
      keep: async (message) => void kept.push(message.id),
    });
    expect(counted.most).toBe(rowsAtOnce);
    expect(buried).toEqual(
      letters.map((letter, at) => ({ id: letter.id, upload: id, row: at + 1, code: reason.code })),
    );
    expect(ledger.failures.get(id)?.size).toBe(ROWS);
    expect(kept).toEqual([]);
  });
});
