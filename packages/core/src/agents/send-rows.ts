import type { Clock } from "../clock.ts";
import { Refused } from "../refused.ts";
import { loginExists } from "./apply.ts";
import { inBatches } from "./batches.ts";
import { type Catalogue, resolve } from "./catalogue.ts";
import type { IdentityManagement } from "./csv/columns.ts";
import { readRecords } from "./csv/read.ts";
import type { Survey } from "./csv/survey.ts";
import type { Inbox } from "./inbox.ts";
import { blockOf, endsBlock, type Job, type Letter, letterOf, type Place } from "./job.ts";
import type { Entry, Ledger } from "./ledger.ts";
import { Logins } from "./logins.ts";
import type { Queue } from "./queue.ts";
import { loginReader, rowReader } from "./row.ts";

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
};

export type Sent = { sentTo: number; refusedRows: number };

/** A user that was changed before the upload was begun was there before. Clocks differ by as much as this (ms). */
const CLOCKS_DIFFER = 5000;

/** Rows after which a run looks at the clock. */
const LOOK_EVERY = 10;

/**
 * Sends every row that is still to be sent, as a job or, where it can never work, as a letter to the dead letters. Where
 * time runs out it stops: each row up to `sentTo` has been sent by then, and none after it.
 */
export async function sendRows(entry: Entry, found: Survey, catalogue: Catalogue, sending: SendRows): Promise<Sent> {
  const { inbox, queue, ledger, clock, deadline, noteEvery, management } = sending;
  const read = rowReader(found.header, { verb: entry.verb, management });
  const jobOf = jobMaker(entry, catalogue, new Logins(found.rows));
  const jobs = inBatches<Job>((batch) => queue.sendJobs(batch));
  const letters = inBatches<Letter>((batch) => queue.bury(batch));
  const loginIn = loginReader(found.header);
  const { sentTo = 0 } = entry;
  const standingOf = standings(entry, ledger);
  for await (const { row, line, cells } of readRecords(inbox.open(entry), found.dialect)) {
    if (row === 0) continue;
    const { standing, turn } = await standingOf(row);
    const place = { upload: entry.id, row, rows: found.rows, login: loginIn(cells), line };
    try {
      // A row that was sent by an earlier run is judged as well: its login may stand in a later row again.
      const job = jobOf(place, resolve(read(cells), catalogue));
      if (standing === "due") await jobs.add(turn > 0 ? { ...job, turn } : job);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (standing === "due") await letters.add(letterOf(place, error));
    }
    // The run that recorded the last outcome of a full block may have died before it closed the block.
    if (standing === "done" && endsBlock(row, found.rows)) await ledger.succeed(place);
    if (row <= sentTo) continue;
    const isLate = row % LOOK_EVERY === 0 && row < found.rows && clock.now() > deadline;
    if (!isLate && row % noteEvery !== 0) continue;
    await Promise.all([jobs.flush(), letters.flush()]);
    if (isLate) return { sentTo: row, refusedRows: letters.sent() };
    await ledger.sentTo(entry.id, row, "go on");
  }
  await Promise.all([jobs.flush(), letters.flush()]);
  return { sentTo: found.rows, refusedRows: letters.sent() };
}

/** `turn` is that of the message that counts: where it was lost, one of an earlier turn would be taken for a copy left over. */
type Standing = { standing: "sent" | "done" | "due"; turn: number };

const SENT: Standing = { standing: "sent", turn: 0 };
const DUE: Standing = { standing: "due", turn: 0 };

/** Whether a row was sent by an earlier run, has its outcome (asked only where messages were lost), or is to be sent. */
function standings({ id, sentTo = 0, again }: Entry, ledger: Ledger): (row: number) => Promise<Standing> {
  let known: { block: number; done: Set<number>; turns: Map<number, number> } | undefined;
  return async (row) => {
    if (row <= sentTo) return SENT;
    if (!again) return DUE;
    const block = blockOf({ row });
    if (known?.block !== block) {
      const { succeeded, failed, turns } = await ledger.outcomes({ upload: id, row });
      known = { block, done: succeeded.union(failed), turns };
    }
    return { standing: known.done.has(row) ? "done" : "due", turn: known.turns.get(row) ?? 0 };
  };
}

/** Says what a row is to do with the user of its login, which may be there, and may stand in the file only once. */
function jobMaker({ verb, startedAt }: Entry, { users }: Catalogue, logins: Logins) {
  return (place: Place, wanted: Job["wanted"]): Job => {
    const { login } = wanted;
    const user = users.get(login.toLowerCase());
    // One that is newer may be this upload's own, from a run that was cut off: Connect is asked.
    if (verb === "create" && user && (user.modified ?? 0) < startedAt - CLOCKS_DIFFER) throw loginExists(login);
    if (verb === "update" && !user) throw noSuchLogin(login);
    const before = logins.before(login, place.row);
    if (before === undefined) {
      return verb === "update" && user
        ? { ...place, verb, wanted, turn: 0, userId: user.id }
        : { ...place, verb: "create", wanted, turn: 0 };
    }
    throw new Refused("DuplicateLogin", `The login “${login}” stands in row ${before} of the file already.`);
  };
}

const noSuchLogin = (login: string) =>
  new Refused(
    "NoSuchLogin",
    `There is no agent with the login “${login}”: create one through create/. One created seconds ago may not be seen yet.`,
  );
