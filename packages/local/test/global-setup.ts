import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { discard, synthesise } from "../src/synth/synthesise.ts";

declare module "vitest" {
  interface ProvidedContext {
    graphFile: string;
  }
}

export const TEST_SETTINGS = {
  connect: { ratePerSecond: 100, burst: 50 },
  agents: { retries: 3 },
  pins: { length: 8 },
};

/** Synthesises once for all tests, with a quota that does not make them wait and PINs that no other digits equal by chance. */
export async function setup(project: TestProject) {
  const directory = await mkdtemp(path.join(tmpdir(), "frontdesk-graph-"));
  const graphFile = path.join(directory, "graph.json");
  const graph = await synthesise({ stage: "test", settings: TEST_SETTINGS });
  await writeFile(graphFile, JSON.stringify(graph));
  project.provide("graphFile", graphFile);
  return () => Promise.all([rm(directory, { recursive: true }), discard(graph)]).then(() => {});
}
