import { COLOURS } from "./page-colours.ts";
import { ROWS_STYLE } from "./rows-style.ts";
import { SECTION_STYLE } from "./section-style.ts";

const GROUND = `
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-behavior: smooth; }
body { margin: 0; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", "Liberation Sans", sans-serif; overflow-wrap: anywhere; accent-color: var(--link); }
header, main, footer { max-width: 68rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2rem); }
h1, h2, p, ul, ol, dl, dd, fieldset { margin: 0; padding: 0; }
ul, ol { list-style: none; }
h1 { font-size: clamp(1.5rem, 1.2rem + 1.5vw, 2.125rem); line-height: 1.15; letter-spacing: -0.02em; font-weight: 700; text-wrap: balance; }
h2 { font-size: 1.125rem; line-height: 1.3; letter-spacing: -0.01em; font-weight: 650; }
a { color: var(--link); text-underline-offset: 0.15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
code, .key { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.875em; }
.quiet { color: var(--quiet); font-size: 0.875rem; }
.figure, .amount, .many, .count, .line { font-variant-numeric: tabular-nums; }
.definitions { position: absolute; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.unseen { display: inline-block; margin-inline: 0.15em; padding: 0 0.3em; border: 1px dashed currentcolor; border-radius: 3px; font: 600 0.7em/1.5 ui-monospace, Menlo, Consolas, monospace; vertical-align: 0.1em; }
.ground { fill: var(--own); }
.ground.absent { fill: var(--surface); }
.dot { fill: var(--absent); }
.over { fill: none; stroke: var(--surface); stroke-width: 1; opacity: 0.55; }
.over.wide { stroke-width: 1.4; opacity: 0.7; }`;

const BANNER = `
[data-tone="good"] { --tone: var(--good); --tone-tint: var(--good-tint); }
[data-tone="mixed"], [data-tone="held"] { --tone: var(--warn); --tone-tint: var(--warn-tint); }
[data-tone="bad"] { --tone: var(--bad); --tone-tint: var(--bad-tint); }
[data-tone="plan"] { --tone: var(--info); --tone-tint: var(--info-tint); }
body { border-top: 5px solid var(--tone); }
header { padding-block: clamp(1.5rem, 5vw, 3rem) 1.5rem; }
.kicker { color: var(--quiet); font-size: 0.875rem; font-weight: 600; margin-bottom: 0.75rem; }
.headline { display: flex; gap: clamp(0.75rem, 2vw, 1.125rem); align-items: flex-start; }
.tone-sign { flex: none; width: clamp(2.25rem, 1.8rem + 2vw, 3rem); height: auto; padding: 0.5em; border-radius: 50%; background: var(--tone-tint); fill: none; stroke: var(--tone); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.headline h1 { padding-top: 0.1em; }
.note { margin-top: 1.25rem; padding: 0.875rem 1rem; border-left: 4px solid var(--tone); border-radius: 4px 10px 10px 4px; background: var(--tone-tint); max-width: 52rem; }
.note code { color: var(--quiet); }
.facts { display: flex; flex-wrap: wrap; gap: 0.875rem 2.25rem; margin-top: 1.5rem; }
.facts dt { color: var(--quiet); font-size: 0.8125rem; }
.facts dd { font-weight: 550; }
.facts .key { font-weight: 500; }
.facts .wide { max-width: 100%; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.375rem 1.25rem; padding-block: 0.75rem; border-block: 1px solid var(--line); font-size: 0.9375rem; }
nav a { display: inline-block; padding-block: 0.25rem; text-decoration: none; font-weight: 550; }
nav a:hover { text-decoration: underline; }
section { margin-top: 1.75rem; scroll-margin-top: 1rem; }
.panel { padding: clamp(1rem, 3vw, 1.5rem); border: 1px solid var(--line); border-radius: 14px; background: var(--surface); box-shadow: var(--shadow); }
footer { padding-block: 2rem 3rem; color: var(--quiet); font-size: 0.8125rem; }`;

const PRINT = `
@media print {
body { background: none; font-size: 10pt; border-top: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
header, main, footer { max-width: none; padding-inline: 0; }
nav, .choices, details:not([open]) { display: none; }
.panel, .card { box-shadow: none; }
.card, .reason, tr, .chart, .files li { break-inside: avoid; }
h2 { break-after: avoid; }
.rows thead th { position: static; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }`;

/** The page's style sheet, whole. */
export const STYLE = `${COLOURS}${GROUND}${BANNER}${SECTION_STYLE}${ROWS_STYLE}${PRINT}
`;
