import type { Outcome, Report, ReportRow } from "./report.ts";

const NONE: Record<Outcome, number> = { created: 0, changed: 0, unchanged: 0, removed: 0, absent: 0, failed: 0 };

type Members = Partial<Omit<Report, "outcomes">> & { outcomes?: Partial<Record<Outcome, number>> };

/** For tests: the report of an upload of no rows, but for what is said. */
export function aReport({ outcomes, ...members }: Members = {}): Report {
  return {
    upload: "5f0c1a9b",
    key: "update/june.csv",
    verb: "update",
    kind: "run",
    startedAt: Date.UTC(2026, 10, 21, 10, 31, 41),
    finishedAt: Date.UTC(2026, 10, 21, 10, 33, 46),
    rows: Object.values(outcomes ?? {}).reduce((sum, count) => sum + count, 0),
    timeline: [],
    reasons: [],
    files: [],
    ...members,
    outcomes: { ...NONE, ...outcomes },
  };
}

/** For tests: so many rows, none of which is there before it is asked for; tells how many were. */
export function manyRows(count: number, members: Partial<ReportRow> = {}) {
  const taken = { rows: 0, isClosed: false };
  async function* rows(): AsyncGenerator<ReportRow> {
    try {
      for (let row = 1; row <= count; row += 1) {
        taken.rows = row;
        yield { row, line: row + 1, login: `agent.${row}`, outcome: "changed", ...members };
      }
    } finally {
      taken.isClosed = true;
    }
  }
  return { rows: rows(), taken };
}
