import { expect, it } from "vitest";
import { type OutcomeName, outcomesAt, slotOf } from "./slots.ts";

const SECOND = 1000;

/** A block of one row for each second. */
function* rowEach(seconds: number, outcome: OutcomeName) {
  for (let second = 0; second < seconds; second += 1)
    yield { [slotOf(outcome, second * SECOND)]: new Set([second + 1]) };
}

it("counts rows by outcome and second, each row once", async () => {
  const block = {
    [slotOf("changed", 5 * SECOND)]: new Set([1, 2]),
    [slotOf("unchanged", 3 * SECOND)]: new Set([1, 3]),
  };
  const { outcomes, timeline } = await outcomesAt([block]);
  expect(outcomes).toMatchObject({ changed: 2, unchanged: 1, failed: 0 });
  expect(timeline).toEqual([
    { second: 3, outcomes: { unchanged: 1 } },
    { second: 5, outcomes: { changed: 2 } },
  ]);
});

it("keeps the timeline short however long an upload takes, and loses no row", async () => {
  const { outcomes, timeline } = await outcomesAt(rowEach(100_000, "created"));
  expect(outcomes.created).toBe(100_000);
  expect(timeline.length).toBeLessThanOrEqual(2000);
  expect(timeline.reduce((sum, entry) => sum + (entry.outcomes.created ?? 0), 0)).toBe(100_000);
  const steps = timeline.slice(1).map(({ second }, index) => second - (timeline[index]?.second ?? 0));
  expect(new Set(steps)).toEqual(new Set([64]));
});
