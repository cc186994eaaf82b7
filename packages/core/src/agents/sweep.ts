import type { Clock } from "../clock.ts";
import { rehearsalOf } from "./hold.ts";
import type { Inbox } from "./inbox.ts";
import { blocksOf } from "./job.ts";
import type { Entry, Ledger, UnderWay } from "./ledger.ts";
import type { AskToFinish, AskToTakeIn, Queue } from "./queue.ts";
import { type Drop, isFolder, uploadOf } from "./upload.ts";

export type Sweep = {
  inbox: Inbox;
  ledger: Ledger;
  queue: Queue;
  askToTakeIn: AskToTakeIn;
  askToFinish: AskToFinish;
  clock: Clock;
  /** How long (ms) an upload may stand still before it is looked after: S3's events may be a minute late, SQS's counts as well. */
  after: number;
};

/** What was found of one upload, and what was done about it. */
export type Swept = {
  /** Its id; where it could not be found out, the file's key. */
  upload: string;
  outcome: "no event came" | "intake stands still" | "not finished" | "rows are lost" | "rows may be lost" | "ended";
  error?: unknown;
};

/**
 * Looks after uploads that nothing else moves on: files whose event never came, runs that died, rows whose messages were
 * lost. Everything that it asks for may be asked for twice. One upload that fails does not keep it from the others.
 */
export async function sweep(parts: Sweep): Promise<Swept[]> {
  const { inbox, ledger, clock, after } = parts;
  const swept: Swept[] = [];
  async function look(upload: string, find: () => Promise<Swept["outcome"] | undefined>) {
    try {
      const outcome = await find();
      if (outcome) swept.push({ upload, outcome });
    } catch (error) {
      swept.push({ upload, outcome: "not finished", error });
    }
  }
  for await (const open of ledger.underWay()) await look(open.id, () => moveOn(open, parts));
  for await (const { key, since } of inbox.lying()) {
    if (isFolder({ key }) || clock.now() - since < after) continue;
    await look(key, async () => {
      const drop = await inbox.newest(key);
      if (drop) await look(uploadOf(drop).id, () => begin(drop, parts));
      return undefined;
    });
  }
  return swept;
}

async function begin(drop: Drop, { ledger, askToTakeIn }: Sweep): Promise<Swept["outcome"] | undefined> {
  if (await ledger.entry(uploadOf(drop).id)) return undefined;
  await askToTakeIn(drop);
  return "no event came";
}

async function moveOn(open: UnderWay, parts: Sweep): Promise<Swept["outcome"] | undefined> {
  const { ledger, queue, clock, after, askToTakeIn, askToFinish } = parts;
  if (clock.now() - open.since < after) return undefined;
  // Before the entry: rows that have no outcome after this moment, and were in no queue at it, are lost.
  const isIdle = await queue.isIdle();
  const entry = await ledger.entry(open.id);
  if (entry?.state !== "finished" && entry?.busyUntil !== undefined && entry.busyUntil >= clock.now()) return undefined;
  if (entry?.state === "reading" && (await isRehearsed(open, ledger))) return undefined;
  if (!entry || entry.state === "reading") {
    await askToTakeIn(open.drop);
    return "intake stands still";
  }
  if (entry.state !== "working") {
    await ledger.forget(open.id);
    return "ended";
  }
  if (entry.refused || isComplete(entry)) {
    await askToFinish(open.id);
    return "not finished";
  }
  if (!isIdle) {
    if (open.lostSince !== undefined) await ledger.lostSince(open.id, undefined);
    return undefined;
  }
  if (open.lostSince === undefined) {
    await ledger.lostSince(open.id, clock.now());
    return "rows may be lost";
  }
  if (clock.now() - open.lostSince < after) return undefined;
  await ledger.lostSince(open.id, undefined);
  if (await ledger.reopen(open.id)) await askToTakeIn(open.drop);
  return "rows are lost";
}

/** Whether the file waits for its rehearsal, which is an upload of its own and is looked after as such. */
async function isRehearsed({ drop }: UnderWay, ledger: Ledger): Promise<boolean> {
  const rehearsal = drop.rehearsal ? undefined : await ledger.entry(rehearsalOf(drop));
  return rehearsal !== undefined && rehearsal.state !== "finished";
}

const isComplete = ({ survey, fullBlocks }: Entry) => survey !== undefined && fullBlocks === blocksOf(survey.rows);
