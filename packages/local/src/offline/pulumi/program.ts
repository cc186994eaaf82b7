import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Events } from "./events.ts";

/** What the SDK exits with once it has told what went wrong. */
const TOLD = 32;

export type Wish = {
  /** The folder of Pulumi.yaml, which names the program. */
  folder: string;
  app: string;
  stage: string;
  config: Record<string, string>;
  address: string;
  isPreview: boolean;
};

/** The program that Pulumi.yaml names as its `main`. */
export function mainOf(folder: string): string {
  const [, main] = /^main: (.+)$/m.exec(readFileSync(path.join(folder, "Pulumi.yaml"), "utf8")) ?? [];
  if (!main) throw new Error(`${folder}/Pulumi.yaml names no main`);
  return main.trim();
}

/** Runs the program as Pulumi's host for Node does, with the SDK's own entry point; says whether it came to its end. */
export async function runProgram(wish: Wish, events: Events): Promise<boolean> {
  const main = mainOf(wish.folder);
  const entry = createRequire(main).resolve("@pulumi/pulumi/cmd/run");
  const child = spawn(
    process.execPath,
    [
      ...[entry, `--monitor=${wish.address}`, `--engine=${wish.address}`, "--organization=organization"],
      ...[`--project=${wish.app}`, `--stack=${wish.stage}`, `--root-directory=${wish.folder}`],
      ...[`--pwd=${path.dirname(main)}`, "--parallel=16", ...(wish.isPreview ? ["--dry-run"] : []), main],
    ],
    {
      cwd: path.dirname(main),
      env: { ...process.env, PULUMI_CONFIG: JSON.stringify(wish.config), PULUMI_CONFIG_SECRET_KEYS: "[]" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  createInterface(child.stdout).on("line", (line) => events.tell("info", `${line}\n`));
  createInterface(child.stderr).on("line", (line) => events.tell("info#err", `${line}\n`));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  if (code && code !== TOLD) events.tell("error", `Program exited with non-zero exit code: ${code}`);
  return code === 0;
}
