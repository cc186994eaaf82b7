import { Refused } from "../refused.ts";
import { readCatalogue } from "./catalogue.ts";
import { fieldOf } from "./csv/columns.ts";
import { type Survey, survey } from "./csv/survey.ts";
import { approved, type Hold, judge } from "./hold.ts";
import type { Reason } from "./job.ts";
import type { Entry, Lease } from "./ledger.ts";
import type { AskToFinish, AskToTakeIn } from "./queue.ts";
import { readQuickConnects } from "./quick-connects.ts";
import { type SendRows, sendRows } from "./send-rows.ts";
import { checkFolder, type Drop, isFolder, uploadOf } from "./upload.ts";
import type { Names } from "./users.ts";

export type Intake = SendRows & {
  names: Names;
  askToFinish: AskToFinish;
  askToTakeIn: AskToTakeIn;
  /** Bytes. */
  largestFile: number;
  /** How many rows can be done before the first of their messages is forgotten. */
  mostRows: number;
  /** How many agents a file may remove; nothing where none may. */
  mostRemovals?: number | undefined;
  hold: Hold;
  lease: Lease;
};

export type Taken =
  | { outcome: "folder" }
  | { outcome: "superseded" | "taken" | "done" | "rehearsed first"; upload: string }
  | { outcome: "refused" | "held"; upload: string; code: string }
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
  if (!drop.rehearsal && (await inbox.standing(drop)) === "superseded" && (await ledger.supersede(upload))) {
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
    return await takeOn(entry, intake);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await ledger.refuse(upload.id, reasonOf(error));
    await askToFinish(upload.id);
    return { outcome: "refused", upload: upload.id, code: error.code };
  }
}

/** Refuses the file as long as nothing of it is sent; a later run must judge the rows as the first did. */
async function takeOn(begun: Entry, intake: Intake): Promise<Taken> {
  const { ledger, askToFinish, askToTakeIn } = intake;
  const entry = begun.survey ? begun : await approved(begun, intake);
  const { id: upload, key, versionId, etag, rehearsal } = entry;
  const found = entry.survey ?? (await firstReading(entry, intake));
  const names = await readNames(entry, found, intake.names).catch((cause) => {
    if (entry.survey && cause instanceof Refused) throw new Error("rows may be under way already", { cause });
    throw cause;
  });
  if (!entry.survey) {
    const judged = await judge(entry, { rows: found.rows, users: names.users.size }, intake);
    if (judged === "rehearse") {
      await ledger.wait(upload);
      await askToTakeIn({ key, versionId, etag, rehearsal: true });
      return { outcome: "rehearsed first", upload };
    }
    if (judged !== "go on") {
      await ledger.hold(upload, { ...judged, survey: found });
      await askToFinish(upload);
      return { outcome: "held", upload, code: judged.reason.code };
    }
    // From here on the file is judged: a later run carries it out.
    await ledger.surveyed(upload, found, entry.verb);
  }
  const { rows } = found;
  const { sentTo, refusedRows } = await sendRows(entry, found, names, intake);
  if (sentTo < rows) {
    await ledger.sentTo(upload, sentTo, "pause");
    await askToTakeIn({ key, versionId, etag, ...(rehearsal && { rehearsal }) });
    return { outcome: "paused", upload, rows, sentTo };
  }
  await ledger.sent(upload);
  return { outcome: "sent", upload, rows, refusedRows };
}

/** What the rows' names are looked up in; for removals, no more than who is there and which quick connects lead to them. */
async function readNames({ verb }: Entry, { header }: Survey, names: Names) {
  const [catalogue, quickConnects] = await Promise.all([
    readCatalogue(names, verb === "remove" ? ["login"] : header.map(fieldOf)),
    verb === "remove" ? readQuickConnects(names) : new Map(),
  ]);
  return { ...catalogue, quickConnects };
}

async function firstReading(entry: Entry, intake: Intake): Promise<Survey> {
  const { inbox, management, largestFile, mostRows, mostRemovals } = intake;
  const count = (rows: number) => rows.toLocaleString("en");
  checkFolder(entry);
  if (entry.verb === "remove" && mostRemovals === undefined) {
    const message = "Agents are not removed here: an engineer must allow it first (agents.remove in the settings).";
    throw new Refused("RemovalOff", message);
  }
  const size = await inbox.size(entry);
  if (size > largestFile) {
    const megabytes = (bytes: number) => `${count(Math.ceil(bytes / 1e6))} MB`;
    const message = `The file has ${megabytes(size)}, and at most ${megabytes(largestFile)} are taken: split it.`;
    throw new Refused("FileTooLarge", message);
  }
  const found = await survey(inbox.open(entry), entry.verb, management);
  if (found.rows > mostRows) {
    const message = `The file has ${count(found.rows)} rows, and ${count(mostRows)} are as many as Amazon Connect takes in the days that a row may wait: split it.`;
    throw new Refused("TooManyRows", message);
  }
  if (entry.verb === "remove" && found.rows > (mostRemovals ?? 0)) {
    const message = `The file has ${count(found.rows)} rows, and a file may remove ${count(mostRemovals ?? 0)} agents at most: split it, or have an engineer allow more (agents.remove in the settings).`;
    throw new Refused("TooManyRemovals", message);
  }
  return found;
}

const reasonOf = ({ code, message }: Refused): Reason => ({ code, message });
