import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Simulated } from "./simulate.ts";

export type Seeds = { from: number; count: number };
/** What a thread tells of its seeds: how many are done, and each that broke something. */
export type Told = { done: number; events: number; lasted: number; broken: Pick<Simulated, "seed" | "broken">[] };

/** Runs so many seeds, on as many threads as the machine has cores; tells now and then how far it is. */
export async function simulateAll({ from, count }: Seeds, tell: (told: Told) => void): Promise<Told> {
  const threads = Math.min(count, availableParallelism());
  const sum: Told = { done: 0, events: 0, lasted: 0, broken: [] };
  const add = ({ done, events, lasted, broken }: Told) => {
    sum.done += done;
    sum.events += events;
    sum.lasted += lasted;
    sum.broken.push(...broken);
    tell(sum);
  };
  const starts = Array.from({ length: threads }, (_, index) => from + index);
  await Promise.all(starts.map((start) => inThread({ from: start, to: from + count, step: threads }, add)));
  sum.broken.sort((one, other) => one.seed - other.seed);
  return sum;
}

function inThread(workerData: { from: number; to: number; step: number }, tell: (told: Told) => void): Promise<void> {
  const worker = new Worker(new URL("./thread.ts", import.meta.url), { workerData });
  return new Promise((resolve, reject) => {
    worker.on("message", tell);
    worker.on("error", reject);
    worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a thread ended with ${code}`))));
  });
}
