import type { Warned } from "../../mailboxes/warn.ts";
import { type Markup, markup, verbatim } from "./markup.ts";
import type { Report } from "./report.ts";
import { counted, number } from "./words.ts";

/** What would go wrong with agents' addresses; nothing where nobody asked, or nothing would. */
export function addresses({ addresses: found }: Report): Markup | undefined {
  if (!found) return undefined;
  if ("unchecked" in found) {
    const { code, message } = found.unchecked;
    return section(markup`<p>${verbatim(message)}</p>
<p class="quiet"><code>${verbatim(code)}</code></p>`);
  }
  const { asked, accounts, warned, warnings, more } = found;
  if (warned === 0 && accounts === asked) return undefined;
  const items = warnings.map(
    ({ line, login, code, address, message }) => markup`<li class="reason">
<p class="many">Line ${number(line)}</p>
<div><p><b>${verbatim(login)}</b>${address ? markup` <span class="key">${verbatim(address)}</span>` : undefined}</p>
<p>${verbatim(message)}</p>
<p class="quiet"><code>${verbatim(code)}</code></p></div>
</li>`,
  );
  const rest = markup`<p class="more">And ${number(more)} more.</p>`;
  return section(markup`<p>${sentence(found)}</p>
<ol class="reasons">${items}</ol>
${more > 0 ? rest : undefined}`);
}

/** Whoever is in no directory was not looked at, which must not look as if all were well. */
function sentence({ asked, accounts, warned }: Warned): string {
  const agents = counted(asked, "agent");
  const found =
    asked === accounts ? `Of ${agents}` : `${number(accounts)} of ${agents} have an account in the directory; of these`;
  const wrong = `${number(warned)} ${warned === 1 ? "has" : "have"} addresses that go wrong when accounts are synchronised`;
  return `${found}, ${wrong}. This keeps no agent from being made.`;
}

const section = (content: Markup) => markup`<section id="addresses" class="panel" aria-labelledby="addresses-heading">
<h2 id="addresses-heading">Mailbox addresses</h2>
${content}
</section>
`;
