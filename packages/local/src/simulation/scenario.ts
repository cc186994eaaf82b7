import { BATCH, crewFor } from "@frontdesk/core/agents/capacity.ts";
import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import { readInstance } from "@frontdesk/simulator/connect/read-instance.ts";
import { type File, fileFrom } from "./files.ts";
import { TO_RECORD } from "./lambda.ts";
import { type Random, randomFrom } from "./random.ts";
import type { System } from "./system.ts";
import { type Weather, weatherFrom } from "./weather.ts";

/** What happens in one simulated run: all of it follows from the seed. */
export type Scenario = {
  seed: number;
  system: System;
  weather: Weather;
  /** For how long (virtual ms) things go wrong; afterwards all is calm, so that everything must come to its end. */
  lasts: number;
  files: (File & { after: number })[];
  /** Where each queue's messages are lost, after so many virtual ms. */
  purgeAfter?: number;
  /** Another caller of the same account, from and until so many virtual ms, and its calls a second of each operation. */
  tenant?: { from: number; until: number; ratePerSecond: number };
};

/** Users of the instance by their logins: those that files update, and some whose logins are taken. */
const TAKEN = ["taken0", "taken1", "taken2"];
const PROFILES = ["Basic", "Billing", "Support"] as const;
const SECURITY = ["Agent", "Admin", "Analyst"] as const;

export function scenarioFrom(seed: number): Scenario {
  const random = randomFrom(seed);
  const count = random.pick([1, 1, 1, 2, 3]);
  const files = Array.from({ length: count }, (_, index) => ({
    ...fileFrom(random, `f${index}`),
    // Long enough after the users that are there were made for Connect to show them as old.
    after: 60_000 + random.between(0, index * 120_000),
  }));
  // A file that replaces another under its key.
  const [first, second] = files;
  if (first && second && first.verb === second.verb && first.isPlan === second.isPlan && random.chance(0.5))
    second.key = first.key;
  const system = systemFrom(random, files);
  return {
    seed,
    system,
    weather: weatherFrom(random),
    lasts: random.between(1, 120) * 60_000,
    files,
    ...(random.chance(0.05) ? { purgeAfter: 60_000 + random.between(0, 300_000) } : {}),
    ...(random.chance(0.1) ? { tenant: tenantFrom(random, system) } : {}),
  };
}

function tenantFrom(random: Random, { quotas }: System): NonNullable<Scenario["tenant"]> {
  const from = 60_000 + random.between(0, 60_000);
  return { from, until: from + random.between(1, 30) * 60_000, ratePerSecond: random.next() * quotas.ratePerSecond };
}

/** An instance with the users that the files update. */
export function instanceFrom(random: Random, files: File[]): Instance {
  const logins = [...TAKEN, ...files.flatMap(({ existing }) => existing)];
  return readInstance({
    id: "11111111-2222-4333-8444-555555555555",
    securityProfiles: [...SECURITY],
    routingProfiles: [...PROFILES],
    hierarchy: { levels: ["Country", "Team"], groups: [{ name: "SG", groups: ["East", "West"] }, { name: "PH" }] },
    users: logins.map((login) => ({
      login,
      firstName: random.pick(["Ann", "Bob"]),
      lastName: "Lee",
      email: `${login}@example.com`,
      mobile: "+6591234567",
      password: "Initial1Pass",
      routingProfile: random.pick(PROFILES),
      securityProfiles: [random.pick(SECURITY)],
      ...(random.chance(0.5) ? { hierarchy: ["SG", random.pick(["East", "West"])] } : {}),
    })),
  });
}

/** Tries that no row uses up, however long things go wrong: a try takes a minute, the worst weather two hours. */
export const MANY = 500;

function systemFrom(random: Random, files: File[]): System {
  const instance = instanceFrom(random, files);
  const [ratePerSecond, burst] = random.pick([
    [2, 5],
    [2, 5],
    [10, 5],
    [0.5, 2],
    [50, 20],
  ]);
  const slower = { ratePerSecond: ratePerSecond / 2, burst: 2 };
  const buckets = random.pick(["per operation", "per operation", "per operation", "shared"] as const);
  const quotas = { ratePerSecond, burst, operations: random.pick([{}, {}, { DescribeUser: slower }]), buckets };
  const timeouts = {
    intake: random.pick([20, 60, 900]),
    consumer: buckets === "shared" ? 60 : random.pick([15, 60]),
    finish: random.pick([60, 900]),
    sweep: 300,
  };
  const most = random.pick([2, 3, 10]);
  const retries = random.pick([5, 5, MANY]);
  // Far too many are a waste where each operation has its own bucket, but nothing stands still.
  const isCrowded = buckets === "per operation" && random.chance(0.5);
  return {
    instance,
    quotas,
    retries,
    ...(isCrowded
      ? { consumers: most, rowsAtOnce: BATCH }
      : crewFor(quotas, { seconds: timeouts.consumer - TO_RECORD / 1000, most })),
    timeouts,
    noteEvery: random.pick([1, 7, 10_000]),
    // Where rows may fail of faults of the moment, nobody could say how many a file would change.
    hold: { share: 0, from: retries === MANY ? random.pick([NO_HOLD, 3]) : NO_HOLD },
  };
}

/** More agents than any file has. */
export const NO_HOLD = 1_000_000;
