import type { UserSnapshot } from "@frontdesk/simulator/connect/snapshot.ts";
import type { File } from "./files.ts";
import { randomFrom } from "./random.ts";
import type { System } from "./system.ts";
import { CALM } from "./weather.ts";
import { openWorld } from "./world.ts";

const HOUR = 3600_000;
/** Virtual time in which all of them must have ended. */
const MOST = 3 * 24 * HOUR;

/** The users after the files have been worked on one after another while nothing went wrong. */
export async function calmUsers(system: System, files: Pick<File, "key" | "body">[]): Promise<UserSnapshot[]> {
  const world = openWorld(system, { random: randomFrom(1), weather: () => CALM, trace: () => {} });
  for (const [index, { key, body }] of files.entries()) world.drop(key, body, 60_000 + index * HOUR);
  const how = await world.run(files.length, MOST);
  if (how !== "over") throw new Error(`not ended though nothing went wrong: ${how}`);
  return world.connect.snapshot();
}
