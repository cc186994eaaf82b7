import { hash } from "node:crypto";

/**
 * The rows in which logins stood before, letter case ignored. It takes 15 bytes a row whatever the logins are, since a
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
    const digest = hash("sha256", login.toLowerCase(), "buffer");
    const [first, second] = [digest.readUInt32LE(0), digest.readUInt32LE(4)];
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
