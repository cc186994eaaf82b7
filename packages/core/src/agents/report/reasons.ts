import { type Markup, markup, verbatim } from "./markup.ts";
import type { Report } from "./report.ts";
import { listed, number } from "./words.ts";

/** Of all that a reason lists, as many as a person reads. */
const MOST_LINES = 12;

/** Why rows failed, the most frequent first; nothing where none did. */
export function reasons({ kind, outcomes, reasons: given }: Report): Markup | undefined {
  if (outcomes.failed === 0 || given.length === 0) return undefined;
  const items = given.map(({ code, message, rows, lines }) => {
    const isOne = rows === 1;
    const example = isOne ? undefined : markup`<span class="quiet">For example: </span>`;
    return markup`<li class="reason">
<p class="many"><strong>${number(rows)}</strong> ${isOne ? "row" : "rows"}</p>
<div><p>${example}${verbatim(message)}</p>
<p class="quiet"><code>${verbatim(code)}</code>${sayLines(lines, rows)}</p></div>
</li>`;
  });
  const title = kind === "run" ? "Why rows failed" : "Why rows would be refused";
  return markup`<section id="reasons" class="panel" aria-labelledby="reasons-heading">
<h2 id="reasons-heading">${title}</h2>
<ol class="reasons">${items}</ol>
</section>
`;
}

function sayLines(lines: number[], rows: number): string {
  if (lines.length === 0) return "";
  const shown = lines.slice(0, MOST_LINES).map(number);
  const more = rows - shown.length;
  const parts = more > 0 ? [...shown, `${number(more)} more`] : shown;
  return rows === 1 ? ` · line ${parts[0]}` : ` · lines ${listed(parts)}`;
}
