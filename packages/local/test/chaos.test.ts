import { expect, it } from "vitest";
import { CHAOS_SETTINGS } from "../src/chaos/accelerate.ts";
import { chaosRun } from "../src/chaos/run.ts";
import { graphWith } from "./desk.ts";

const ROWS = 20;
const chaosGraph = graphWith(CHAOS_SETTINGS);

it("loses no row, does none twice and tells none wrong while everything goes wrong", { timeout: 240_000 }, async () => {
  const seeds = [8, 35];
  const runs = await Promise.all(seeds.map((seed) => chaosRun({ seed, rows: ROWS, graph: chaosGraph() })));
  expect(runs.map(({ seed, broken }) => ({ seed, broken }))).toEqual(seeds.map((seed) => ({ seed, broken: [] })));
  expect(runs.every(({ faults }) => faults > 0)).toBe(true);
});
