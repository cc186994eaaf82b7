import { brokenInvariants } from "./invariants.ts";
import { readIn } from "./outcomes.ts";
import { randomFrom } from "./random.ts";
import { type Scenario, scenarioFrom } from "./scenario.ts";
import { CALM } from "./weather.ts";
import { openWorld, type World } from "./world.ts";

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
  const world = open(
    scenario,
    (now) => (now < scenario.lasts ? scenario.weather : CALM),
    (line) => {
      if (isTraced) trace.push(line);
    },
  );
  const { files, purgeAfter, tenant } = scenario;
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
  const broken =
    how === "over" ? await brokenInvariants(scenario, world, await reference(scenario, world)) : [`not ended: ${how}`];
  return { seed, broken, lasted: world.scheduler.now - started, events: world.scheduler.happened, trace };
}

/** The same files where nothing goes wrong, but those that were replaced before they were read. */
async function reference(scenario: Scenario, world: World): Promise<World> {
  const calm = open(
    scenario,
    () => CALM,
    () => {},
  );
  const read = readIn(scenario, world);
  for (const [index, { file }] of read.entries()) calm.drop(file.key, file.body, 60_000 + index * 3600_000);
  await calm.run(read.length, MOST);
  return calm;
}

const open = (scenario: Scenario, weather: (now: number) => typeof CALM, trace: (line: string) => void) =>
  openWorld(scenario.system, { random: randomFrom(scenario.seed + 1), weather, trace });
