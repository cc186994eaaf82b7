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

/**
 * The instance that the stacks join on this machine: the file's, or the sample. Nothing where settings have them create one; throws
 * where a file is named all the same.
 */
export async function joinedInstance(file?: string): Promise<Instance | undefined> {
  // Here and not above: settings.ts throws as it loads where a setting is wrong, which is to be said in a sentence.
  const { settings } = await import("../../../../settings.ts");
  if (settings.connect.instance === "existing") return readInstanceFile(path.resolve(file ?? SAMPLE_INSTANCE));
  if (file === undefined) return undefined;
  throw new Error(
    "The stacks create the instance, as connect.instance has it: leave --instance out, or set it to existing.",
  );
}

/** The settings that go with the instance that is joined: what an operator would write into settings.ts for a real one. */
export function settingsFor(
  instance: Instance | undefined,
  quota: { rate?: number | undefined; burst?: number | undefined } = {},
) {
  return {
    connect: {
      ...(instance && {
        instance: "existing",
        instanceId: instance.id,
        identityManagement: instance.identityManagement,
      }),
      ...(quota.rate ? { ratePerSecond: quota.rate } : {}),
      ...(quota.burst ? { burst: quota.burst } : {}),
    },
  };
}
