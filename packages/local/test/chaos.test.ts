import { expect, it } from "vitest";
import { chaosRun } from "../src/chaos/run.ts";
import { readGraph } from "./desk.ts";

const ROWS = 20;

it("loses no row, does none twice and tells none wrong while everything goes wrong", { timeout: 240_000 }, async () => {
  const [graph, seeds] = [readGraph(), [8, 35]];
  const runs = await Promise.all(seeds.map((seed) => chaosRun({ seed, rows: ROWS, graph })));
  expect(runs.map(({ seed, broken }) => ({ seed, broken }))).toEqual(seeds.map((seed) => ({ seed, broken: [] })));
  expect(runs.every(({ faults }) => faults > 0)).toBe(true);
});
