import { readFileSync } from "node:fs";

const EVERY = 100;

/** Calls `over` when a process holds more than `limit` MB of its own, as Lambda kills it; only where there is a /proc. */
export function watchMemory(pid: number | undefined, limit: number, over: () => void) {
  let max = 0;
  const timer = setInterval(() => {
    const held = heldBy(pid);
    max = Math.max(max, held);
    if (held > limit) over();
  }, EVERY);
  return { max: () => max, stop: () => clearInterval(timer) };
}

/** Memory in MB that is the process's alone: without the pages of Node itself, which all processes share. */
function heldBy(pid: number | undefined): number {
  try {
    const [, kilobytes = "0"] = /RssAnon:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes) / 1024;
  } catch {
    return 0;
  }
}
