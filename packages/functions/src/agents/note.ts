import type { Buried } from "@frontdesk/core/agents/bury.ts";
import type { Consumed } from "@frontdesk/core/agents/consume.ts";
import type { Finished } from "@frontdesk/core/agents/finish.ts";
import type { Taken } from "@frontdesk/core/agents/intake.ts";
import type { Swept } from "@frontdesk/core/agents/sweep.ts";
import type { Unchecked, Warned } from "@frontdesk/core/mailboxes/warn.ts";
import { log } from "../log.ts";
import { about, lineAbout } from "../observing/about.ts";
import { count } from "../observing/count.ts";
import type { METRICS } from "../observing/metrics.ts";

type Counted = (typeof METRICS)["agents"][number];

/** What is done with a file for good, once; a run that goes on later, or finds it done, is none. */
const OF_FILES: { [outcome in Taken["outcome"]]?: Counted } = {
  ...{ sent: "UploadsTakenIn", refused: "UploadsRefused", held: "UploadsHeld" },
};
/** What was done before has been counted; what Connect refuses counts when it is buried. */
const OF_ROWS: { [outcome in Consumed["outcome"]]: Counted | undefined } = {
  ...{ created: "RowsDone", changed: "RowsDone", unchanged: "RowsDone", removed: "RowsDone", absent: "RowsDone" },
  ...{ again: "RowsTriedAgain", postponed: "RowsPostponed", done: undefined, refused: undefined },
};
/** What counts when it is tried again, has been counted, or is no row. */
const NOT_FAILED = ["Again", "Recorded", "Copy", "Unreadable"];

/** One line for what became of a file; `rehearses` is the upload whose rehearsal it is. */
export function noteTaken(taken: Taken, rehearses: string | undefined): void {
  log.info("a file was dropped", { taken, ...(rehearses && { rehearses }) });
  const counted = OF_FILES[taken.outcome];
  if (counted) count("agents", counted);
}

/** A batch is about an upload where all of its rows are of that one. */
export function aboutBatch(rows: { upload?: string }[]): void {
  const [upload, ...others] = new Set(rows.map((row) => row.upload));
  if (upload !== undefined && others.length === 0) about(upload);
}

/** One line for what became of a row, by the upload that it is of. */
export function noteConsumed({ error, ...row }: Consumed): void {
  const line = { row, ...lineAbout(row.upload ?? row.id) };
  if (row.outcome === "again") log.warn("a row is tried again", { ...line, error });
  else log.info("a row is done", line);
  const counted = OF_ROWS[row.outcome];
  if (counted) count("agents", counted);
}

/** One line for what became of a dead letter, by the upload that it is of. */
export function noteBuried({ error, ...row }: Buried): void {
  const line = { row, ...lineAbout(row.upload ?? row.id) };
  if (error) log.warn("a failure is recorded later", { ...line, error });
  else log.info("a row failed", line);
  if (row.code === "Done") count("agents", "RowsDone");
  else if (!NOT_FAILED.includes(row.code)) count("agents", "RowsFailed");
}

/** One line for what was found of addresses: how many, and whose not at all. */
export function noteAddresses(found: Warned | Unchecked): void {
  if ("unchecked" in found) return; // that has a line with its reason
  const { accounts, warned, more, warnings } = found;
  log.info("addresses are looked at", { accounts, warned, warnings: warnings.length + more });
}

/** One line for a request that the report tells of by its code alone. */
export const noteUnasked = (error: unknown): void => log.warn("addresses could not be asked for", { error });

/** One line for the end of an upload, and one for somebody to see to where people were not told. */
export function noteFinished(upload: string, finished: Finished): void {
  log.info("an upload is finished", { upload, finished });
  if (finished.outcome !== "finished") return;
  count("agents", "UploadsFinished");
  if (!finished.untold) return;
  log.error("nobody was told", { upload, ...finished.untold });
  count("agents", "UploadsUntold");
}

/** One line for an upload that nothing else moves on. */
export function noteSwept({ error, ...found }: Swept): void {
  const line = { found, ...lineAbout(found.upload) };
  if (error) log.error("an upload could not be looked after", { ...line, error });
  else log.warn("an upload stood still", line);
  if (found.outcome !== "ended") count("agents", error ? "UploadsNotLookedAfter" : "UploadsStoodStill");
}
