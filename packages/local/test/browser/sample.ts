import type { Outcome, Report, ReportRow } from "@frontdesk/core/agents/report/report.ts";

/** A report with its rows. */
export type Sample = { name: string; report: Report; rows: ReportRow[] };

export const none: Record<Outcome, number> = { created: 0, changed: 0, unchanged: 0, removed: 0, absent: 0, failed: 0 };
export const START = Date.UTC(2026, 10, 21, 10, 31, 41, 123);

/** The report of an upload, but for what is said. */
export function report(key: string, members: Partial<Report>): Report {
  return {
    upload: "5f0c1a9be77d42d0a1b2c3d4",
    key,
    verb: "update",
    kind: "run",
    startedAt: START,
    finishedAt: START + 95_400,
    rows: 0,
    outcomes: none,
    timeline: [],
    reasons: [],
    files: [
      { what: "original", key: `processed/${key}.bak`, href: "https://example.com/original?X-Amz-Signature=0a1b" },
    ],
    ...members,
  };
}

export function failed(line: number, login: string, reason: { code: string; message: string }): ReportRow {
  return { row: line - 1, line, login, outcome: "failed", reason };
}

export function planned(
  line: number,
  login: string,
  outcome: Outcome,
  changes: NonNullable<ReportRow["changes"]>,
): ReportRow {
  return { row: line - 1, line, login, outcome, changes };
}
