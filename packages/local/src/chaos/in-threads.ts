import { Worker } from "node:worker_threads";
import type { Graph } from "../synth/graph.ts";
import type { ChaosRun } from "./run.ts";

export type Chaos = {
  /** The first seed, and how many. */
  seed: number;
  runs: number;
  /** Of each run. */
  rows: number;
  /** Runs side by side. */
  parallel: number;
  graph: Graph;
  /** A folder that takes what happened in broken runs. */
  keep?: string | undefined;
};
/** Which seeds are a thread's: every `step`-th from `seed`. `place` counts the threads from 0. */
export type Share = Omit<Chaos, "runs" | "parallel"> & { to: number; step: number; place: number };

/** Makes the runs, so many side by side, each on a thread so that none holds up another; tells of each as it ends. */
export async function chaosRuns(chaos: Chaos, tell: (run: ChaosRun) => void): Promise<ChaosRun[]> {
  const { seed, runs, parallel, ...same } = chaos;
  const done: ChaosRun[] = [];
  const step = Math.min(runs, parallel);
  const shares = Array.from({ length: step }, (_, place) => ({
    ...same,
    seed: seed + place,
    to: seed + runs,
    step,
    place,
  }));
  await Promise.all(
    shares.map((share) =>
      inThread(share, (run) => {
        done.push(run);
        tell(run);
      }),
    ),
  );
  return done.sort((one, other) => one.seed - other.seed);
}

function inThread(workerData: Share, tell: (run: ChaosRun) => void): Promise<void> {
  const worker = new Worker(new URL("./thread.ts", import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.on("message", tell);
    worker.on("error", reject);
    worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a thread ended with ${code}`))));
  });
}
