import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { bundle } from "./bundles.ts";
import type { Build, Graph } from "./graph.ts";
import { BUNDLES, GRAPHS, ROOT } from "./place.ts";

/** What a synthesis gives, without what its caller knows. */
export type Synthesised = Pick<Graph, "outputs" | "resources" | "builds">;

/** Everything that a graph depends on but the functions' bundles, which are looked at by themselves. */
export type Made = {
  /** The whole program, all sources in it that are ours or SST's. */
  program: string;
  env: Record<string, string>;
  /** The synthesis's own folder, which its program and its graph name. */
  work: string;
};

/** Stands for the folder of a synthesis, which is another each time. */
const WORK = "<work>";

/**
 * The graph of the same program with the same settings, packages and bundles, if one is kept, or else the one that `run`
 * gives, which is kept from then on. To run the program takes five seconds, to look whether all is as it was a tenth of one.
 */
export async function graphOf(made: Made, run: () => Promise<Synthesised>): Promise<Synthesised> {
  const note = path.join(GRAPHS, `${await keyOf(made)}.json`);
  const kept = await readKept(note, made.work);
  if (kept && (await areBundled(kept.builds))) {
    const now = new Date();
    await utimes(note, now, now).catch(() => "another process removed it, which is no loss");
    return kept;
  }
  const graph = await run();
  const fresh = `${note}.${randomUUID()}`;
  await mkdir(GRAPHS, { recursive: true });
  await writeFile(fresh, JSON.stringify(graph).replaceAll(made.work, WORK));
  await rename(fresh, note);
  return graph;
}

async function keyOf({ program, env, work }: Made): Promise<string> {
  const packages = await readFile(path.join(ROOT, "package-lock.json"), "utf8");
  // Its source map holds the folder's name in base64.
  const code = program.replace(/^\/\/# sourceMappingURL=.*$/m, "").replaceAll(work, WORK);
  const parts = JSON.stringify([code, env, packages]);
  return createHash("sha256").update(parts).digest("hex").slice(0, 32);
}

/** Nothing where none is kept, or its file is broken. */
async function readKept(note: string, work: string): Promise<Synthesised | undefined> {
  const text = await readFile(note, "utf8").catch(() => "");
  try {
    return JSON.parse(text.replaceAll(WORK, work));
  } catch {
    return undefined;
  }
}

/** Whether the graph's bundles are those that its functions would be bundled into now. */
async function areBundled(builds: Build[]): Promise<boolean> {
  const ours = builds.filter(({ directory }) => directory.startsWith(BUNDLES));
  const sets = Map.groupBy(ours, ({ directory }) => path.dirname(directory));
  for (const [directory, set] of sets) {
    const entries = set.map(({ functionID, handler }) => ({ id: functionID, file: sourceOf(handler) }));
    const bundling = set[0]?.bundling ?? {};
    const now = await bundle(entries, { root: ROOT, folder: BUNDLES, bundling });
    if (now.errors.length || now.directory !== directory) return false;
  }
  return true;
}

/** The file of a handler such as `packages/functions/src/agents/bury.handler`. */
export function sourceOf(handler: string, root = ROOT): string {
  const base = path.join(root, handler.replace(/\.[^./]+$/, ""));
  const file = [".ts", ".mts", ".js", ".mjs"].map((ending) => base + ending).find(existsSync);
  if (file) return file;
  throw new Error(`Handler not found: ${handler}`);
}
