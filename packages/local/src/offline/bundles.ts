import { readdir, stat } from "node:fs/promises";
import path from "node:path";

/** What SST's own builder made of a function: its one file, and the archive that Lambda would get, in bytes. */
export type Bundle = { name: string; bundle: number; archive: number };

/** The bundles of a project's last run. */
export async function bundlesIn(project: string): Promise<Bundle[]> {
  const artifacts = path.join(project, ".sst", "artifacts");
  const folders = await readdir(artifacts).catch(() => []);
  const names = folders.filter((folder) => folder.endsWith("-src")).map((folder) => folder.slice(0, -"-src".length));
  const size = (...parts: string[]) =>
    stat(path.join(artifacts, ...parts)).then(
      (found) => found.size,
      () => 0,
    );
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      bundle: await size(`${name}-src`, "bundle.mjs"),
      archive: await size(name, "code.zip"),
    })),
  );
}
