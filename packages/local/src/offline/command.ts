import { type ChildProcess, spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

/** As it ended: `code` is nothing where it was stopped, `output` what it printed on both ways. */
export type Ended = { code: number | null; output: string; seconds: number };
export type Running = { ended: Promise<Ended>; stop(): Promise<void> };

/** How long (ms) a command may take to stop by itself. */
const GRACE = 5_000;

/** Starts a command in a process group of its own; after `timeout` milliseconds it is stopped, with all that it has started. */
export function start(
  file: string,
  args: string[],
  options: { cwd: string; env: Record<string, string>; timeout: number },
): Running {
  const begun = Date.now();
  const { timeout, ...place } = options;
  const child = spawn(file, args, { ...place, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const closed = new Promise<number | null>((resolve, reject) => child.on("error", reject).on("close", resolve));
  const all = Promise.all([closed, text(child.stdout), text(child.stderr)]);
  let isStopped = false;
  async function stop() {
    isStopped = true;
    // The sst CLI passes it on to Pulumi, which is in a group of its own.
    tell(child, "SIGINT");
    const left = new AbortController();
    await Promise.race([all, sleep(GRACE, undefined, { signal: left.signal })]).catch(() => {});
    left.abort();
    tell(child, "SIGKILL");
  }
  const timer = setTimeout(() => void stop(), timeout);
  const ended = all
    .then(([code, out, err]) => ({
      ...{ code: isStopped ? null : code, output: out + err, seconds: (Date.now() - begun) / 1000 },
    }))
    .finally(() => clearTimeout(timer));
  return { ended, stop };
}

function tell({ pid }: ChildProcess, signal: NodeJS.Signals) {
  try {
    if (pid) process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error; // it has ended
  }
}
