/** What PowerShell writes of a list that nobody joined. */
const UNJOINED = /^(Microsoft\.|System\.|Deserialized\.)[\w.`+[\], ]+$/;
/** What it shows of a list that it cut short, in braces or not. */
const CUT_SHORT = /(\.\.\.|…)\}?$/;

const TYPE = String.raw`["']?[A-Za-z][\w-]*:`;
/** A list can be joined by whatever its writer liked. An X500 or X400 address has spaces, commas and semicolons of its own. */
const BETWEEN = new RegExp(String.raw`[;|,\r\n]+\s*(?=${TYPE}|["']?[^\s;|,@:/=]+@)|\s+(?=${TYPE})`);

/**
 * The addresses of a cell, in their order: PowerShell's `-join ';'`, a list in braces or brackets, one a line, or with `,`, `|` or spaces
 * between them. `unjoined` and `cut short` where the export has lost them.
 */
export function addressesIn(cell: string): string[] | "unjoined" | "cut short" {
  const text = cell.trim();
  if (UNJOINED.test(text)) return "unjoined";
  if (CUT_SHORT.test(text)) return "cut short";
  const inner = /^\{.*\}$|^\[.*\]$/s.test(text) ? text.slice(1, -1) : text;
  return inner
    .split(BETWEEN)
    .map((part) => unquoted(/^x400:/i.test(part.trim()) ? part.trim() : part.replace(/[;|,\s]+$/, "").trim()))
    .filter((part) => part !== "");
}

const unquoted = (part: string): string => part.replace(/^"(.*)"$/s, "$1").replace(/^'(.*)'$/s, "$1");
