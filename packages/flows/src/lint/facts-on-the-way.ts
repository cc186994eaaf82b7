import type { Branch } from "./action.ts";
import type { Graph } from "./graph.ts";

export type Held = { has(fact: string): boolean };
/** What holds before each action: on some way to it, and on every way. Actions that no call comes to are not in it. */
export type Facts = {
  sometimes: ReadonlyMap<string, Held>;
  always: ReadonlyMap<string, Held>;
  /** What holds before any action at all. */
  somewhere: Held;
};

/**
 * Follows facts over all ways through a flow, as each branch brings them about, until nothing changes any more. A fact is a
 * bit of a number, so that a flow with thousands of attributes is not judged for minutes.
 */
export function factsOnTheWay(
  graph: Graph,
  broughtBy: (identifier: string, branch: Branch) => readonly string[],
): Facts {
  const bits = new Map<string, bigint>();
  const bitOf = (fact: string) => {
    const bit = bits.get(fact) ?? 1n << BigInt(bits.size);
    bits.set(fact, bit);
    return bit;
  };
  const waysFrom = new Map(
    [...graph.branches].map(([identifier, branches]) => [
      identifier,
      branches.map((branch) => ({ to: branch.to, brought: maskOf(broughtBy(identifier, branch).map(bitOf)) })),
    ]),
  );
  const sometimes = new Map<string, bigint>([[graph.start, 0n]]);
  const always = new Map<string, bigint>([[graph.start, 0n]]);
  for (const open = new Set([graph.start]); open.size > 0; ) {
    const [identifier = ""] = open;
    open.delete(identifier);
    for (const { to, brought } of waysFrom.get(identifier) ?? []) {
      const some = (sometimes.get(identifier) ?? 0n) | brought;
      const all = (always.get(identifier) ?? 0n) | brought;
      const [someBefore, allBefore] = [sometimes.get(to), always.get(to)];
      const someNow = (someBefore ?? 0n) | some;
      const allNow = allBefore === undefined ? all : allBefore & all;
      if (someBefore === someNow && allBefore === allNow) continue;
      sometimes.set(to, someNow);
      always.set(to, allNow);
      open.add(to);
    }
  }
  const held = (mask: bigint): Held => ({ has: (fact) => (mask & (bits.get(fact) ?? 0n)) !== 0n });
  const asked = (masks: Map<string, bigint>) =>
    new Map([...masks].map(([identifier, mask]) => [identifier, held(mask)]));
  return { sometimes: asked(sometimes), always: asked(always), somewhere: held(maskOf([...sometimes.values()])) };
}

const maskOf = (bits: readonly bigint[]) => bits.reduce((mask, bit) => mask | bit, 0n);
