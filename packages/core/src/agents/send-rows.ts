import type { Clock } from "../clock.ts";
import { Refused } from "../refused.ts";
import { loginExists } from "./apply.ts";
import { inBatches } from "./batches.ts";
import { type Catalogue, resolve } from "./catalogue.ts";
import type { IdentityManagement } from "./csv/columns.ts";
import { readBatches } from "./csv/read.ts";
import type { Survey } from "./csv/survey.ts";
import type { Inbox } from "./inbox.ts";
import { blockOf, endsBlock, type Job, type Letter, letterOf, type Place } from "./job.ts";
import type { Entry, Ledger, Outcomes } from "./ledger.ts";
import { Logins } from "./logins.ts";
import type { Queue } from "./queue.ts";
import type { QuickConnects } from "./quick-connects.ts";
import { loginReader, rowReader } from "./row.ts";
import type { Wanted } from "./wanted.ts";

export type SendRows = {
  inbox: Inbox;
  ledger: Ledger;
  queue: Queue;
  management: IdentityManagement;
  clock: Clock;
  /** When a run must stop (ms), for another one to go on. */
  deadline: number;
  /** Rows after which it is noted how far the sending is: a run that dies is gone on with from there. */
  noteEvery: number;
  /** Whether agents may be removed to whom a quick connect leads that others are offered. */
  sharedQuickConnects: "refused" | "deleted";
};

export type Sent = { sentTo: number; refusedRows: number };

/** A user that was changed before the upload was begun was there before. Clocks differ by as much as this (ms). */
const CLOCKS_DIFFER = 5000;

/** Rows after which a run looks at the clock. */
const LOOK_EVERY = 10;

/**
 * Sends every row that is still to be sent, as a job or, where it can never work, as a letter to the dead letters. Where
 * time runs out it stops: each row up to `sentTo` has been sent by then, and none after it. It waits only where it must:
 * a promise for each row of a million would be a tenth of its work.
 */
export async function sendRows(
  entry: Entry,
  found: Survey,
  catalogue: Catalogue & { quickConnects: QuickConnects },
  sending: SendRows,
): Promise<Sent> {
  const { inbox, queue, ledger, clock, deadline, noteEvery, management } = sending;
  const read = rowReader(found.header, { verb: entry.verb, management });
  const jobOf = jobMaker(entry, catalogue, new Logins(found.rows), sending);
  const jobs = inBatches<Job>((batch) => queue.sendJobs(batch));
  const letters = inBatches<Letter>((batch) => queue.bury(batch));
  const loginIn = loginReader(found.header);
  const { sentTo = 0 } = entry;
  const flush = () => Promise.all([jobs.flush(), letters.flush()]);
  let noted = Promise.resolve();

  /** How far the sending is is noted while it goes on, one note after the other. */
  async function note(row: number) {
    await noted;
    noted = flush().then(() => ledger.sentTo(entry.id, row, "go on"));
    noted.catch(() => undefined); // whoever waits for it is told
  }
  async function end(row: number): Promise<Sent> {
    await noted;
    await flush();
    return { sentTo: row, refusedRows: letters.sent() };
  }
  /** A row that was sent by an earlier run is judged as well: its login may stand in a later row again. */
  function judged(place: Place, cells: string[]): Job | Refused {
    try {
      return jobOf(place, resolve(read(cells), catalogue));
    } catch (error) {
      if (error instanceof Refused) return error;
      throw error;
    }
  }

  for await (const records of readBatches(inbox.open(entry), found.dialect)) {
    const standingOf = await standingsOf(records, entry, ledger);
    for (const { row, line, cells } of records) {
      if (row === 0) continue;
      const place = { upload: entry.id, row, rows: found.rows, login: loginIn(cells), line };
      const { standing, turn } = standingOf(row);
      const job = judged(place, cells);
      // The run that recorded the last outcome of a full block may have died before it closed the block.
      if (standing === "done" && endsBlock(row, found.rows)) await ledger.succeed(place);
      if (standing === "due") {
        const isFull =
          job instanceof Refused ? letters.add(letterOf(place, job)) : jobs.add(turn > 0 ? { ...job, turn } : job);
        if (isFull) await isFull;
      }
      if (row <= sentTo) continue;
      if (row % LOOK_EVERY === 0 && row < found.rows && clock.now() > deadline) return end(row);
      if (row % noteEvery === 0) await note(row);
    }
  }
  return end(found.rows);
}

