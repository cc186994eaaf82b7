import { createHash } from "node:crypto";
import { malformedId, noSuchInstances } from "./faults.ts";
import { type Ec2Instances, INSTANCE_ID, type StartingInstance } from "./instances.ts";
import { BECOMES, type StateName } from "./states.ts";

export type Ec2Instance = {
  id: string;
  reservationId: string;
  type: string;
  /** With the name as Name. */
  tags: Record<string, string>;
  /** Milliseconds since the epoch, of the latest start. */
  launchedAt: number;
  /** What it was last told to be, and when: what it is now follows from the clock. */
  told: { state: StateName; at: number };
  hasRun: boolean;
};

/** The instances of one account and region, in the order in which they are told. */
export type Fleet = {
  region: string;
  account: string;
  now: () => number;
  /** Milliseconds from pending to running, from stopping to stopped. */
  transition: number;
  instances: Map<string, Ec2Instance>;
};

type FleetOptions = Omit<Fleet, "instances"> & { instances: Ec2Instances };

/** Puts together what the simulator starts with; ids that it leaves out come from names and positions. */
export function openFleet({ instances, ...place }: FleetOptions): Fleet {
  const names = new Map<string, number>();
  const openOne = (starting: StartingInstance, index: number): Ec2Instance => {
    const { name = starting.tags.Name, state, type } = starting;
    const count = name === undefined ? index : (names.get(name) ?? 0);
    if (name !== undefined) names.set(name, count + 1);
    const id = starting.id ?? `i-${digest(place.account, place.region, name ?? "", String(count))}`;
    return {
      id,
      reservationId: `r-${digest(id)}`,
      type,
      tags: name === undefined ? { ...starting.tags } : { Name: name, ...starting.tags },
      launchedAt: place.now(),
      told: { state, at: place.now() },
      hasRun: state !== "pending",
    };
  };
  return { ...place, instances: new Map(instances.map(openOne).map((one) => [one.id, one])) };
}

const digest = (...parts: string[]) => createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 17);

/** What an instance is now. */
export function stateOf({ now, transition }: Fleet, { told }: Ec2Instance): StateName {
  const isThere = now() - told.at >= transition;
  return (isThere && BECOMES[told.state]) || told.state;
}

/** The instances of ids, each once; all ids are checked before anything is done with one. */
export function instancesOf({ instances }: Fleet, ids: string[]): Ec2Instance[] {
  const unlike = ids.find((id) => !INSTANCE_ID.test(id));
  if (unlike !== undefined) throw malformedId(unlike);
  const unique = [...new Set(ids)];
  const missing = unique.filter((id) => !instances.has(id));
  if (missing.length) throw noSuchInstances(missing);
  return unique.flatMap((id) => instances.get(id) ?? []);
}
