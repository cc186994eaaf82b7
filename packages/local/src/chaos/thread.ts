// A thread of `chaosRuns`.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { Share } from "./in-threads.ts";
import { chaosRun } from "./run.ts";

/** Milliseconds between two threads' starts: clouds that boot at once hold up each other's cold functions. */
const APART = 3000;

const { seed: first, to, step, place, rows, graph, keep } = workerData as Share;
await sleep(place * APART);
for (let seed = first; seed < to; seed += step) {
  const run = await chaosRun({ seed, rows, graph }, async ({ broken }, evidence) => {
    if (!keep || broken.length === 0) return;
    await mkdir(keep, { recursive: true });
    const lines = evidence.map(({ at, line }) => `${new Date(at).toISOString().slice(11, 23)} ${line}\n`);
    await writeFile(path.join(keep, `${seed}.log`), lines.join(""));
  });
  parentPort?.postMessage(run);
}
