import { crewFor } from "@frontdesk/core/agents/capacity.ts";
import type { Quotas } from "@frontdesk/core/throttle/quota.ts";
import type { FaultPlan } from "@frontdesk/simulator/faults/plan.ts";
import { type File, fileFrom } from "../simulation/files.ts";
import { TO_RECORD } from "../simulation/lambda.ts";
import { type Random, randomFrom } from "../simulation/random.ts";
import { instanceFrom, NO_HOLD } from "../simulation/scenario.ts";
import type { System } from "../simulation/system.ts";
import { faultPlanFrom } from "./fault-plan.ts";

/** What happens in one run, as far as a seed can say: how the processes interleave is the machine's. */
export type Plan = {
  seed: number;
  system: System;
  /** Seconds for which a message that was received is hidden. */
  hidden: number;
  files: (File & { after: number })[];
  faults: FaultPlan;
  /** For how long (ms) things go wrong once the first row comes to Connect; then all is calm, so that everything must end. */
  lasts: number;
  /** After how long (ms) every queue loses its messages. */
  purgeAfter?: number;
};

export function planFrom(seed: number, rows: number): Plan {
  const random = randomFrom(seed);
  const files = filesFrom(random, rows);
  return {
    seed,
    files,
    ...systemFrom(random, files),
    faults: faultPlanFrom(random, seed),
    lasts: random.between(2000, 10_000),
    ...(random.chance(0.1) ? { purgeAfter: random.between(1000, 6000) } : {}),
  };
}

/** One file, or two that share the rows; the second may replace the first under its key. */
function filesFrom(random: Random, rows: number): Plan["files"] {
  const first = rows > 1 && random.chance(0.5) ? random.between(1, rows - 1) : rows;
  const sizes = first < rows ? [first, rows - first] : [rows];
  const files = sizes.map((size, index) => ({
    ...fileFrom(random, `f${index}`, size),
    after: index * random.between(0, 3000),
  }));
  const [one, other] = files;
  if (one && other && one.verb === other.verb && one.isPlan === other.isPlan && random.chance(0.3)) other.key = one.key;
  return files;
}

/** Quotas and times that let a run end within seconds. A run keeps 5 seconds back at its end, to record what was done. */
function systemFrom(random: Random, files: File[]): Pick<Plan, "system" | "hidden"> {
  const [ratePerSecond, burst] = random.pick([
    [100, 20],
    [50, 10],
    [20, 5],
  ]);
  // At the lower rates, one bucket for six calls a row would take minutes.
  const buckets = ratePerSecond === 100 && random.chance(0.4) ? "shared" : "per operation";
  const timeouts = { intake: random.pick([8, 12]), consumer: random.pick([8, 10]), finish: 8, sweep: 8 };
  const quotas: Quotas = { ratePerSecond, burst, operations: {}, buckets };
  const system: System = {
    instance: instanceFrom(random, files),
    quotas,
    retries: random.pick([100, 100, 100, 5, 2]),
    ...crewFor(quotas, { seconds: timeouts.consumer - TO_RECORD / 1000, most: random.pick([2, 3, 5]) }),
    timeouts,
    noteEvery: 10_000,
    hold: { share: 1, from: NO_HOLD },
  };
  return { system, hidden: timeouts.consumer + random.pick([0, 2]) };
}

/** Tries that no row uses up within a run. */
const MANY = 50;

/** Whether rows may fail of faults of the moment: they have few tries. */
export const mayFail = ({ system }: Plan) => system.retries < MANY;
