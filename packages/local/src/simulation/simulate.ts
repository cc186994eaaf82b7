import { calmUsers } from "./calm.ts";
import { brokenInvariants } from "./invariants.ts";
import { quotaOverdrawn } from "./quota.ts";
import { randomFrom } from "./random.ts";
import { MANY, type Scenario, scenarioFrom } from "./scenario.ts";
import { CALM } from "./weather.ts";
import { openWorld, type World } from "./world.ts";
import { endedIn, leaks, readIn } from "./world-ended.ts";

export type Simulated = {
  seed: number;
  /** What was not as it must be; nothing, where all was well. */
  broken: string[];
  /** Virtual milliseconds, and the events in them. */
  lasted: number;
  events: number;
  /** What happened, line by line, where it was asked for. */
  trace: string[];
};

const DAYS = 24 * 3600_000;
/** Virtual time in which an upload must have ended. */
const MOST = 3 * DAYS;

/** Runs the pipeline once through what the seed says, and once through the same with nothing going wrong; compares both. */
export async function simulate(seed: number, { isTraced = false } = {}): Promise<Simulated> {
  const scenario = scenarioFrom(seed);
  const trace: string[] = [];
  const { system, weather, lasts, files, purgeAfter, tenant } = scenario;
  const world = openWorld(system, {
    random: randomFrom(seed + 1),
    weather: (now) => (now < lasts ? weather : CALM),
    trace: (line) => {
      if (isTraced) trace.push(line);
    },
  });
  for (const { key, body, after } of files) world.drop(key, body, after);
  if (purgeAfter) {
    world.scheduler.after(purgeAfter, () => {
      world.queues.jobs.purge();
      world.queues.deadLetters.purge();
    });
  }
  if (tenant) {
    world.scheduler.after(tenant.from, () => world.connect.setTenant("*", tenant.ratePerSecond));
    world.scheduler.after(tenant.until, () => world.connect.setTenant("*", 0));
  }
  const started = world.scheduler.now;
  const how = await world.run(files.length, MOST);
  // What throws while it is judged must be told with its seed.
  const judged = () => brokenIn(scenario, world).catch((error: Error) => [error.stack ?? error.message]);
  const broken = how === "over" ? await judged() : [`not ended: ${how}`];
  return { seed, broken, lasted: world.scheduler.now - started, events: world.scheduler.happened, trace };
}

async function brokenIn(scenario: Scenario, world: World): Promise<string[]> {
  const { system, purgeAfter } = scenario;
  const read = readIn(scenario, world);
  const calm = await calmUsers(
    system,
    read.map(({ file }) => file),
  );
  const mayFail = system.retries < MANY || purgeAfter !== undefined;
  const broken = await brokenInvariants(read, endedIn(world), { calm, mayFail });
  return [...broken, ...quotaOverdrawn(world.departures, world.quotas), ...leaks(world)];
}
