import { describe, expect, it } from "vitest";
import { aReport, manyRows } from "./a-report.ts";
import { jsonReport } from "./json.ts";
import type { Report } from "./report.ts";

const textOf = async (report: Report, rows = manyRows(0).rows) =>
  (await Array.fromAsync(jsonReport(report, rows))).join("");

describe("the JSON of a report", () => {
  it("has every member and every row, with times in ISO 8601 and the rows counted in rowCount", async () => {
    const report = aReport({
      kind: "plan",
      outcomes: { changed: 3 },
      timeline: [{ second: 0, outcomes: { changed: 3 } }],
      effort: { calls: [{ operation: "UpdateUserIdentityInfo", calls: 3 }], seconds: 2 },
    });
    const { rows: rowCount, ...members } = report;
    const changes = [{ setting: "last name", from: 'O"Neil', to: "two\nlines, \u2028, </script>" }];
    expect(JSON.parse(await textOf(report, manyRows(3, { changes }).rows))).toEqual({
      ...members,
      rowCount,
      startedAt: "2026-11-21T10:31:41.000Z",
      finishedAt: "2026-11-21T10:33:46.000Z",
      rows: await Array.fromAsync(manyRows(3, { changes }).rows),
    });
  });

  it("has a row a line, the members before them", async () => {
    const lines = (await textOf(aReport({ outcomes: { changed: 2 } }), manyRows(2).rows)).split("\n");
    expect(lines[1]).toBe('  "upload": "5f0c1a9b",');
    expect(lines.slice(-6)).toEqual([
      '  "rows": [',
      '    {"row":1,"line":2,"login":"agent.1","outcome":"changed"},',
      '    {"row":2,"line":3,"login":"agent.2","outcome":"changed"}',
      "  ]",
      "}",
      "",
    ]);
  });

  it("has an empty list where there are no rows, and nothing where a member is undefined", async () => {
    const parsed = JSON.parse(await textOf(aReport({ refused: undefined })));
    expect(parsed.rows).toEqual([]);
    expect(parsed).not.toHaveProperty("refused");
  });

  it("streams a million rows in chunks of a size", async () => {
    let [rows, longest, chunks] = [0, 0, 0];
    for await (const chunk of jsonReport(aReport({ rows: 1_000_000 }), manyRows(1_000_000).rows)) {
      rows += chunk.split('{"row"').length - 1;
      longest = Math.max(longest, chunk.length);
      chunks += 1;
    }
    expect(rows).toBe(1_000_000);
    expect(longest).toBeLessThan(70_000);
    expect(chunks).toBeGreaterThan(500);
  });
});
