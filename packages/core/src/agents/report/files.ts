import { type Markup, markup, verbatim } from "./markup.ts";
import type { Report } from "./report.ts";

const NAMES: Record<Report["files"][number]["what"], [name: string, hint: string]> = {
  failures: ["The failed rows", "a CSV to mend and drop again"],
  original: ["The original file", "as it was dropped"],
  held: ["The file that is held", "to be dropped into approved/ as it is"],
  plan: ["The plan", "what the file would do, row by row"],
  json: ["This report as JSON", "for programs"],
};

/** Where the JSON is: beside the page, unless the report says where people open it. */
export const jsonHref = ({ upload, files }: Pick<Report, "upload" | "files">) =>
  files.find(({ what }) => what === "json")?.href ?? `./${encodeURIComponent(upload)}.json`;

/** The files that the upload left behind, and this report for programs. */
export function files(report: Report): Markup {
  const others = report.files.filter(({ what }) => what !== "json");
  const given = others.map(({ what, key, href }) => {
    // A file that was refused whole has no rows to give back: its failures file says why.
    const isWhole = what === "failures" && report.refused !== undefined;
    const [name, hint] = isWhole ? ["Why the file was refused", "as a CSV"] : NAMES[what];
    return item(name, hint, key, href);
  });
  const json = item(...NAMES.json, `${report.upload}.json`, jsonHref(report));
  return markup`<section id="files" class="panel" aria-labelledby="files-heading">
<h2 id="files-heading">Files</h2>
<ul class="files">${given}${json}</ul>
</section>
`;
}

const item = (name: string, hint: string, key: string, href: string) =>
  markup`<li><p>${linkTo(href, name)} <span class="quiet">${hint}</span></p><p class="key quiet">${verbatim(key)}</p></li>`;

/** A web address, or one whose first part names no scheme. */
const SAFE = /^(https?:\/\/|[^:/?#]*([/?#]|$))/i;

/** Nothing but a page or a neighbour of this one is linked to, whatever a key is called. */
const linkTo = (href: string, name: string) =>
  SAFE.test(href) ? markup`<a href="${href}">${name}</a>` : markup`${name}`;
