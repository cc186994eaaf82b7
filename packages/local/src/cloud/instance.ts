import path from "node:path";
import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import { readInstance } from "@frontdesk/simulator/connect/read-instance.ts";
import { ROOT } from "../synth/place.ts";
import { reading } from "./reading.ts";

/** The instance that is simulated where no other file is named. */
export const SAMPLE_INSTANCE = path.join(ROOT, "samples", "instance.json");

/** Reads a starting instance; throws with the file's name and what is wrong in it. */
export const readInstanceFile = (file: string): Promise<Instance> =>
  reading(file, (bytes) => readInstance(JSON.parse(bytes.toString("utf8"))));

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
