import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { settingsEnv } from "../../../../settings/overlay.ts";
import { ROOT } from "../synth/place.ts";
import { type Ended, type Running, start } from "./command.ts";
import { copyProject } from "./project.ts";
import { openStandIns, type StandIns } from "./stand-ins.ts";

export type Offline = Pick<StandIns, "cloud" | "wanted"> & {
  /** Where the project's copy lies, which may be changed. */
  project: string;
  /** Runs the sst CLI with these arguments. */
  sst(args: string[], more?: { env?: Record<string, string>; timeout?: number }): Promise<Ended>;
  /** Ends the stand-ins and what still runs, and removes all that was written. */
  close(): Promise<void>;
};

/** Longer than any command takes on a slow machine, in milliseconds. */
const LONGEST = 300_000;

/** A copy of the project in a folder of its own, on which the real sst CLI can be run without an account and without the internet. */
export async function openOffline(): Promise<Offline> {
  // Here and not above: settings.ts throws as it loads where a setting is wrong, which is to be said in a sentence.
  const { settings } = await import("../../../../settings.ts");
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "frontdesk-offline-")));
  const [project, home] = [path.join(folder, "project"), path.join(folder, "home")];
  const forget = () => rm(folder, { recursive: true, force: true });
  const standIns = await prepare().catch(async (error) => {
    await forget();
    throw error;
  });
  const running = new Set<Running>();
  // The instance that is looked up is there, and such as settings say.
  const instance = { OFFLINE_IDENTITY_MANAGEMENT: settings.connect.identityManagement };
  const interrupted = () => void close().finally(() => process.exit(130));
  const SIGNALS = ["SIGINT", "SIGTERM"] as const;
  for (const signal of SIGNALS) process.on(signal, interrupted);

  async function close() {
    for (const signal of SIGNALS) process.off(signal, interrupted);
    await Promise.all([...running].map((each) => each.stop()));
    await standIns.close();
    await forget();
  }
  async function prepare() {
    await Promise.all([mkdir(home), copyProject(project)]);
    return openStandIns(home, settings.region);
  }
  return {
    ...{ cloud: standIns.cloud, wanted: standIns.wanted, project, close },
    async sst(args, { env = {}, timeout = LONGEST } = {}) {
      const sst = path.join(ROOT, "node_modules", ".bin", "sst");
      const command = start(sst, args, {
        cwd: project,
        env: { ...standIns.env, ...instance, ...settingsEnv(), ...env },
        timeout,
      });
      running.add(command);
      return command.ended.finally(() => running.delete(command));
    },
  };
}
