import { roughly } from "./durations.ts";
import { type Markup, markup } from "./markup.ts";
import type { Report } from "./report.ts";
import { counted, number } from "./words.ts";

/** What carrying the file out would take, in time and in calls; nothing where that is not known. */
export function effort({ effort: needed, kind }: Report): Markup | undefined {
  if (!needed) return undefined;
  const calls = needed.calls.filter(({ calls }) => calls > 0).sort((one, other) => other.calls - one.calls);
  const sum = calls.reduce((total, { calls }) => total + calls, 0);
  const most = calls[0]?.calls ?? 1;
  const what = kind === "plan" ? "this plan" : "this file";
  const sentence =
    sum === 0
      ? `Carrying ${what} out needs no call to Amazon Connect.`
      : `for the ${counted(sum, "call")} to Amazon Connect that carrying ${what} out needs`;
  const rows = calls.map(
    ({ operation, calls }) => markup`<tr><th scope="row">${inWords(operation)}</th>
<td class="meter"><svg width="100%" height="8" aria-hidden="true"><rect width="${((100 * calls) / most).toFixed(2)}%" height="8" rx="4"/></svg></td>
<td class="figure">${number(calls)}</td></tr>`,
  );
  const table = markup`<table class="small"><thead><tr><th scope="col">What</th><td class="meter"></td><th scope="col" class="figure">Calls</th></tr></thead>
<tbody>${rows}</tbody></table>`;
  return markup`<section id="effort" class="panel" aria-labelledby="effort-heading">
<h2 id="effort-heading">What it would take</h2>
${sum > 0 ? markup`<p class="estimate">${capital(roughly(needed.seconds))}</p>` : undefined}
<p>${sentence}</p>
${sum > 0 ? table : undefined}
</section>
`;
}

/** `UpdateUserRoutingProfile` as `Update user routing profile`. */
const inWords = (operation: string) =>
  capital(operation.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
