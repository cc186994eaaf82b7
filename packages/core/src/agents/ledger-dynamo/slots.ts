import type { Applied } from "../apply.ts";
import type { Tally } from "../ledger.ts";
import { type Item, numbers } from "./table.ts";

export type OutcomeName = Applied | "failed";
/** Their places in this list are in attributes' names: add at the end only. */
const OUTCOMES: OutcomeName[] = ["created", "changed", "unchanged", "removed", "absent", "failed"];

/** The attribute of a block that holds the rows of an outcome in a second: short, since a block may have a hundred. */
export const slotOf = (outcome: OutcomeName, now: number) =>
  `@${Math.floor(now / 1000).toString(36)}.${OUTCOMES.indexOf(outcome)}`;

/** Counts rows by outcome and second, each row once. */
export async function outcomesAt(blocks: Iterable<Item> | AsyncIterable<Item>): Promise<Tally> {
  const outcomes = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Tally["outcomes"];
  const seconds = new Map<number, Tally["timeline"][number]["outcomes"]>();
  for await (const block of blocks) {
    const counted = new Set<number>();
    for (const { second, outcome, rows } of slotsIn(block)) {
      for (const row of rows) {
        if (counted.has(row)) continue;
        counted.add(row);
        outcomes[outcome] += 1;
        const at = seconds.get(second) ?? {};
        at[outcome] = (at[outcome] ?? 0) + 1;
        seconds.set(second, at);
      }
    }
  }
  const timeline = [...seconds].sort(([one], [other]) => one - other);
  return { outcomes, timeline: timeline.map(([second, at]) => ({ second, outcomes: at })) };
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
