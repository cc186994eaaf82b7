/** Throws number n of a row: from 0 up to 1. */
export type Dice = (n: number) => number;

/** A row of random numbers by seed and name. Number n is the same at any time and in whatever order they are asked for. */
export function dice(seed: number, name: string): Dice {
  const start = hashOf(`${seed} ${name}`);
  return (n) => mulberry32(start, n);
}

/** A number between both bounds. */
export const between = ([least, most]: [number, number], share: number) => least + share * (most - least);

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of Buffer.from(text)) hash = Math.imul(hash ^ character, 0x01000193);
  return hash;
}

/** Mulberry32 by Tommy Ettinger (public domain), whose state is a sum, so that any place of its row can be had alone. */
function mulberry32(start: number, n: number): number {
  const state = (start + Math.imul(n + 1, 0x6d2b79f5)) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
