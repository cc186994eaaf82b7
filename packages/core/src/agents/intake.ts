import { Refused } from "../refused.ts";
import { loginExists } from "./apply.ts";
import { inBatches } from "./batches.ts";
import { type Catalogue, readCatalogue, resolve } from "./catalogue.ts";
import type { IdentityManagement } from "./csv/columns.ts";
import { readRecords } from "./csv/read.ts";
import { type Survey, survey } from "./csv/survey.ts";
import type { Inbox } from "./inbox.ts";
import type { Job, Letter, Place, Reason } from "./job.ts";
import type { Entry, Lease, Ledger } from "./ledger.ts";
import type { AskToFinish, Queue } from "./queue.ts";
import { loginIn, rowReader } from "./row.ts";
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
  lease: Lease;
};

export type Taken =
  | { outcome: "folder" }
  | { outcome: "superseded" | "taken" | "done"; upload: string }
  | { outcome: "refused"; upload: string; code: string }
  | { outcome: "sent"; upload: string; rows: number; refusedRows: number };

/** A user that was there this long before the upload was not created by an earlier run of it. Clocks differ. */
const CLOCKS_DIFFER = 60_000;

/**
 * Takes a dropped file in: each row becomes a message, a row that can never work goes straight to the dead letters, and a
 * file that can never work is refused whole. The same drop may come any number of times.
 */
export async function takeIn(drop: Drop, intake: Intake): Promise<Taken> {
  const { inbox, ledger, askToFinish } = intake;
  if (isFolder(drop)) return { outcome: "folder" };
  const upload = uploadOf(drop);
  if ((await inbox.standing(drop)) === "superseded") {
    await ledger.supersede(upload);
    return { outcome: "superseded", upload: upload.id };
  }
  const entry = await ledger.begin(upload, intake.lease);
  if (entry === "taken" || entry === "done") return { outcome: entry, upload: upload.id };
  try {
    const found = await surveyOf(entry, intake);
    const refusedRows = await sendRows(entry, found, intake);
    await ledger.sent(upload.id);
    return { outcome: "sent", upload: upload.id, rows: found.rows, refusedRows };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await ledger.refuse(upload.id, reasonOf(error));
    await askToFinish(upload.id);
    return { outcome: "refused", upload: upload.id, code: error.code };
  }
}

/** The first reading, done once: a later run must count the rows as the first did. */
async function surveyOf(entry: Entry, { inbox, ledger, management, largestFile }: Intake): Promise<Survey> {
  if (entry.survey) return entry.survey;
  const size = await inbox.size(entry);
  if (size > largestFile) {
    const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e6).toLocaleString("en")} MB`;
    const message = `The file has ${megabytes(size)}, and at most ${megabytes(largestFile)} are taken: split it.`;
    throw new Refused("FileTooLarge", message);
  }
  const found = await survey(inbox.open(entry), entry.verb, management);
  await ledger.surveyed(entry.id, found);
  return found;
}

async function sendRows(entry: Entry, found: Survey, intake: Intake): Promise<number> {
  const { inbox, queue, names, management } = intake;
  const catalogue = await readCatalogue(names);
  const read = rowReader(found.header, { verb: entry.verb, management });
  const jobOf = jobMaker(entry, catalogue);
  const jobs = inBatches<Job>((batch) => queue.sendJobs(batch));
  const letters = inBatches<Letter>((batch) => queue.bury(batch));
  for await (const { row, cells } of readRecords(inbox.open(entry), found.dialect)) {
    if (row === 0) continue;
    const place = { upload: entry.id, row, rows: found.rows, login: loginIn(cells, found.header) };
    try {
      await jobs.add(jobOf(place, resolve(read(cells), catalogue)));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      await letters.add({ ...place, reason: reasonOf(error) });
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
        `There is no agent with the login “${wanted.login}”: create one through create/.`,
      );
    }
    seen.set(key, place.row);
    return { ...place, verb, wanted, ...(verb === "update" && user ? { userId: user.id } : {}) };
  };
}

const reasonOf = ({ code, message }: Refused): Reason => ({ code, message });
