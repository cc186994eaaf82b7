/** A distinguished name as it is compared: its parts from the entry upwards, in small letters and without escapes. */
export type Dn = readonly string[];

const ESCAPE = /^(\\[0-9a-f]{2})+$|^\\[ "#+,;<=>\\]$/i;
const TYPE = /^([a-z][a-z0-9-]*|\d+(\.\d+)*)$/i;

/** Reads a distinguished name; nothing where the text is none. https://www.rfc-editor.org/rfc/rfc4514 */
export function readDn(text: string): Dn | undefined {
  if (!text.trim()) return [];
  const parts: string[] = [];
  for (const part of splitAt(text, /[,;]/)) {
    const pairs = splitAt(part, /\+/).map(readPair);
    if (pairs.includes(undefined)) return undefined;
    parts.push(pairs.sort().join("+"));
  }
  return parts;
}

/** Whether an entry is `above` itself or lies below it, by however many levels. */
export const isWithin = (dn: Dn, above: Dn): boolean =>
  dn.length >= above.length && above.every((part, at) => dn[dn.length - above.length + at] === part);

export const sameDn = (one: Dn, other: Dn): boolean => one.length === other.length && isWithin(one, other);

/** The value of a name's first part, in its own letters: of `CN=Alice Smith,OU=Staff` it is `Alice Smith`. */
export function rdnValue(text: string): string {
  const [first = ""] = splitAt(text, /[,;]/);
  return unescaped(first.slice(first.indexOf("=") + 1)) ?? "";
}

/** The parts between separators that are neither escaped nor within quotes. */
function splitAt(text: string, separator: RegExp): string[] {
  const parts = [""];
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') isQuoted = !isQuoted;
    if (separator.test(character) && !isQuoted) parts.push("");
    else parts[parts.length - 1] += character === "\\" ? character + text.charAt(++at) : character;
  }
  return parts;
}

function readPair(pair: string): string | undefined {
  const at = pair.indexOf("=");
  const type = pair.slice(0, at).trim();
  const value = at < 0 ? undefined : unescaped(pair.slice(at + 1));
  if (!value || !TYPE.test(type)) return undefined;
  return `${type}=${value}`.toLowerCase();
}

/** A value without its escapes, and without spaces that no comparison minds; nothing where an escape is none. */
function unescaped(text: string): string | undefined {
  const parts =
    text
      .trim()
      .replace(/^"(.*)"$/s, "$1")
      .match(/(\\[0-9a-f]{2})+|\\.|\\|[^\\]+/gis) ?? [];
  if (parts.some((part) => part.startsWith("\\") && !ESCAPE.test(part))) return undefined;
  const plain = parts.map((part) => {
    if (!part.startsWith("\\")) return part;
    // Bytes of UTF-8, of which several may make one character.
    return part.length === 2 ? part.slice(1) : Buffer.from(part.replaceAll("\\", ""), "hex").toString();
  });
  return plain.join("").trim().replace(/ +/g, " ");
}
