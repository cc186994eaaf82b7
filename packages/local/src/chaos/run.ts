import { boot } from "../cloud/boot.ts";
import type { Graph } from "../synth/graph.ts";
import { accelerate } from "./accelerate.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { brokenIn, leaks, refusals } from "./judge.ts";
import { live } from "./live.ts";
import { lookerAt } from "./looker.ts";
import { planFrom } from "./plan.ts";

export type ChaosRun = {
  seed: number;
  files: number;
  seconds: number;
  /** Calls that a fault of the plan hit. */
  faults: number;
  /** Runs of functions that were killed or cut off. */
  deaths: number;
  /** What was not as it must be; nothing, where all was well. */
  broken: string[];
};

/** Waits (ms) of Lambda before an asynchronous invocation that failed is tried again. */
const RETRIES = [300, 1000];

/** One run on a local cloud of its own, from its boot to its end. `keep` is given what happened. */
export async function chaosRun(
  { seed, rows, graph }: { seed: number; rows: number; graph: Graph },
  keep: (run: ChaosRun, evidence: Evidence) => Promise<void> = async () => {},
): Promise<ChaosRun> {
  const started = performance.now();
  const plan = planFrom(seed, rows);
  const printed: Evidence = [];
  const frontdesk = await boot({
    graph: accelerate(graph, plan),
    instance: plan.system.instance,
    connectRate: plan.system.quotas.ratePerSecond,
    connectBurst: plan.system.quotas.burst,
    connectBuckets: plan.system.quotas.buckets,
    retries: RETRIES,
    faults: plan.faults,
    log: (name, line) => printed.push({ at: Date.now(), line: `${name} ${line}` }),
  });
  const looker = lookerAt(frontdesk);
  try {
    const lived = await live(plan, frontdesk, looker).catch((error: Error) => error);
    const broken = lived instanceof Error ? [lived.message] : await brokenIn(plan, lived, frontdesk, looker);
    broken.push(...(await leaks(frontdesk, looker, printed)), ...refusals(frontdesk));
    const { journal, runs } = frontdesk.cloud;
    const faults = journal.entries().filter(({ fault }) => fault).length;
    const deaths = runs.entries().filter(({ outcome }) => outcome === "crash" || outcome === "timeout").length;
    const seconds = (performance.now() - started) / 1000;
    const run = { seed, files: plan.files.length, seconds, faults, deaths, broken };
    await keep(run, evidenceOf(frontdesk, printed));
    return run;
  } finally {
    looker.close();
    await frontdesk.close();
  }
}
