import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import { readInstance } from "@frontdesk/simulator/connect/read-instance.ts";
import { ROOT } from "../synth/place.ts";

/** The instance that is simulated where no other file is named. */
export const SAMPLE_INSTANCE = path.join(ROOT, "samples", "instance.json");

/** Reads a starting instance; throws with the file's name and what is wrong in it. */
export async function readInstanceFile(file: string): Promise<Instance> {
  try {
    return readInstance(JSON.parse(await readFile(file, "utf8")));
  } catch (cause) {
    throw new Error(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** The settings that go with a simulated instance: what an operator would write into settings.ts for a real one. */
export function settingsFor(instance: Instance, quota: { rate?: number | undefined; burst?: number | undefined } = {}) {
  return {
    connect: {
      instanceId: instance.id,
      identityManagement: instance.identityManagement,
      ...(quota.rate ? { ratePerSecond: quota.rate } : {}),
      ...(quota.burst ? { burst: quota.burst } : {}),
    },
  };
}
