import { describe, expect, it } from "vitest";
import { aReport, manyRows } from "./a-report.ts";
import { htmlReport } from "./html.ts";
import type { Report, ReportRow } from "./report.ts";

async function* each(rows: ReportRow[]): AsyncGenerator<ReportRow> {
  yield* rows;
}
const pageOf = async (report: Report, rows: AsyncIterable<ReportRow> = each([])) =>
  (await Array.fromAsync(htmlReport(report, rows))).join("");

/** The text as a person reads it. */
const textOf = (page: string) =>
  page
    .replace(/<(style|svg)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

const unknown = { code: "UnknownRoutingProfile", message: "There is no routing profile “Sales West”." };
const failed = (login: string, reason = unknown): ReportRow => ({ row: 1, line: 2, login, outcome: "failed", reason });

describe("the page of a run", () => {
  const report = aReport({
    outcomes: { created: 12, failed: 2 },
    reasons: [{ ...unknown, rows: 2, lines: [4, 9] }],
    files: [{ what: "failures", key: "failed/failedActions.csv.bak", href: "https://example.com/f?a=1&b=2" }],
  });

  it("says what happened, to which file, when and how long it took", async () => {
    const page = await pageOf(report, each([failed("ann"), failed("bob")]));
    expect(page).toContain("<h1>12 of 14 agents done, 2 failed</h1>");
    expect(page).toContain("<title>12 of 14 agents done, 2 failed</title>");
    expect(page).toContain('<time datetime="2026-11-21T10:31:41.000Z">21 Nov 2026, 10:31:41 UTC</time>');
    expect(page).toContain('<time datetime="PT125S">2 minutes 5 seconds</time>');
    expect(textOf(page)).toContain("File update/june.csv");
  });

  it("lists the reasons and the rows that failed", async () => {
    const text = textOf(await pageOf(report, each([failed("ann"), failed("bob")])));
    expect(text).toContain(
      "2 rows For example: There is no routing profile “Sales West”. UnknownRoutingProfile · lines 4 and 9",
    );
    expect(text).toContain("Rows that failed 2 Login Line Reason ann 2 There is no routing profile “Sales West”.");
  });

  it("links to the files and to the JSON beside it", async () => {
    const page = await pageOf(report);
    expect(page).toContain('<a href="https://example.com/f?a=1&amp;b=2">The failed rows</a>');
    expect(page).toContain('<a href="./5f0c1a9b.json">This report as JSON</a>');
  });

  it("has no reasons and no rows where none failed", async () => {
    const page = await pageOf(aReport({ outcomes: { changed: 1, absent: 1 } }));
    expect(page).not.toContain('id="reasons"');
    expect(page).not.toContain('id="rows"');
    expect(textOf(page)).toContain("1 Not there 50%, so there was nothing to remove");
  });

  it("is whole where there were no rows at all", async () => {
    const page = await pageOf(aReport());
    expect(page).toMatch(/^<!doctype html>[\s\S]+<\/html>\n$/);
    expect(page).not.toContain('id="figures"');
  });
});

describe("the page of a plan", () => {
  const report = aReport({
    kind: "plan",
    outcomes: { changed: 1, failed: 1 },
    reasons: [{ ...unknown, rows: 1, lines: [3] }],
    effort: { calls: [{ operation: "UpdateUserRoutingProfile", calls: 412 }], seconds: 228 },
  });
  const changed: ReportRow = { row: 1, line: 2, login: "ann", outcome: "changed" };

  it("says what would be done, not what was", async () => {
    const changes = [{ setting: "routing profile", from: "Basic", to: "Sales" }];
    const text = textOf(await pageOf(report, each([{ ...changed, changes }, failed("bob")])));
    expect(text).toContain("Plan: 1 would be changed and 1 refused; nothing has been done yet");
    expect(text).toContain("ann 2 Would be changed routing profile Basic → to Sales");
    expect(text).toContain("bob 2 Would be refused There is no routing profile “Sales West”. UnknownRoutingProfile");
    expect(text).toContain("Why rows would be refused");
  });

  it("shows a setting that is taken away, and one that was not there", async () => {
    const changes = [
      { setting: "mobile", from: "+491234" },
      { setting: "tags", to: "vip" },
    ];
    const text = textOf(await pageOf(report, each([{ ...changed, changes }])));
    expect(text).toContain("mobile +491234 → to nothing tags vip");
  });

  it("says what carrying it out would take", async () => {
    const text = textOf(await pageOf(report));
    expect(text).toContain("About 4 minutes for the 412 calls to Amazon Connect that carrying this plan out needs");
    expect(text).toContain("Update user routing profile 412");
  });

  it("reads no further than it lists, and says how many more rows there are", async () => {
    const { rows, taken } = manyRows(1_000_000);
    const large = aReport({ kind: "plan", outcomes: { changed: 1_000_000 } });
    const chunks = await Array.fromAsync(htmlReport(large, rows));
    expect(taken).toEqual({ rows: 2000, isClosed: true });
    expect(textOf(chunks.join(""))).toContain(
      "And 998,000 more rows: the list here ends after 2,000. The JSON has all of them.",
    );
    expect(chunks.length).toBeGreaterThan(5);
  });

  it("lists 2,000 rows without saying that there are more", async () => {
    const { rows } = manyRows(2000);
    expect(await pageOf(aReport({ kind: "plan", outcomes: { changed: 2000 } }), rows)).not.toContain("more row");
  });
});

describe("the page of a file that was not carried out", () => {
  const refused = { code: "TooManyChanges", message: "180 agents would be removed, and at most 50 may be." };

  it("says that it is held, why, and what would have happened", async () => {
    const text = textOf(await pageOf(aReport({ kind: "held", outcomes: { removed: 180 }, refused })));
    expect(text).toContain("Held: nothing was done 180 agents would be removed, and at most 50 may be. TooManyChanges");
    expect(text).toContain("180 Would be removed");
  });

  it("points at no rows and no figures where none were looked at before it was held", async () => {
    const files: Report["files"] = [{ what: "plan", key: "reports/1.html", href: "./1.html" }];
    const page = await pageOf(aReport({ kind: "held", rows: 420, refused, files }));
    expect(page).not.toMatch(/#rows|#figures|<nav/);
    expect(page).toContain('<a href="./1.html">The plan</a>');
  });

  it("says that it was refused whole, and why", async () => {
    const files: Report["files"] = [{ what: "failures", key: "failed/f.csv.bak", href: "https://example.com/f" }];
    const text = textOf(await pageOf(aReport({ refused, files })));
    expect(text).toContain("The file was refused: nothing was done 180 agents");
    expect(text).toContain("Why the file was refused as a CSV");
  });
});

it("lets nothing run and nothing load", async () => {
  const page = await pageOf(aReport());
  expect(page).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
  );
  expect(page).not.toMatch(/<script|@import|url\((?!#)|src="/);
});
