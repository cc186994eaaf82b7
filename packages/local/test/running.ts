import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { ROOT } from "../src/synth/place.ts";

/** Nothing of whoever runs the tests but the path, and nothing of what settings.ts has of an operator. */
export const ON_DEFAULTS = { PATH: process.env.PATH, FRONTDESK_DEFAULTS: "only" };

/** Runs one of the commands as npm does, in a state folder of its own. */
export async function runCommand(
  name:
    | "start"
    | "local"
    | "synth"
    | "bench"
    | "export"
    | "columns"
    | "call"
    | "callers"
    | "flows"
    | "sms"
    | "chat"
    | "mailboxes",
  args: string[],
  env: Record<string, string> = {},
  whenOver: (end: () => Promise<void>) => void = onTestFinished,
) {
  const state = await mkdtemp(path.join(tmpdir(), "frontdesk-state-"));
  const child = spawn(process.execPath, [path.join(ROOT, "packages/local/src/commands", `${name}.ts`), ...args], {
    cwd: ROOT,
    env: { ...ON_DEFAULTS, FRONTDESK_STATE: state, ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  const exit = new Promise<number | null>((exited) => child.on("exit", exited));
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  whenOver(async () => {
    child.kill("SIGKILL");
    await exit;
    await rm(state, { recursive: true, force: true });
  });
  return { child, exit, stdout, stderr, state };
}

export type Local = {
  endpoint: string;
  region: string;
  bucket: string;
  connectInstanceId: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  tables: Record<string, string>;
  queues: Record<string, string>;
  functions: Record<string, string>;
  /** The page's address. */
  console: string;
};

/** What `npm run local` says when it is ready. */
export async function readyIn(state: string, exit: Promise<number | null>): Promise<Local> {
  const file = path.join(state, "local.json");
  const read = () => readFile(file, "utf8").then(JSON.parse, () => undefined);
  const changed = Promise.withResolvers<Local>();
  const watcher = watch(state, async () => {
    const told = await read();
    if (told) changed.resolve(told);
  });
  const ended = exit.then((code) => Promise.reject(new Error(`it ended with ${code} before it was ready`)));
  try {
    return (await read()) ?? (await Promise.race([changed.promise, ended]));
  } finally {
    watcher.close();
    ended.catch(() => "it may end now");
  }
}
