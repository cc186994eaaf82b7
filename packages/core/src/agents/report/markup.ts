import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** HTML whose values are escaped already. */
export type Markup = HtmlEscapedString;

/** Hono's template without its promises: every value is escaped unless it is markup itself. Attributes need their quotes. */
export function markup(
  strings: TemplateStringsArray,
  ...values: (Markup | (Markup | undefined)[] | string | number | undefined)[]
): Markup {
  return html(strings, ...values) as Markup;
}

/** Text of our own that is markup as it stands. Never for anything that comes from a file. */
export const trusted = (text: string): Markup => raw(text);

/**
 * What cannot be seen and makes two logins look the same, or turns the text beside it around. Joiners are left alone
 * after a letter beyond ASCII: Persian and emoji are written with them.
 */
const UNSEEN = /([[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]--[\t\n\r\u200c\u200d]]|(?<!\P{ASCII})[\u200c\u200d])/v;

/** Text from a file: it keeps its direction to itself, and shows what cannot be seen as `U+200B`. */
export function verbatim(text: string): Markup {
  const parts = text.split(UNSEEN).map((part, index) => {
    if (index % 2 === 0) return markup`${part}`;
    const name = `U+${(part.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    return markup`<span class="unseen" title="A character that cannot be seen">${name}</span>`;
  });
  return markup`<bdi>${parts}</bdi>`;
}