/** `turn` is that of the message that counts: where it was lost, one of an earlier turn would be taken for a copy left over. */
type Standing = { standing: "sent" | "done" | "due"; turn: number };

const SENT: Standing = { standing: "sent", turn: 0 };
const DUE: Standing = { standing: "due", turn: 0 };

/** Whether a row was sent by an earlier run, has its outcome (asked only where messages were lost), or is to be sent. */
async function standingsOf(records: { row: number }[], { id, sentTo = 0, again }: Entry, ledger: Ledger) {
  const known = new Map<number, Outcomes>();
  for (const { row } of again ? records : []) {
    if (row > sentTo && !known.has(blockOf({ row }))) {
      known.set(blockOf({ row }), await ledger.outcomes({ upload: id, row }));
    }
  }
  return (row: number): Standing => {
    if (row <= sentTo) return SENT;
    const outcomes = known.get(blockOf({ row }));
    if (!outcomes) return DUE;
    const { succeeded, failed, turns } = outcomes;
    return { standing: succeeded.has(row) || failed.has(row) ? "done" : "due", turn: turns.get(row) ?? 0 };
  };
}

type Known = Catalogue & { quickConnects: QuickConnects };

/** Says what a row is to do with the user of its login, which may be there, and may stand in the file only once. */
function jobMaker({ verb, mode, startedAt }: Entry, { users, quickConnects }: Known, logins: Logins, rules: SendRows) {
  return (place: Place, wanted: Wanted): Job => {
    const { login } = wanted;
    const user = users.find(login);
    const about = { ...place, turn: 0, ...(mode === "plan" && { plan: true as const }) };
    // One that is newer may be this upload's own, from a run that was cut off: Connect is asked.
    const isOld = mode === "plan" || (user?.modified ?? 0) < startedAt - CLOCKS_DIFFER;
    if (verb === "create" && user && isOld) throw loginExists(login);
    if (verb === "update" && !user) throw noSuchLogin(login);
    const before = logins.before(user?.login ?? login.toLowerCase(), place.row);
    if (before !== undefined) {
      throw new Refused("DuplicateLogin", `The login “${login}” stands in row ${before} of the file already.`);
    }
    if (verb === "update" && user) return { ...about, verb, wanted, userId: user.id };
    if (verb === "create") return { ...about, verb, wanted };
    if (!user) return { ...about, verb: "remove" };
    const own = quickConnects.get(user.id) ?? [];
    if (rules.sharedQuickConnects === "refused") checkShared(own);
    return {
      ...about,
      ...{ verb: "remove", userId: user.id },
      ...(own.length > 0 && { quickConnects: own.map(({ id, name }) => ({ id, name })) }),
    };
  };
}

/** A quick connect that agents of a queue are offered is theirs as well: it does not go without a word. */
function checkShared(quickConnects: { name: string; queues: string[] }[]) {
  const shared = quickConnects.filter(({ queues }) => queues.length > 0);
  if (shared.length === 0) return;
  const which = shortList(shared, ({ name, queues }) => `“${name}” (${shortList(queues, (queue) => `“${queue}”`)})`);
  throw new Refused(
    "QuickConnectShared",
    `Other agents are offered a quick connect to this agent in their queues: ${which}. Take it out of the queues, or have an engineer allow it (agents.remove.sharedQuickConnects).`,
  );
}

/** Five of them at most: the sentence goes into a message, and into a cell. */
function shortList<Thing>(things: Thing[], say: (thing: Thing) => string): string {
  const others = things.length - MOST_NAMED;
  return `${things.slice(0, MOST_NAMED).map(say).join(", ")}${others > 0 ? ` and ${others} more` : ""}`;
}
const MOST_NAMED = 5;

const noSuchLogin = (login: string) =>
  new Refused(
    "NoSuchLogin",
    `There is no agent with the login “${login}”: create one through create/. One created seconds ago may not be seen yet.`,
  );
