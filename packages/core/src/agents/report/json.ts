import { gather } from "./gather.ts";
import type { Report, ReportRow } from "./report.ts";

/**
 * The report for programs, in chunks: its members as they are, with times in ISO 8601 and the number of rows as `rowCount`,
 * then `rows`, every one on a line of its own.
 */
export async function* jsonReport(report: Report, rows: AsyncIterable<ReportRow>): AsyncGenerator<string> {
  yield* gather(pieces(report, rows));
}

async function* pieces(report: Report, rows: AsyncIterable<ReportRow>): AsyncGenerator<string> {
  yield "{\n";
  for (const [name, value] of Object.entries(report)) {
    if (value === undefined) continue;
    if (name === "rows") yield member("rowCount", value);
    else if (name === "startedAt" || name === "finishedAt") yield member(name, new Date(Number(value)).toISOString());
    else yield member(name, value);
  }
  yield `  "rows": [`;
  let isFirst = true;
  for await (const row of rows) {
    yield `${isFirst ? "" : ","}\n    ${JSON.stringify(row)}`;
    isFirst = false;
  }
  yield isFirst ? "]\n}\n" : "\n  ]\n}\n";
}

function member(name: string, value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return `  ${JSON.stringify(name)}: ${onOneLine(value)},\n`;
  return `  ${JSON.stringify(name)}: [\n    ${value.map(onOneLine).join(",\n    ")}\n  ],\n`;
}

/** Line ends within text are escaped, so those that are left are the format's own. */
const onOneLine = (value: unknown) => JSON.stringify(value, null, 1).replace(/\n\s*/g, " ");
