/**
 * The rows in which logins stood before, letter case as the caller has it. It takes 15 bytes a row whatever the logins are, since a
 * file may have a million of them: digests of 64 bits in a table of fixed size, with open addressing. Two logins of a
 * million share a digest in one file of 37 million.
 */
export class Logins {
  readonly #first: Uint32Array;
  readonly #second: Uint32Array;
  /** 0 where the place is free. */
  readonly #rows: Uint32Array;

  /** `most` is how many logins may come. */
  constructor(most: number) {
    const places = Math.ceil(most * 1.25) + 1;
    this.#first = new Uint32Array(places);
    this.#second = new Uint32Array(places);
    this.#rows = new Uint32Array(places);
  }

  /** The row (from 1) in which the login stood before; nothing where this is the first time, which is remembered. */
  before(login: string, row: number): number | undefined {
    const { first, second } = digestOf(login);
    for (let at = first % this.#rows.length; ; at = (at + 1) % this.#rows.length) {
      const found = this.#rows[at];
      if (!found) {
        this.#first[at] = first;
        this.#second[at] = second;
        this.#rows[at] = row;
        return undefined;
      }
      if (this.#first[at] === first && this.#second[at] === second) return found;
    }
  }
}

/** 64 bits of a text: cyrb53 (bryc, public domain), which a million logins need rather than a cryptographic one. */
function digestOf(text: string): { first: number; second: number } {
  let [first, second] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    first = Math.imul(first ^ code, 2_654_435_761);
    second = Math.imul(second ^ code, 1_597_334_677);
  }
  const mixed = Math.imul(first ^ (first >>> 16), 2_246_822_507) ^ Math.imul(second ^ (second >>> 13), 3_266_489_909);
  const other = Math.imul(second ^ (second >>> 16), 2_246_822_507) ^ Math.imul(first ^ (first >>> 13), 3_266_489_909);
  return { first: mixed >>> 0, second: other >>> 0 };
}
