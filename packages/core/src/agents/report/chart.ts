import { bucketsOf, sumOf } from "./buckets.ts";
import { drawing, type Series, spanOf } from "./drawing.ts";
import { type Markup, markup } from "./markup.ts";
import { outcomeWords } from "./outcome-words.ts";
import type { Outcome, Report } from "./report.ts";
import { swatch } from "./signs.ts";
import { clock } from "./time-axis.ts";
import { number } from "./words.ts";

/** From the ground up: failures stand on top, where a thin one is seen against the page. */
const STACKED: Outcome[] = ["created", "changed", "removed", "unchanged", "absent", "failed"];

/** The outcomes over time as a drawing with its legend, and in figures below; nothing where there were none. */
export function chart({ kind, startedAt, timeline }: Report): Markup | undefined {
  const buckets = bucketsOf({ startedAt, timeline });
  const [first] = buckets;
  if (!first) return undefined;
  const keys = STACKED.filter((outcome) => buckets.some(({ outcomes }) => outcomes[outcome] > 0));
  const series: Series = { kind, from: first.from, size: first.to - first.from, buckets, keys };
  const legend = keys.map((key) => markup`<li>${swatch(key)}${outcomeWords({ kind }, key).label}</li>`);
  return markup`<section id="time" class="panel" aria-labelledby="time-heading">
<h2 id="time-heading">${kind === "run" ? "Over time" : "How the planning went"}</h2>
<p class="quiet">${kind === "run" ? "Agents" : "Rows planned"} in every ${spanOf(series.size)}, times in UTC</p>
<ul class="legend">${legend}</ul>
${drawing(series)}
${inFigures(series)}
</section>
`;
}

/** For those who do not see the bars, or have no pointer to hold over them. */
function inFigures({ kind, size, buckets, keys }: Series): Markup {
  const heads = keys.map((key) => markup`<th scope="col" class="figure">${outcomeWords({ kind }, key).label}</th>`);
  const busy = buckets.filter(({ outcomes }) => sumOf(outcomes) > 0);
  const rows = busy.map(({ from, outcomes }) => {
    const time = markup`<time datetime="${new Date(from).toISOString()}">${clock(from, size)}</time>`;
    const cells = keys.map((key) => markup`<td class="figure">${number(outcomes[key])}</td>`);
    return markup`<tr><th scope="row">${time}</th>${cells}</tr>\n`;
  });
  return markup`<details><summary>The chart in figures</summary>
<div class="scrolls" role="region" aria-label="The chart in figures" tabindex="0"><table class="small">
<thead><tr><th scope="col">From</th>${heads}</tr></thead><tbody>${rows}</tbody>
</table></div></details>`;
}
