import type { CallFault, FaultKind, FaultPlan } from "@frontdesk/simulator/faults/plan.ts";
import type { Random } from "../simulation/random.ts";

type Worst = { probability: number; milliseconds?: [number, number]; services?: string[] };

/** The worst that each kind of fault may be, for a call of a service that is called for every row. */
const WORST: Record<FaultKind, Worst> = {
  throttle: { probability: 0.25 },
  "error before": { probability: 0.12 },
  "error after": { probability: 0.12 },
  "no answer before": { probability: 0.006 },
  "no answer after": { probability: 0.006 },
  "reset before": { probability: 0.06 },
  "reset after": { probability: 0.06 },
  slow: { probability: 0.15, milliseconds: [50, 2500] },
  late: { probability: 0.06, milliseconds: [50, 6000] },
  "kill before": { probability: 0.012 },
  "kill after": { probability: 0.012 },
  "broken body": { probability: 0.1, services: ["s3"] },
};
/** How many times likelier it is for a service's call: some are called a few times in a run only. */
const SERVICES = { connect: 1, dynamodb: 1, sqs: 1, s3: 5, lambda: 6 };

/**
 * What goes wrong in a run. Each thing is left out in half of the runs: what goes wrong alone finds other mistakes than all
 * at once (swarm testing). Only calls of functions are hit, and of their event sources, not those of who looks on.
 */
export function faultPlanFrom(random: Random, seed: number): FaultPlan {
  const kinds = (Object.keys(WORST) as FaultKind[]).filter(() => random.chance(0.5));
  const [repeated, lost, isLate] = [random.chance(0.5), random.chance(0.3), random.chance(0.5)];
  return {
    seed,
    calls: kinds.flatMap((kind) => rulesOf(kind, random)),
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

function rulesOf(what: FaultKind, random: Random): CallFault[] {
  const { probability, milliseconds, services = Object.keys(SERVICES) } = WORST[what];
  return Object.entries(SERVICES).flatMap(([service, often]) => {
    const share = random.next();
    if (!services.includes(service) || random.chance(0.4)) return [];
    const rule = { service, caller: "*", what, probability: Math.min(0.4, share * probability * often) };
    return [milliseconds ? { ...rule, milliseconds } : rule];
  });
}
