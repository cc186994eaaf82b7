import { OUTCOMES } from "./report.ts";

/** A row is hidden while another outcome than its own is chosen. */
const choiceRules = OUTCOMES.map(
  (name) => `section:has(#show-${name}:checked) tbody tr:not(.${name}) { display: none; }`,
).join("\n");

/** How tables look; on a narrow page each row of the rows’ is a card. */
export const ROWS_STYLE = `
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.625rem 0.75rem; text-align: start; vertical-align: top; font-weight: 400; }
th:first-child { padding-left: 0; }
td:last-child, th:last-child { padding-right: 0; }
thead th { color: var(--quiet); font-size: 0.8125rem; font-weight: 600; }
tbody tr { border-top: 1px solid var(--line); }
.small { margin-top: 0.75rem; font-size: 0.9375rem; }
.small th, .small td { padding-block: 0.375rem; vertical-align: middle; }
.figure { text-align: end; white-space: nowrap; }
.scrolls .small { width: auto; min-width: 60%; }
.scrolls th, .scrolls td { white-space: nowrap; }
.count { margin-left: 0.25rem; padding: 0.1em 0.6em; border-radius: 1em; background: var(--sunken); color: var(--quiet); font-size: 0.8125rem; font-weight: 600; vertical-align: 0.1em; }
.rows { margin-top: 0.75rem; font-size: 0.9375rem; table-layout: fixed; }
.rows thead th:first-child { width: 26%; }
.rows thead th:nth-child(2) { width: 6rem; }
.planned thead th:nth-child(3) { width: 13rem; }
.rows thead th { position: sticky; top: 0; background: var(--surface); box-shadow: inset 0 -1px var(--line); }
.rows tbody th { font-weight: 600; }
.rows .line { color: var(--quiet); white-space: nowrap; }
.badge { white-space: nowrap; display: inline-flex; gap: 0.35rem; align-items: center; padding: 0.15rem 0.6rem 0.15rem 0.45rem; border-radius: 1em; background: var(--own-tint); color: var(--own-ink); font-size: 0.8125rem; font-weight: 600; line-height: 1.4; }
.changes li + li { margin-top: 0.25rem; }
.setting { color: var(--quiet); margin-right: 0.35em; }
del { color: var(--quiet); text-decoration-thickness: 1px; }
ins { font-weight: 600; text-decoration: none; }
.arrow { color: var(--quiet); }
.more { margin-top: 1rem; padding: 0.75rem 1rem; border-radius: 10px; background: var(--sunken); }
.choices { display: none; border: 0; margin-top: 0.875rem; }
.choices legend { float: left; padding: 0.3rem 0.75rem 0.3rem 0; color: var(--quiet); font-size: 0.875rem; }
.choices label { position: relative; display: inline-block; vertical-align: top; margin: 0 0.375rem 0.375rem 0; }
.choices input { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.choices span { display: flex; gap: 0.375rem; align-items: center; padding: 0.3rem 0.8rem; border: 1px solid var(--line); border-radius: 1em; font-size: 0.875rem; }
.choices input:checked + span { border-color: var(--link); background: var(--info-tint); color: var(--info); font-weight: 600; }
.choices input:focus-visible + span { outline: 3px solid var(--focus); outline-offset: 2px; }
@supports selector(:has(*)) { .choices { display: block; } }
${choiceRules}
@media (max-width: 44rem) {
.choices legend { float: none; }
.rows, .rows tbody { display: block; }
.rows thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.rows tbody tr { display: grid; grid-template-columns: 1fr auto; gap: 0.25rem 0.75rem; align-items: baseline; padding-block: 0.875rem; }
.rows tbody th, .rows td { display: block; width: auto; padding: 0; }
.rows td:last-child { grid-column: 1 / -1; }
.rows td:empty { display: none; }
.rows .line::before { content: attr(data-label) " "; }
.planned td:nth-child(3) { grid-column: 1 / -1; grid-row: 2; }
}
`;
