import { addresses } from "./addresses.ts";
import { chart } from "./chart.ts";
import { effort } from "./effort.ts";
import { figures } from "./figures.ts";
import { files, jsonHref } from "./files.ts";
import { gather } from "./gather.ts";
import { headline } from "./headline.ts";
import { type Markup, markup } from "./markup.ts";
import { banner, contents, footer, head, type SectionId } from "./page.ts";
import { reasons } from "./reasons.ts";
import type { Report, ReportRow } from "./report.ts";
import { rowsSection, rowsToList } from "./rows.ts";
import { definitions } from "./signs.ts";

/**
 * The report as one page for people, in chunks. At most 2,000 rows are listed, and no more are read: the file beside the
 * page, `<upload>.json`, has all of them.
 */
export async function* htmlReport(report: Report, rows: AsyncIterable<ReportRow>): AsyncGenerator<string> {
  yield* gather(pieces(report, rows));
}

async function* pieces(report: Report, rows: AsyncIterable<ReportRow>): AsyncGenerator<string> {
  const said = headline(report);
  const sections: [SectionId, Markup | undefined][] = [
    ["figures", figures(report)],
    ["effort", effort(report)],
    ["time", chart(report)],
    ["reasons", reasons(report)],
    ["addresses", addresses(report)],
  ];
  const present = sections.filter(([, section]) => section !== undefined);
  const nav = contents(
    present.map(([id]) => id),
    rowsToList(report) > 0,
  );
  yield markup`${head(said)}<body data-tone="${said.tone}">
${definitions()}${banner(report, said)}<main>
${nav}${present.map(([, section]) => section)}`.toString();
  yield* rowsSection(report, rows, jsonHref(report));
  yield markup`${files(report)}</main>
${footer(report)}</body>
</html>
`.toString();
}
