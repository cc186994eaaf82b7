import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { ROOT } from "../synth/place.ts";
import { copyProject } from "./project.ts";
import { openStandIns, type StandIns } from "./stand-ins.ts";

/** As it ended: `code` is nothing where it was stopped, `output` what it printed on both ways. */
export type Ended = { code: number | null; output: string; seconds: number };
export type Offline = Pick<StandIns, "cloud" | "wanted"> & {
  /** Where the project's copy lies, which may be changed. */
  project: string;
  /** Runs the sst CLI with these arguments. */
  sst(args: string[], more?: { env?: Record<string, string>; timeout?: number }): Promise<Ended>;
  /** Ends the stand-ins and removes all that was written. */
  close(): Promise<void>;
};

/** Longer than any command takes on a slow machine, in milliseconds. */
const LONGEST = 300_000;

/** A copy of the project in a folder of its own, on which the real sst CLI can be run without an account and without the internet. */
export async function openOffline(): Promise<Offline> {
  const { settings } = await import("../../../../settings.ts");
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "frontdesk-offline-")));
  const [project, home] = [path.join(folder, "project"), path.join(folder, "home")];
  await Promise.all([mkdir(home), copyProject(project)]);
  const running = new Set<ChildProcess>();
  const standIns = await openStandIns(home, settings.region);
  return {
    cloud: standIns.cloud,
    wanted: standIns.wanted,
    project,
    async sst(args, { env = {}, timeout = LONGEST } = {}) {
      const begun = Date.now();
      const child = spawn(path.join(ROOT, "node_modules", ".bin", "sst"), args, {
        ...{ cwd: project, env: { ...standIns.env, ...env }, stdio: ["ignore", "pipe", "pipe"] },
        detached: true, // so that all that it started can be stopped with it
      });
      running.add(child);
      const timer = setTimeout(() => stop(child), timeout);
      const ended = new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
      const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
      clearTimeout(timer);
      running.delete(child);
      return { code, output: out + err, seconds: (Date.now() - begun) / 1000 };
    },
    async close() {
      for (const child of running) stop(child);
      await standIns.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Stops a command with all that it has started. */
function stop({ pid }: ChildProcess) {
  if (pid) process.kill(-pid, "SIGKILL");
}
