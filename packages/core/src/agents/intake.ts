import { Refused } from "../refused.ts";
import { loginExists } from "./apply.ts";
import { inBatches } from "./batches.ts";
import { type Catalogue, readCatalogue, resolve } from "./catalogue.ts";
import type { IdentityManagement } from "./csv/columns.ts";
import { readRecords } from "./csv/read.ts";
import { type Survey, survey } from "./csv/survey.ts";
import type { Inbox } from "./inbox.ts";
import { type Job, type Letter, letterOf, type Place, type Reason } from "./job.ts";
import type { Entry, Lease, Ledger } from "./ledger.ts";
import type { AskToFinish, Queue } from "./queue.ts";
import { loginReader, rowReader } from "./row.ts";
import { type Drop, isFolder, uploadOf } from "./upload.ts";
import type { Names } from "./users.ts";

export type Intake = {
  inbox: Inbox;
  ledger: Ledger;
  queue: Queue;
  names: Names;
  askToFinish: AskToFinish;
  management: IdentityManagement;
  /** Bytes. */
  largestFile: number;
  /** How many rows can be done before the first of their messages is forgotten. */
  mostRows: number;
  lease: Lease;
};

export type Taken =
  | { outcome: "folder" }
  | { outcome: "superseded" | "taken" | "done"; upload: string }
  | { outcome: "refused"; upload: string; code: string }
  | { outcome: "sent"; upload: string; rows: number; refusedRows: number };

/** A user that was changed before the upload was begun was there before. Clocks differ by as much as this (ms). */
const CLOCKS_DIFFER = 5000;

/**
 * Takes a dropped file in: each row becomes a message, a row that can never work goes straight to the dead letters, and a
 * file that can never work is refused whole. The same drop may come any number of times.
 */
export async function takeIn(drop: Drop, intake: Intake): Promise<Taken> {
  const { inbox, ledger, askToFinish } = intake;
  if (isFolder(drop)) return { outcome: "folder" };
  const upload = uploadOf(drop);
  // One that is under way already goes on, whatever was dropped since: its version can still be read.
  if ((await inbox.standing(drop)) === "superseded" && (await ledger.supersede(upload))) {
    return { outcome: "superseded", upload: upload.id };
  }
  const entry = await ledger.begin(upload, intake.lease);
  if (entry === "taken") return { outcome: "taken", upload: upload.id };
  if (entry === "done") {
    // The run that was done with it may have been cut off before it asked.
    await askToFinish(upload.id);
    return { outcome: "done", upload: upload.id };
  }
  try {
    const sent = await send(entry, intake);
    await ledger.sent(upload.id);
    return { outcome: "sent", upload: upload.id, ...sent };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await ledger.refuse(upload.id, reasonOf(error));
    await askToFinish(upload.id);
    return { outcome: "refused", upload: upload.id, code: error.code };
  }
}

/** Refuses the file as long as nothing of it is sent; a later run must judge the rows as the first did. */
async function send(entry: Entry, intake: Intake): Promise<{ rows: number; refusedRows: number }> {
  const { ledger, names } = intake;
  const found = entry.survey ?? (await firstReading(entry, intake));
  const catalogue = await readCatalogue(names).catch((cause) => {
    if (entry.survey && cause instanceof Refused) throw new Error("rows may be under way already", { cause });
    throw cause;
  });
  if (!entry.survey) await ledger.surveyed(entry.id, found);
  return { rows: found.rows, refusedRows: await sendRows(entry, found, catalogue, intake) };
}

async function firstReading(entry: Entry, { inbox, management, largestFile, mostRows }: Intake): Promise<Survey> {
  const size = await inbox.size(entry);
  if (size > largestFile) {
    const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6).toLocaleString("en")} MB`;
    const message = `The file has ${megabytes(size)}, and at most ${megabytes(largestFile)} are taken: split it.`;
    throw new Refused("FileTooLarge", message);
  }
  const found = await survey(inbox.open(entry), entry.verb, management);
  if (found.rows > mostRows) {
    const count = (rows: number) => rows.toLocaleString("en");
    const message = `The file has ${count(found.rows)} rows, and ${count(mostRows)} are as many as Amazon Connect takes in the days that a row may wait: split it.`;
    throw new Refused("TooManyRows", message);
  }
  return found;
}

async function sendRows(entry: Entry, found: Survey, catalogue: Catalogue, intake: Intake): Promise<number> {
  const { inbox, queue, management } = intake;
  const read = rowReader(found.header, { verb: entry.verb, management });
  const jobOf = jobMaker(entry, catalogue);
  const jobs = inBatches<Job>((batch) => queue.sendJobs(batch));
  const letters = inBatches<Letter>((batch) => queue.bury(batch));
  const loginIn = loginReader(found.header);
  for await (const { row, line, cells } of readRecords(inbox.open(entry), found.dialect)) {
    if (row === 0) continue;
    const place = { upload: entry.id, row, rows: found.rows, login: loginIn(cells), line };
    try {
      await jobs.add(jobOf(place, resolve(read(cells), catalogue)));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await letters.add(letterOf(place, error));
    }
  }
  await Promise.all([jobs.flush(), letters.flush()]);
  return letters.sent();
}

/** Says what a row is to do with the user of its login, which may be there, and may stand in the file only once. */
function jobMaker({ verb, startedAt }: Entry, { users }: Catalogue) {
  const seen = new Map<string, number>();
  return (place: Place, wanted: Job["wanted"]): Job => {
    const key = wanted.login.toLowerCase();
    const before = seen.get(key);
    if (before !== undefined) {
      const message = `The login “${wanted.login}” stands in row ${before} of the file already.`;
      throw new Refused("DuplicateLogin", message);
    }
    const user = users.get(key);
    if (verb === "create") {
      // One that is newer may be this upload's own, from a run that was cut off: Connect is asked.
      if (user && (user.modified ?? 0) < startedAt - CLOCKS_DIFFER) throw loginExists(wanted.login);
    } else if (!user) {
      throw new Refused(
        "NoSuchLogin",
        `There is no agent with the login “${wanted.login}”: create one through create/. One created seconds ago may not be seen yet.`,
      );
    }
    seen.set(key, place.row);
    return verb === "update" && user
      ? { ...place, verb, wanted, userId: user.id }
      : { ...place, verb: "create", wanted };
  };
}

const reasonOf = ({ code, message }: Refused): Reason => ({ code, message });
