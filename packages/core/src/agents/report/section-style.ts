/** How the cards, the chart, the reasons and the files look. */
export const SECTION_STYLE = `
.shares { display: block; margin-top: 0.875rem; border-radius: 7px; overflow: hidden; forced-color-adjust: none; }
.shares rect + rect, .chart g rect { stroke: var(--surface); stroke-width: 1; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(9.5rem, 100%), 1fr)); gap: 0.75rem; margin-top: 0.875rem; }
.card { display: flex; flex-direction: column; padding: 0.875rem 1rem; border: 1px solid var(--line); border-radius: 14px; background: var(--surface); box-shadow: var(--shadow); }
.card .label { display: flex; gap: 0.4rem; align-items: flex-start; color: var(--own-ink); font-size: 0.9375rem; font-weight: 600; line-height: 1.3; }
.card .amount { margin-bottom: 0.125rem; font-size: 2rem; line-height: 1.2; font-weight: 700; letter-spacing: -0.02em; }
.card .quiet { margin-top: 0.25rem; line-height: 1.35; }
.card .sign { margin-top: 0.08em; }
.card.none .label, .card.none .amount { color: var(--quiet); }
.sign { flex: none; width: 1.125em; height: 1.125em; fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
.estimate { margin-block: 0.5rem 0.125rem; font-size: 1.75rem; line-height: 1.2; font-weight: 700; letter-spacing: -0.02em; }
.meter { width: 50%; min-width: 4rem; }
.meter + .figure { width: 5rem; }
.meter svg { display: block; border-radius: 4px; background: var(--sunken); }
.meter rect { fill: var(--info); }
.legend { display: flex; flex-wrap: wrap; gap: 0.375rem 1.25rem; margin-top: 0.75rem; font-size: 0.875rem; }
.legend li { display: flex; gap: 0.5rem; align-items: center; }
.swatch { flex: none; width: 1rem; height: 1rem; border-radius: 3px; forced-color-adjust: none; }
.chart { display: block; width: calc(100% - 2.75rem); margin: 1.25rem 0 0 2.75rem; overflow: visible; }
.grid line { stroke: var(--grid); shape-rendering: crispedges; }
.grid text { fill: var(--quiet); font-size: 0.75rem; font-variant-numeric: tabular-nums; }
.grid .amount { text-anchor: end; dominant-baseline: middle; }
.chart g:hover rect { opacity: 0.8; }
details { margin-top: 1rem; font-size: 0.9375rem; }
summary { width: fit-content; cursor: pointer; color: var(--link); font-weight: 550; }
.scrolls { overflow-x: auto; }
.reasons { margin-top: 0.5rem; }
.reason { display: grid; grid-template-columns: 5.5rem 1fr; gap: 0.25rem 1rem; padding-block: 1rem; border-top: 1px solid var(--line); }
.reason:first-child { border-top: 0; }
.reason:last-child { padding-bottom: 0; }
.many { color: var(--quiet); font-size: 0.875rem; line-height: 1.3; }
.many strong { display: block; color: var(--failed-ink); font-size: 1.5rem; line-height: 1.2; }
.reason .quiet { margin-top: 0.25rem; }
.reason p > .quiet { margin: 0; }
.files li { padding-block: 0.75rem; border-top: 1px solid var(--line); }
.files li:first-child { border-top: 0; }
.files li:last-child { padding-bottom: 0; }
.files a { font-weight: 600; }
.files .key { font-size: 0.8125rem; }
@media (max-width: 44rem) {
.cards { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0.625rem; }
.card { padding: 0.75rem 0.875rem; }
.spare { display: none; }
.reason { grid-template-columns: 1fr; }
.many strong { display: inline; font-size: 1.25rem; }
}
@media (max-width: 24rem) {
.headline { flex-direction: column; }
.meter { display: none; }
}
`;
