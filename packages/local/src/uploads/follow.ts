import type { Ending, Entry, Failure, Ledger } from "@frontdesk/core/agents/ledger.ts";
import { dynamoLedger } from "@frontdesk/core/agents/ledger-dynamo/ledger.ts";
import type { Upload, Verb } from "@frontdesk/core/agents/upload.ts";
import { systemClock as clock } from "@frontdesk/core/clock.ts";
import type { Frontdesk } from "../cloud/boot.ts";
import type { Clients } from "../cloud/clients.ts";

export type Progress = { rows: number | undefined; succeeded: number; failed: number };

/** What became of an upload. `row` counts from 1, the first row below the header. */
export type Summary = {
  key: string;
  verb: Verb;
  /** Whether it was a plan, which changes nothing. */
  isPlan: boolean;
  /** Whether the file is held, and nothing of it done. */
  isHeld: boolean;
  rows: number;
  succeeded: number;
  failed: number;
  failedKey: string | null;
  /** How many rows came to each outcome. */
  outcomes: Ending["outcomes"] | null;
  processedKey: string | null;
  reportKey: string | null;
  failures: Failure[];
};

/** The ledger as anyone with rights to its table can read it. */
export const ledgerOf = ({ dynamo }: Clients, { names }: Frontdesk): Ledger =>
  dynamoLedger({ client: dynamo, table: names.tables.ledger, clock, keepDays: 1 });

const LOOK_EVERY = 200;
/** An upload that moves on slower than this stands still. */
const STANDS_STILL = 10 * 60_000;

/** Waits until an upload is finished, and tells how far it is whenever that changes; throws where it stands still. */
export async function follow(upload: Upload, ledger: Ledger, tell: (progress: Progress) => void): Promise<Summary> {
  let last = "";
  let moved = clock.now();
  for (;;) {
    const entry = await ledger.entry(upload.id);
    const progress = { rows: entry?.survey?.rows, ...(await ledger.count(upload.id)) };
    const now = JSON.stringify([progress, entry?.state]);
    if (now !== last) {
      last = now;
      moved = clock.now();
      tell(progress);
    }
    if (entry?.state === "finished") return summaryOf(entry, await Array.fromAsync(ledger.failures(upload.id)));
    if (entry?.state === "superseded") throw new Error(`${upload.key} was replaced by a newer file before it was read`);
    if (clock.now() - moved > STANDS_STILL) throw new Error(`${upload.key} has stood still for 10 minutes`);
    await clock.sleep(LOOK_EVERY);
  }
}

function summaryOf(entry: Entry, failures: Failure[]): Summary {
  const whole = entry.refused ? [{ row: 0, login: "", line: 0, ...entry.refused }] : [];
  return {
    key: entry.key,
    verb: entry.verb,
    isPlan: entry.mode === "plan",
    isHeld: entry.heldFor !== undefined,
    rows: entry.survey?.rows ?? 0,
    succeeded: entry.succeeded ?? 0,
    failed: entry.failed ?? 0,
    failedKey: entry.failedKey ?? null,
    outcomes: entry.outcomes ?? null,
    processedKey: entry.processedKey ?? null,
    reportKey: entry.reportKey ?? null,
    failures: [...whole, ...failures],
  };
}
