import { describe, expect, it } from "vitest";
import { bucketsOf, MOST_BUCKETS, none, sumOf } from "./buckets.ts";
import type { Report } from "./report.ts";

const START = Date.UTC(2026, 10, 21, 10, 31, 41, 123);
const bucketsFrom = (timeline: Report["timeline"]) => bucketsOf({ startedAt: START, timeline });

describe("the buckets of a timeline", () => {
  it.each([0, 1, 11, 39, 40, 95, 600, 3599, 7200, 86_400, 5 * 86_400, 400 * 86_400])(
    "are at most 40 and leave nothing out: %d seconds",
    (last) => {
      const seconds = [...new Set([0, Math.floor(last / 3), Math.floor(last / 2), last])];
      const timeline = seconds.map((second) => ({ second, outcomes: { changed: 5, failed: 1 } }));
      const buckets = bucketsFrom(timeline);
      const sums = buckets.reduce((sum, { outcomes }) => sum + sumOf(outcomes), 0);
      expect(buckets.length).toBeLessThanOrEqual(MOST_BUCKETS);
      expect(sums).toBe(6 * seconds.length);
      expect(buckets[0]?.from).toBeLessThanOrEqual(START);
      expect(buckets.at(-1)?.to).toBeGreaterThan(START + last * 1000);
    },
  );

  it("sum up to the outcomes of a million rows in a day", () => {
    const timeline = Array.from({ length: 86_400 }, (_, second) => ({
      second,
      outcomes: { created: 10, changed: second % 2, failed: second % 1000 === 0 ? 1 : 0 },
    }));
    const sums = none();
    for (const { outcomes } of bucketsFrom(timeline)) {
      sums.created += outcomes.created;
      sums.changed += outcomes.changed;
      sums.failed += outcomes.failed;
    }
    expect(sums).toEqual({ ...none(), created: 864_000, changed: 43_200, failed: 87 });
  });

  it("begin where a clock has a mark, follow each other, and keep those in which nothing happened", () => {
    const buckets = bucketsFrom([
      { second: 0, outcomes: { created: 1 } },
      { second: 150, outcomes: { created: 1 } },
    ]);
    const length = 5000;
    expect(buckets.every(({ from, to }) => from % length === 0 && to - from === length)).toBe(true);
    expect(buckets.slice(1).every(({ from }, index) => from === buckets[index]?.to)).toBe(true);
    expect(buckets.filter(({ outcomes }) => sumOf(outcomes) === 0).length).toBe(buckets.length - 2);
  });

  it("are none where nothing happened", () => {
    expect(bucketsFrom([])).toEqual([]);
    expect(bucketsFrom([{ second: 3, outcomes: {} }])).toEqual([]);
  });
});
