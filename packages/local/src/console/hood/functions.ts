import type { Run } from "@frontdesk/simulator/lambda/functions.ts";
import type { Frontdesk } from "../../cloud/boot.ts";
import { ofType } from "../../synth/graph.ts";
import type { FunctionsTold, FunctionTold, RunTold } from "../told/hood.ts";
import { invokersOf, inWords, recoveryOf } from "./invokers.ts";
import { LAMBDA, shortly } from "./named.ts";

/** Runs whose durations count. */
const JUDGED = 200;
/** Runs that are told one by one. */
const SHOWN = 24;

type Tally = { runs: number; failures: number; durations: number[]; last: RunTold[] };

/** The functions, and how their last runs went. `changed` is told of each run. */
export function functionsIn({ cloud, graph }: Pick<Frontdesk, "cloud" | "graph">, changed: () => void) {
  const standing = ofType(graph, LAMBDA).map((one) => ({ one, deployed: one.inputs.name as string }));
  const tallies = new Map<string, Tally>();
  function note(run: Run) {
    const tally = tallies.get(run.function) ?? { runs: 0, failures: 0, durations: [], last: [] };
    tallies.set(run.function, tally);
    tally.runs += 1;
    if (run.outcome !== "success") tally.failures += 1;
    tally.durations.push(run.duration);
    tally.last.push(told(run));
    if (tally.durations.length > JUDGED) tally.durations.shift();
    if (tally.last.length > SHOWN) tally.last.shift();
  }
  for (const run of cloud.runs.entries()) note(run);
  const stop = cloud.runs.on((run) => {
    note(run);
    changed();
  });
  const all = standing.map(({ one, deployed }) => {
    const { timeout, memorySize: memory, environment } = one.inputs;
    const part = environment?.variables?.POWERTOOLS_SERVICE_NAME ?? "other";
    const invokers = invokersOf(one, graph);
    const told = { invokedBy: invokers.map(inWords), recovery: recoveryOf(invokers) };
    return { deployed, fixed: { name: shortly(one), part, ...told, timeout: timeout * 1000, memory } };
  });
  return {
    stop,
    read: (): FunctionsTold => ({
      functions: all.map(({ deployed, fixed }): FunctionTold => {
        const { runs = 0, failures = 0, durations = [], last = [] } = tallies.get(deployed) ?? {};
        return { ...fixed, ...cloud.stateOf(deployed), runs, failures, ...percentiles(durations), last: [...last] };
      }),
    }),
  };
}

const told = ({ requestId, at, outcome, duration, isCold, maxRss }: Run): RunTold => ({
  ...{ id: requestId, at, outcome, isCold },
  duration: Math.round(duration),
  memory: Math.round(maxRss),
});

function percentiles(durations: number[]): { p50?: number; p95?: number } {
  if (durations.length === 0) return {};
  const sorted = durations.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? 0);
  return { p50: at(0.5), p95: at(0.95) };
}
