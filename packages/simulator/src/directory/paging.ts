import { decode, type Element, Malformed, wholeOf } from "../asn1/decode.ts";
import { element, octets, whole } from "../asn1/encode.ts";

/** The control by which a search is answered in pages. https://www.rfc-editor.org/rfc/rfc2696 */
export const PAGED_RESULTS = "1.2.840.113556.1.4.319";

const OCTETS = 0x04;

export type Paging = {
  /** How many entries are wanted at once; 0 with a cookie wants no more of that search. */
  size: number;
  /** What the page before came with; empty for the first. */
  cookie: Buffer;
};

/** The page that a message's controls ask for; nothing where they ask for none, or by a value that is none. */
export function pagingIn(controls: Element): Paging | undefined {
  const control = controls.parts.find(({ parts: [oid] }) => oid?.content.toString() === PAGED_RESULTS);
  const value = control?.parts.slice(1).find(({ tag }) => tag === OCTETS);
  return value && readPaging(value.content);
}

function readPaging(bytes: Buffer): Paging | undefined {
  try {
    const [size, cookie] = decode(bytes).parts;
    return size && cookie && { size: wholeOf(size), cookie: Buffer.from(cookie.content) };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return undefined;
  }
}

export const pagingValue = (size: number, cookie: Buffer): Buffer => element(0x30, whole(size), octets(cookie));
