import { Refused } from "../refused.ts";
import { readCatalogue } from "./catalogue.ts";
import { type Survey, survey } from "./csv/survey.ts";
import type { Reason } from "./job.ts";
import type { Entry, Lease } from "./ledger.ts";
import type { AskToFinish, AskToTakeIn } from "./queue.ts";
import { type SendRows, type Sent, sendRows } from "./send-rows.ts";
import { type Drop, isFolder, uploadOf } from "./upload.ts";
import type { Names } from "./users.ts";

export type Intake = SendRows & {
  names: Names;
  askToFinish: AskToFinish;
  askToTakeIn: AskToTakeIn;
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
  | { outcome: "paused"; upload: string; rows: number; sentTo: number }
  | { outcome: "sent"; upload: string; rows: number; refusedRows: number };

/**
 * Takes a dropped file in: each row becomes a message, a row that can never work goes straight to the dead letters, and a
 * file that can never work is refused whole. The same drop may come any number of times; a run that has no time left
 * leaves the rest to the next, which sends no row again.
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
    const { rows, sentTo, refusedRows } = await send(entry, intake);
    if (sentTo < rows) {
      await ledger.sentTo(upload.id, sentTo, "pause");
      await intake.askToTakeIn(drop);
      return { outcome: "paused", upload: upload.id, rows, sentTo };
    }
    await ledger.sent(upload.id);
    return { outcome: "sent", upload: upload.id, rows, refusedRows };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await ledger.refuse(upload.id, reasonOf(error));
    await askToFinish(upload.id);
    return { outcome: "refused", upload: upload.id, code: error.code };
  }
}

/** Refuses the file as long as nothing of it is sent; a later run must judge the rows as the first did. */
async function send(entry: Entry, intake: Intake): Promise<Sent & { rows: number }> {
  const { ledger, names } = intake;
  const found = entry.survey ?? (await firstReading(entry, intake));
  const catalogue = await readCatalogue(names).catch((cause) => {
    if (entry.survey && cause instanceof Refused) throw new Error("rows may be under way already", { cause });
    throw cause;
  });
  if (!entry.survey) await ledger.surveyed(entry.id, found);
  return { rows: found.rows, ...(await sendRows(entry, found, catalogue, intake)) };
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

const reasonOf = ({ code, message }: Refused): Reason => ({ code, message });
