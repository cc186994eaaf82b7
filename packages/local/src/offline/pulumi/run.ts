import { openCheckpoint } from "./checkpoint.ts";
import { Deployment } from "./deployment.ts";
import { eventsIn } from "./events.ts";
import { runProgram } from "./program.ts";
import { openServers } from "./servers.ts";

export type Order = {
  command: "preview" | "up" | "destroy";
  /** Where Pulumi.yaml and the state lie. */
  folder: string;
  /** `organization/APP/STAGE`. */
  stack: string;
  passphrase: string;
  config: Record<string, string>;
  eventLog?: string;
  isUnknown: boolean;
  identityManagement: string;
};

/** Carries a command out, and says whether all went well: what did not is in the log. */
export async function run({
  command,
  folder,
  stack,
  passphrase,
  config,
  eventLog,
  isUnknown,
  identityManagement,
}: Order): Promise<boolean> {
  const [, app = "", stage = ""] = stack.split("/");
  const isPreview = command === "preview";
  const checkpoint = openCheckpoint(folder, stack, passphrase);
  const events = eventsIn(eventLog, isPreview);
  const deployment = new Deployment({
    app,
    stage,
    checkpoint,
    events,
    config,
    isPreview,
    isUnknown,
    identityManagement,
  });
  const begun = Date.now();
  events.begin(config);
  try {
    if (command !== "destroy") {
      const servers = await openServers(deployment, events);
      const program = { folder, app, stage, config, address: servers.address, isPreview };
      const isDone = await runProgram(program, events).finally(servers.close);
      if (!isDone) return false;
    }
    deployment.deleteOthers();
  } catch (error) {
    const { message, urn } = error as Error & { urn?: string };
    events.tell("error", message, urn);
    return false;
  } finally {
    deployment.save();
  }
  events.end(deployment.counts, Math.round((Date.now() - begun) / 1000));
  return true;
}
