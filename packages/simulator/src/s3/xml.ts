import type { Reply } from "../gateway/service.ts";

/** Text, or elements by their names; a list repeats its element, and what is undefined is left out. */
export type Xml = string | number | boolean | Date | Xml[] | { [name: string]: Xml | undefined } | undefined;

// Carriage returns would be read back as line feeds, and other control characters not at all.
const escaped = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a key may have them
  text.replace(/[&<>"\u0000-\u001f\u007f]/g, (character) => `&#${character.charCodeAt(0)};`);

function elements(name: string, value: Xml): string {
  if (value === undefined) return "";
  if (Array.isArray(value)) return value.map((each) => elements(name, each)).join("");
  return `<${name}>${content(value)}</${name}>`;
}

function content(value: Exclude<Xml, undefined>): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== "object") return escaped(String(value));
  return Object.entries(value)
    .map(([name, each]) => elements(name, each))
    .join("");
}

/** A document in S3's namespace. */
export const xml = (name: string, value: Exclude<Xml, undefined>): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${content(value)}</${name}>`;

/** A reply with a document. */
export const xmlReply = (name: string, value: Exclude<Xml, undefined>, headers = {}): Reply => ({
  status: 200,
  headers: { "content-type": "application/xml", ...headers },
  body: xml(name, value),
});

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** What stands in every element `name` of a document; enough for the few that clients send. */
export function inside(document: string, name: string): string[] {
  const found = document.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, "g"));
  return [...found].map(([, text = ""]) => text);
}

/** The text of the first element `name`. */
export function textIn(document: string, name: string): string | undefined {
  const [text] = inside(document, name);
  return text?.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, word) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (named[word] ?? whole);
  });
}
