// A thread of `simulateAll`: every `step`-th seed.
import { parentPort, workerData } from "node:worker_threads";
import type { Told } from "./in-threads.ts";
import { simulate } from "./simulate.ts";

const TELL_EVERY = 50;
const { from, to, step } = workerData as { from: number; to: number; step: number };

let told: Told = { done: 0, events: 0, lasted: 0, broken: [] };
const tell = () => {
  parentPort?.postMessage(told);
  told = { done: 0, events: 0, lasted: 0, broken: [] };
};
for (let seed = from; seed < to; seed += step) {
  const { broken, events, lasted } = await simulate(seed);
  told.done += 1;
  told.events += events;
  told.lasted += lasted;
  if (broken.length > 0) told.broken.push({ seed, broken });
  if (told.done >= TELL_EVERY) tell();
}
tell();
