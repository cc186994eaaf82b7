/** Numbers that look random and are the same for the same seed. */
export type Random = {
  /** From 0 up to 1. */
  next(): number;
  /** Whether something happens that has this probability. */
  chance(probability: number): boolean;
  /** A whole number, both bounds included. */
  between(least: number, most: number): number;
  pick<Thing>(things: readonly [Thing, ...Thing[]]): Thing;
};

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, which is plenty for one run. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    chance: (probability) => next() < probability,
    between,
    pick: (things) => things[between(0, things.length - 1)] ?? things[0],
  };
}
