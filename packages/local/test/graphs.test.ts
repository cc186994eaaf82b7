import { randomUUID } from "node:crypto";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { graphOf, type Synthesised } from "../src/synth/graphs.ts";
import { BUNDLES, GRAPHS } from "../src/synth/place.ts";

/** Synthesises a program of its own, and counts how often it really ran. */
function program(text: string, builds: Synthesised["builds"] = []) {
  const marked = `// ${randomUUID()}\n${text}`;
  let runs = 0;
  const run = (work: string) => async (): Promise<Synthesised> => {
    runs += 1;
    return { outputs: { run: runs, work }, resources: [], builds };
  };
  return {
    runs: () => runs,
    marked,
    from: (work: string, env: Record<string, string> = {}, code = `${marked}\nconst work = "${work}";`) =>
      graphOf({ program: code, env, work }, run(work)),
  };
}

/** The file of a graph that is kept, which is removed in the end. */
async function fileWith(text: string): Promise<string> {
  for (const name of await readdir(GRAPHS)) {
    const file = path.join(GRAPHS, name);
    if (!(await readFile(file, "utf8").catch(() => "")).includes(text)) continue;
    onTestFinished(() => rm(file, { force: true }));
    return file;
  }
  throw new Error(`no graph is kept that holds ${text}`);
}

it("is used again by the same program, from a folder of its own", async () => {
  const { from, runs } = program("stacks");
  const first = `/synth/${randomUUID()}`;
  expect(await from(first)).toMatchObject({ outputs: { run: 1, work: first } });
  expect(await from("/synth/second")).toMatchObject({ outputs: { run: 1, work: "/synth/second" } });
  expect(runs()).toBe(1);
});

it("is made anew for other settings, and for another program", async () => {
  const { from, runs, marked } = program("stacks");
  await from("/synth/a");
  await from("/synth/a", { FRONTDESK_SETTINGS: "{}" });
  await from("/synth/a", {}, `${marked} of another kind`);
  expect(runs()).toBe(3);
});

it("is made anew where its file was cut off", async () => {
  const mark = randomUUID();
  const { from, runs } = program("stacks", [
    { functionID: mark, handler: "", runtime: "", bundling: {}, directory: "/elsewhere", errors: [] },
  ]);
  await from("/synth/a");
  await writeFile(await fileWith(mark), '{"resources": [');
  await from("/synth/a");
  expect(runs()).toBe(2);
});

it("is made anew where its functions would be bundled into something else now", async () => {
  const handler = "packages/functions/src/callers/identify.handler";
  const directory = path.join(BUNDLES, randomUUID(), "IdentifyCaller");
  const build = { functionID: "IdentifyCaller", handler, runtime: "nodejs24.x", bundling: {}, directory, errors: [] };
  const { from, runs } = program("stacks", [build]);
  await from("/synth/a");
  await from("/synth/a");
  expect(runs()).toBe(2);
});
