import type { Applied } from "../apply.ts";
import type { Tally } from "../ledger.ts";
import { type Item, numbers } from "./table.ts";

export type OutcomeName = Applied | "failed";
/** Their places in this list are in attributes' names: add at the end only. */
const OUTCOMES: OutcomeName[] = ["created", "changed", "unchanged", "removed", "absent", "failed"];

/** The attribute of a block that holds the rows of an outcome in a second: short, since a block may have a hundred. */
export const slotOf = (outcome: OutcomeName, now: number) =>
  `@${Math.floor(now / 1000).toString(36)}.${OUTCOMES.indexOf(outcome)}`;

/** Entries of a timeline at most: a million rows take days, and a second each would take more memory than the rows. */
const MOST_ENTRIES = 2000;

/** Counts rows by outcome and time, each row once. */
export async function outcomesAt(blocks: Iterable<Item> | AsyncIterable<Item>): Promise<Tally> {
  const outcomes = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Tally["outcomes"];
  const timeline = new Timeline();
  for await (const block of blocks) {
    const counted = new Set<number>();
    for (const { second, outcome, rows } of slotsIn(block)) {
      for (const row of rows) {
        if (counted.has(row)) continue;
        counted.add(row);
        outcomes[outcome] += 1;
        timeline.add(second, outcome, 1);
      }
    }
  }
  return { outcomes, timeline: timeline.entries() };
}

/** Sums outcomes up by second, and by twice the time whenever there are too many entries. */
class Timeline {
  #step = 1;
  #sums = new Map<number, Tally["timeline"][number]["outcomes"]>();

  add(second: number, outcome: OutcomeName, rows: number) {
    const from = second - (second % this.#step);
    const at = this.#sums.get(from) ?? {};
    at[outcome] = (at[outcome] ?? 0) + rows;
    this.#sums.set(from, at);
    if (this.#sums.size > MOST_ENTRIES) this.#coarsen();
  }

  entries(): Tally["timeline"] {
    const sorted = [...this.#sums].sort(([one], [other]) => one - other);
    return sorted.map(([second, outcomes]) => ({ second, outcomes }));
  }

  #coarsen() {
    const before = this.entries();
    this.#step *= 2;
    this.#sums = new Map();
    for (const { second, outcomes } of before) {
      for (const outcome of OUTCOMES) if (outcomes[outcome]) this.add(second, outcome, outcomes[outcome]);
    }
  }
}

/** In the order of time, but `unchanged` last: of two copies of a row, one may find what the other has just done. */
function slotsIn(block: Item) {
  const slots = Object.entries(block).flatMap(([name, rows]) => {
    const [, second = "", place = ""] = /^@(\w+)\.(\d)$/.exec(name) ?? [];
    const outcome = OUTCOMES[Number(place)];
    return second && outcome ? [{ second: Number.parseInt(second, 36), outcome, rows: numbers(rows) }] : [];
  });
  const isLess = ({ outcome }: { outcome: OutcomeName }) => Number(outcome === "unchanged");
  return slots.sort((one, other) => isLess(one) - isLess(other) || one.second - other.second);
}
