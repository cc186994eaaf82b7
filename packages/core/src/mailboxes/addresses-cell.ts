/** What PowerShell writes of a list that nobody joined. */
const UNJOINED = /^(Microsoft\.|System\.|Deserialized\.)[\w.`+[\], ]+$/;
/** What it shows of a list that it cut short, in braces or not. */
const CUT_SHORT = /(\.\.\.|…)\}?$/;

const SEPARATORS = /[;|,\s]+/g;
/** `dda:` is a part of an X400 address. */
const TYPED = /["']?(?!dda:)[A-Za-z][\w-]*:/iy;
const MAIL = /["']?smtp:/iy;
const BARE = /["']?[^\s;|,@:/=]+@/y;

/**
 * The addresses of a cell, in their order: PowerShell's `-join ';'`, a list in braces or brackets, one a line, or with `,`, `|` or spaces
 * between them. `unjoined` and `cut short` where the export has lost them. Takes linear time.
 */
export function addressesIn(cell: string): string[] | "unjoined" | "cut short" {
  const text = cell.trim();
  if (UNJOINED.test(text)) return "unjoined";
  if (CUT_SHORT.test(text)) return "cut short";
  const inner = /^\{.*\}$|^\[.*\]$/s.test(text) ? text.slice(1, -1) : text;
  const parts: string[] = [];
  let from = 0;
  for (const { 0: separators, index } of inner.matchAll(SEPARATORS)) {
    const next = index + separators.length;
    const isLast = next === inner.length;
    if (isLast ? /^x400:/i.test(inner.slice(from, from + 5)) : !beginsAt(inner, next, { from, separators })) continue;
    parts.push(inner.slice(from, index));
    from = next;
  }
  parts.push(inner.slice(from));
  return parts.map((part) => unquoted(part.trim())).filter((part) => part !== "");
}

type Under = { from: number; separators: string };

/** Whether another address begins there. An X500 or X400 address has spaces, commas, semicolons and an @ of its own. */
function beginsAt(text: string, at: number, { from, separators }: Under): boolean {
  if (isAt(TYPED, text, at)) return true;
  if (!isAt(BARE, text, at)) return false;
  // A space within an address of mail is a fault of that address.
  return isAt(TYPED, text, from) ? isAt(MAIL, text, from) && /[;|,\n]/.test(separators) : true;
}

function isAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

const unquoted = (part: string): string => part.replace(/^"(.*)"$/s, "$1").replace(/^'(.*)'$/s, "$1");
