import { sumOf } from "./buckets.ts";
import { type Markup, markup } from "./markup.ts";
import { outcomeWords } from "./outcome-words.ts";
import { OUTCOMES, type Outcome, type Report } from "./report.ts";
import { sign } from "./signs.ts";
import { number, share } from "./words.ts";

/** Percent: a failure among thousands can still be seen. */
const LEAST_SHARE = 0.8;

/** A card for each outcome that there was, failures in any case, below a bar of their shares; nothing where there were none. */
export function figures(report: Report): Markup | undefined {
  const { outcomes } = report;
  const sum = sumOf(outcomes);
  if (sum === 0) return undefined;
  const shown = OUTCOMES.filter((outcome) => outcomes[outcome] > 0 || outcome === "failed");
  const cards = shown.map((outcome) => {
    const { label, hint } = outcomeWords(report, outcome);
    const isNone = outcomes[outcome] === 0;
    return markup`<li class="card ${outcome}${isNone ? " none" : ""}">
<span class="amount">${number(outcomes[outcome])}</span>
<span class="label">${sign(outcome)}${label}</span>
${isNone ? undefined : markup`<span class="quiet">${share(outcomes[outcome], sum)}${hint ? `, ${hint}` : ""}</span>`}
</li>`;
  });
  return markup`<section id="figures" aria-labelledby="figures-heading">
<h2 id="figures-heading">${report.kind === "run" ? "Outcomes" : "What would happen"}</h2>
${sharesBar(outcomes, sum)}
<ul class="cards">${cards}</ul>
</section>
`;
}

function sharesBar(outcomes: Record<Outcome, number>, sum: number): Markup {
  const present = OUTCOMES.filter((outcome) => outcomes[outcome] > 0);
  const widths = present.map((outcome) => Math.max((100 * outcomes[outcome]) / sum, LEAST_SHARE));
  const all = widths.reduce((total, width) => total + width, 0);
  let at = 0;
  const parts = present.map((outcome, index) => {
    const width = (100 * (widths[index] ?? 0)) / all;
    const part = markup`<rect x="${at.toFixed(3)}%" width="${width.toFixed(3)}%" height="100%" fill="url(#fill-${outcome})"/>`;
    at += width;
    return part;
  });
  return markup`<svg class="shares" width="100%" height="14" aria-hidden="true">${parts}</svg>`;
}
