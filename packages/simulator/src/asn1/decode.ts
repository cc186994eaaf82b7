/** What bytes are not that break the rules of BER, or those of the protocol that is written in it. */
export class Malformed extends Error {
  override readonly name = "Malformed";
}

/** A tag and its content; of a constructed one, the elements that it is made of. */
export type Element = { tag: number; content: Buffer; parts: Element[] };

/** How deep elements lie within one another at most, so that no message exhausts the stack. */
const DEEPEST = 100;
/** How many elements a message has at most, so that none exhausts the memory. */
const MOST = 100_000;
const CONSTRUCTED = 0x20;

/** The one element that these bytes are, with all within it; throws Malformed where any length does not fit. */
export function decode(bytes: Buffer): Element {
  const [only, ...more] = elementsOf(bytes, { depth: 0, count: { left: MOST } });
  if (!only || more.length) throw new Malformed("not one element");
  return only;
}

function elementsOf(bytes: Buffer, { depth, count }: { depth: number; count: { left: number } }): Element[] {
  if (depth > DEEPEST) throw new Malformed("too deep");
  const elements: Element[] = [];
  for (let at = 0; at < bytes.length; ) {
    const header = headerOf(bytes.subarray(at));
    if (!header || at + header.end > bytes.length) throw new Malformed("longer than what it is in");
    count.left -= 1;
    if (count.left < 0) throw new Malformed("of too many elements");
    const content = bytes.subarray(at + header.start, at + header.end);
    const parts = header.tag & CONSTRUCTED ? elementsOf(content, { depth: depth + 1, count }) : [];
    elements.push({ tag: header.tag, content, parts });
    at += header.end;
  }
  return elements;
}

/** Where an element's content starts and ends; nothing where the bytes do not reach so far. */
export function headerOf(bytes: Buffer): { tag: number; start: number; end: number } | undefined {
  const [tag, first] = bytes;
  if (tag !== undefined && (tag & 0x1f) === 0x1f) throw new Malformed("a tag of several bytes");
  if (tag === undefined || first === undefined) return undefined;
  if (first < 0x80) return { tag, start: 2, end: 2 + first };
  const count = first & 0x7f;
  // Neither LDAP nor DER has the indefinite length, and more than four bytes is more than any message.
  if (count === 0 || count > 4) throw new Malformed("a length of that form");
  if (bytes.length < 2 + count) return undefined;
  return { tag, start: 2 + count, end: 2 + count + bytes.readUIntBE(2, count) };
}

/** A whole number, or an enumeration's, of up to 32 bits. */
export function wholeOf({ content }: Element): number {
  if (!content.length || content.length > 4) throw new Malformed("no number of 32 bits");
  return content.readIntBE(0, content.length);
}
