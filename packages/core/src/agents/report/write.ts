import type { Quotas } from "../../throttle/quota.ts";
import type { Addresses } from "../addresses.ts";
import { effortOf } from "../estimate.ts";
import type { Inbox } from "../inbox.ts";
import type { Entry, Ledger, Tally } from "../ledger.ts";
import { reportKeysOf } from "../upload.ts";
import type { Names } from "../users.ts";
import { htmlReport } from "./html.ts";
import { jsonReport } from "./json.ts";
import { changesSayer, ID_FIELDS } from "./names-of-ids.ts";
import type { Report, ReportRow } from "./report.ts";
import { type ListedRow, listedRows } from "./rows-in-ledger.ts";

/** What a report is written from, and where. */
export type Sources = {
  inbox: Inbox;
  ledger: Ledger;
  names: Names;
  quotas: Quotas;
  /** Where people open a file of the bucket. */
  linkTo(key: string): string;
};

/** How the upload ended, as far as the ledger does not know it yet. */
export type Ended = {
  tally: Tally;
  failedKey?: string | undefined;
  processedKey?: string | undefined;
  addresses?: Addresses | undefined;
  /** Milliseconds since the epoch. */
  finishedAt: number;
};

/** Writes an upload's report for people (HTML) and for programs (JSON); a second time writes the same. */
export async function writeReport(
  entry: Entry,
  ended: Ended,
  sources: Sources,
): Promise<{ report: Report; reportKey: string }> {
  const { inbox, ledger, names } = sources;
  const keys = reportKeysOf(entry.id);
  // A file that is held is told of by its plan.
  const told = entry.heldFor ? { id: entry.heldFor, mode: "plan" as const } : entry;
  const { reasons, calls, hasIds } = await goThrough(listedRows(told, ledger));
  const { outcomes } = entry.heldFor ? await ledger.tally(entry.heldFor) : ended.tally;
  const changesOf = await changesSayer(names, hasIds);
  const report: Report = {
    ...{ upload: entry.id, key: entry.key, verb: entry.verb, kind: kindOf(entry) },
    ...{ startedAt: entry.startedAt, finishedAt: ended.finishedAt, rows: entry.survey?.rows ?? 0 },
    outcomes,
    refused: entry.refused,
    timeline: ended.tally.timeline.map(({ second, outcomes }) => ({
      second: Math.max(0, second - Math.floor(entry.startedAt / 1000)),
      outcomes,
    })),
    reasons,
    files: filesOf(entry, ended, sources),
    addresses: ended.addresses,
    ...(calls.size > 0 && { effort: effortOf(calls, sources.quotas) }),
  };
  async function* rows(): AsyncGenerator<ReportRow> {
    for await (const { foreseen, ...row } of listedRows(told, ledger)) yield { ...row, ...changesOf(foreseen) };
  }
  await inbox.write(keys.html, htmlReport(report, rows()));
  await inbox.write(keys.json, jsonReport(report, rows()));
  return { report, reportKey: keys.html };
}

function kindOf({ mode, heldFor }: Entry): Report["kind"] {
  if (mode === "plan") return "plan";
  return heldFor ? "held" : "run";
}

/** Lines that a reason lists as examples. */
const MOST_LINES = 10;

/** Groups the reasons and sums the calls up; it takes no memory for rows. */
async function goThrough(rows: AsyncIterable<ListedRow>) {
  const reasons = new Map<string, Report["reasons"][number]>();
  const calls = new Map<string, number>();
  let hasIds = false;
  for await (const { reason, line, foreseen } of rows) {
    if (reason) {
      const group = reasons.get(reason.code) ?? { ...reason, rows: 0, lines: [] };
      group.rows += 1;
      if (group.lines.length < MOST_LINES) group.lines.push(line);
      reasons.set(reason.code, group);
    }
    if (!foreseen) continue;
    hasIds ||= foreseen.changes.some(({ field }) => ID_FIELDS.includes(field));
    for (const [operation, count = 0] of Object.entries(foreseen.calls)) {
      calls.set(operation, (calls.get(operation) ?? 0) + count);
    }
  }
  return { reasons: [...reasons.values()].sort((one, other) => other.rows - one.rows), calls, hasIds };
}

function filesOf({ id, heldFor }: Entry, { failedKey, processedKey }: Ended, { linkTo }: Sources): Report["files"] {
  const files: [Report["files"][number]["what"], string | undefined][] = [
    ["plan", heldFor && reportKeysOf(heldFor).html],
    ["failures", failedKey],
    [heldFor ? "held" : "original", processedKey],
    ["json", reportKeysOf(id).json],
  ];
  return files.flatMap(([what, key]) => (key ? [{ what, key, href: linkTo(key) }] : []));
}
