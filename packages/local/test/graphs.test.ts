import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { lay } from "../../../settings.ts";
import { GRAPHS } from "../src/synth/place.ts";
import { discard, synthesise } from "../src/synth/synthesise.ts";
import { TEST_SETTINGS } from "./global-setup.ts";

/** As no other test has it, so that its graph is nobody's else. */
const settings = (namesAtOnce: number) => lay({ mainLine: { namesAtOnce, mostWaiting: 77 } }, TEST_SETTINGS);

async function synthesised(namesAtOnce: number) {
  const graph = await synthesise({ stage: "test", settings: settings(namesAtOnce) });
  onTestFinished(() => discard(graph));
  return graph;
}

/** The kept graphs by their files' names. */
async function kept(): Promise<Map<string, string>> {
  await mkdir(GRAPHS, { recursive: true });
  const names = (await readdir(GRAPHS)).filter((name) => name.endsWith(".json"));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(path.join(GRAPHS, name), "utf8")] as const)),
  );
}
const ours = async () =>
  [...(await kept())].find(([, text]) => text.includes('"maxContacts":77') && text.includes('"NAMES_AT_ONCE":"11"'));

it("is the same where nothing has changed, in a folder of its own, and another with other settings", {
  timeout: 120_000,
}, async () => {
  const first = await synthesised(11);
  const again = await synthesised(11);
  expect(again.directory).not.toBe(first.directory);
  const within = (graph: typeof first) => JSON.stringify(graph).replaceAll(graph.directory, "HERE");
  expect(within(again)).toBe(within(first));
  const [name = ""] = (await ours()) ?? [];
  expect(name).not.toBe("");
  const other = await synthesised(12);
  expect(JSON.stringify(other.resources)).toContain('"NAMES_AT_ONCE":"12"');

  // A file that a crash has cut off is none.
  await writeFile(path.join(GRAPHS, name), '{"resources": [');
  expect(within(await synthesised(11))).toBe(within(first));

  // Bundles that are not those of today's files are none.
  const [, text = ""] = (await ours()) ?? [];
  await writeFile(path.join(GRAPHS, name), text.replace(/bundles\/[0-9a-f-]{36}/g, `bundles/${"0".repeat(36)}`));
  expect(within(await synthesised(11))).toBe(within(first));
});
