import { lasted } from "./durations.ts";
import type { Headline } from "./headline.ts";
import { type Markup, markup, trusted, verbatim } from "./markup.ts";
import { STYLE } from "./page-style.ts";
import type { Report } from "./report.ts";
import { tabIcon, toneSign } from "./signs.ts";
import { moment, number } from "./words.ts";

/** No script, nothing from elsewhere: what a file says could do no harm even if it were not escaped. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** All that comes before what a person sees. Links carry no referrer: the page's own address may be a secret. */
export const head = ({ tone, title }: Headline): Markup => markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="${tabIcon(tone)}">
<style>${trusted(STYLE)}</style>
</head>
`;

/** What happened, to which file, and when. */
export function banner(report: Report, { tone, title, note }: Headline): Markup {
  const { key, kind, startedAt, finishedAt, rows } = report;
  const took = Math.max(0, finishedAt - startedAt);
  const code = note?.code && markup` <code>${verbatim(note.code)}</code>`;
  return markup`<header>
<p class="kicker">${kind === "plan" ? "Agents: plan of an upload" : "Agents: report of an upload"}</p>
<div class="headline">${toneSign(tone)}<h1>${title}</h1></div>
${note && markup`<p class="note">${verbatim(note.message)}${code || undefined}</p>`}
<dl class="facts">
<div class="wide"><dt>File</dt><dd class="key">${verbatim(key)}</dd></div>
<div><dt>Started</dt><dd><time datetime="${new Date(startedAt).toISOString()}">${moment(startedAt)}</time></dd></div>
<div><dt>Took</dt><dd><time datetime="PT${took / 1000}S">${lasted(took)}</time></dd></div>
<div><dt>Rows</dt><dd>${number(rows)}</dd></div>
</dl>
</header>
`;
}

const PLACES = [
  ["figures", "Outcomes"],
  ["effort", "Effort"],
  ["time", "Over time"],
  ["reasons", "Reasons"],
  ["addresses", "Addresses"],
] as const;
export type SectionId = (typeof PLACES)[number][0];

/** Ways to the sections that there are; none where all fits on a screen. */
export function contents(ids: SectionId[], hasRows: boolean): Markup | undefined {
  if (ids.length === 0) return undefined;
  const places = [
    ...PLACES.filter(([id]) => ids.includes(id)),
    ...(hasRows ? [["rows", "Rows"]] : []),
    ["files", "Files"],
  ];
  const links = places.map(([id, name]) => markup`<li><a href="#${id}">${name}</a></li>`);
  return markup`<nav aria-label="On this page"><ul>${links}</ul></nav>\n`;
}

export const footer = ({ upload, finishedAt }: Report): Markup => markup`<footer>
<p>Frontdesk wrote this at the end of the upload, <time datetime="${new Date(finishedAt).toISOString()}">${moment(finishedAt)}</time>. Upload <code>${verbatim(upload)}</code></p>
</footer>
`;
