import { sumOf } from "./buckets.ts";
import { type Markup, markup, verbatim } from "./markup.ts";
import { outcomeWords } from "./outcome-words.ts";
import { type Change, OUTCOMES, type Report, type ReportRow } from "./report.ts";
import { badge, sign } from "./signs.ts";
import { counted, number } from "./words.ts";

/** A page with more would be slow on a phone; the JSON has them all. */
export const MOST_ROWS = 2000;

/** How many rows there are to list: in a run, those that failed. A file may be held before any row was looked at. */
export const rowsToList = ({ kind, outcomes }: Report) => (kind === "run" ? outcomes.failed : sumOf(outcomes));

/** The rows as a table that is read no further than it is listed; nothing where there are none. */
export async function* rowsSection(
  report: Report,
  rows: AsyncIterable<ReportRow>,
  json: string,
): AsyncGenerator<string> {
  const all = rowsToList(report);
  if (all === 0) return;
  let count = 0;
  for await (const row of rows) {
    if (count === 0) yield opening(report, all);
    yield rowMarkup(report, row).toString();
    count += 1;
    if (count === MOST_ROWS) break;
  }
  if (count === 0) return;
  const more = count === MOST_ROWS ? all - count : 0;
  const rest = markup`<p class="more">And ${counted(more, "more row")}: the list here ends after ${number(MOST_ROWS)}. <a href="${json}">The JSON</a> has all of them.</p>`;
  yield markup`</tbody></table>\n${more > 0 ? rest : undefined}</section>\n`.toString();
}

/** Roles are spelt out: some browsers take a table that is laid out as cards for none. */
function opening(report: Report, all: number): string {
  const isRun = report.kind === "run";
  const heads = ["Login", "Line", ...(isRun ? ["Reason"] : ["What", "Details"])];
  const cells = heads.map((head) => markup`<th scope="col" role="columnheader">${head}</th>`);
  return markup`<section id="rows" class="panel" aria-labelledby="rows-heading">
<h2 id="rows-heading">${isRun ? "Rows that failed" : "Row by row"} <span class="count">${all > MOST_ROWS ? `the first ${number(MOST_ROWS)} of ${number(all)}` : number(all)}</span></h2>
${isRun ? undefined : choices(report)}
<table class="rows ${isRun ? "failures" : "planned"}" role="table"><thead role="rowgroup"><tr role="row">${cells}</tr></thead>
<tbody role="rowgroup">
`.toString();
}

/** Rows of one outcome only, by the style sheet: the page has no script. */
function choices(report: Report): Markup | undefined {
  const present = OUTCOMES.filter((outcome) => report.outcomes[outcome] > 0);
  if (present.length < 2) return undefined;
  const options = present.map(
    (outcome) =>
      markup`<label><input type="radio" name="show" id="show-${outcome}"><span>${sign(outcome)}${outcomeWords(report, outcome).short}</span></label>`,
  );
  return markup`<fieldset class="choices"><legend>${rowsToList(report) > MOST_ROWS ? "Of these, show" : "Show"}</legend>
<label><input type="radio" name="show" checked><span>All</span></label>${options}</fieldset>`;
}

function rowMarkup(report: Report, { login, line, outcome, changes = [], reason }: ReportRow): Markup {
  const head = markup`<tr role="row" class="${outcome}"><th scope="row" role="rowheader">${login ? verbatim(login) : markup`<i>no login</i>`}</th><td role="cell" data-label="Line" class="line">${number(line)}</td>`;
  const why =
    reason && markup`<p>${verbatim(reason.message)}</p><p class="quiet"><code>${verbatim(reason.code)}</code></p>`;
  if (report.kind === "run") return markup`${head}<td role="cell" data-label="Reason">${why}</td></tr>\n`;
  const list = changes.length > 0 ? markup`<ul class="changes">${changes.map(changeMarkup)}</ul>` : undefined;
  const details = markup`<td role="cell" data-label="Details">${list}${why}</td>`;
  return markup`${head}<td role="cell" data-label="What">${badge(outcome, outcomeWords(report, outcome).label)}</td>${details}</tr>\n`;
}

function changeMarkup({ setting, from, to }: Change): Markup {
  const before = from === undefined ? undefined : markup`<del>${verbatim(from)}</del> `;
  const arrow =
    from === undefined
      ? undefined
      : markup`<span class="arrow" aria-hidden="true">→</span><span class="spoken">to</span> `;
  const after = to === undefined ? markup`<i>nothing</i>` : markup`<ins>${verbatim(to)}</ins>`;
  return markup`<li><span class="setting">${verbatim(setting)}</span> ${before}${arrow}${after}</li>`;
}
