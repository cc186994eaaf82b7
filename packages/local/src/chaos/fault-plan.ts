import type { CallFault, FaultKind, FaultPlan } from "@frontdesk/simulator/faults/plan.ts";
import type { Random } from "../simulation/random.ts";

type Worst = { probability: number; milliseconds?: [number, number]; services?: string[] };

/** The worst that each kind of fault may be, for a call of a service that is called for every row. */
const WORST: Record<FaultKind, Worst> = {
  throttle: { probability: 0.3 },
  "error before": { probability: 0.2 },
  "error after": { probability: 0.2 },
  "no answer before": { probability: 0.01 },
  "no answer after": { probability: 0.01 },
  "reset before": { probability: 0.1 },
  "reset after": { probability: 0.1 },
  slow: { probability: 0.2, milliseconds: [50, 2500] },
  late: { probability: 0.1, milliseconds: [50, 6000] },
  "kill before": { probability: 0.02 },
  "kill after": { probability: 0.02 },
  "broken body": { probability: 0.1, services: ["s3"] },
};
/** How many times likelier it is for a service's call: some are called a few times in a run only. */
const SERVICES = { connect: 1, dynamodb: 1, sqs: 1, s3: 3, lambda: 4 };

/**
 * What goes wrong in a run. Each thing is left out in half of the runs: what goes wrong alone finds other mistakes than all
 * at once (swarm testing). Only calls of functions are hit, and of their event sources, not those of who looks on.
 */
export function faultPlanFrom(random: Random, seed: number): FaultPlan {
  const kinds = (Object.keys(WORST) as FaultKind[]).filter(() => random.chance(0.5));
  const [repeated, lost, isLate] = [random.chance(0.5), random.chance(0.3), random.chance(0.5)];
  return {
    seed,
    calls: bearable(kinds.flatMap((kind) => rulesOf(kind, random))),
    events: {
      repeated: repeated ? 0.8 : 0,
      lost: lost ? 0.7 : 0,
      ...(isLate ? { late: { probability: 0.7, milliseconds: [100, 5000] as [number, number] } } : {}),
    },
    messages: {
      repeated: random.chance(0.5) ? 0.3 * random.next() : 0,
      disordered: random.chance(0.5) ? random.next() : 0,
    },
  };
}

/** The share of a service's calls that may go wrong in all: where more do, nothing moves on, and nothing is found. */
const MOST = 0.5;

function bearable(rules: CallFault[]): CallFault[] {
  const sums = new Map<string, number>();
  for (const { service, probability } of rules) sums.set(service, (sums.get(service) ?? 0) + probability);
  const scale = ({ service }: CallFault) => Math.min(1, MOST / (sums.get(service) ?? 1));
  return rules.map((rule) => ({ ...rule, probability: rule.probability * scale(rule) }));
}

function rulesOf(what: FaultKind, random: Random): CallFault[] {
  const { probability, milliseconds, services = Object.keys(SERVICES) } = WORST[what];
  return Object.entries(SERVICES).flatMap(([service, often]) => {
    const share = random.next();
    if (!services.includes(service) || random.chance(0.4)) return [];
    const rule = { service, caller: "*", what, probability: share * probability * often };
    return [milliseconds ? { ...rule, milliseconds } : rule];
  });
}
