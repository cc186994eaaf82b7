import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Bundling } from "../src/synth/as-sst-bundles.ts";
import { bundle } from "../src/synth/bundles.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "frontdesk-bundles-"));
  await write("door.ts", `import { say } from "./word.ts"; export const handler = () => say;`);
  await write("word.ts", `export const say = "good morning";`);
});
afterEach(() => rm(root, { recursive: true }));

const write = (name: string, text: string) => writeFile(path.join(root, name), text);
const make = (bundling?: Bundling) =>
  bundle([{ id: "Door", file: path.join(root, "door.ts") }], { root, folder: path.join(root, "kept"), bundling });
/** Bundles that are kept: those of files that were written this moment are not. */
const makeKept = (bundling?: Bundling) =>
  vi.waitFor(async () => {
    const made = await make(bundling);
    expect(await make(bundling)).toEqual(made);
    return made;
  });
const read = (directory: string) => readFile(path.join(directory, "Door", "bundle.mjs"), "utf8");

describe("bundles of functions", () => {
  it("are used again as long as nothing in them changes", async () => {
    const { directory } = await makeKept();
    expect(await read(directory)).toContain("good morning");
  });

  it("are made anew where a file that is in them was changed, and the old ones stay for whoever runs them", async () => {
    const first = await makeKept();
    await write("word.ts", `export const say = "good evening";`);
    const second = await make();
    expect(await read(second.directory)).toContain("good evening");
    expect(await read(first.directory)).toContain("good morning");
  });

  it("are made anew where they are gone, or what is known of them is broken", async () => {
    const first = await makeKept();
    await rm(first.directory, { recursive: true });
    const second = await makeKept();
    expect(await read(second.directory)).toContain("good morning");
    const [note = ""] = (await readdir(path.join(root, "kept"))).filter((name) => name.endsWith(".json"));
    await write(path.join("kept", note), "{");
    const third = await make();
    expect(await read(third.directory)).toContain("good morning");
  });

  it("are never without what was written while they were made", async () => {
    const making = make();
    await write("word.ts", `export const say = "good night";`);
    await making;
    expect(await read((await make()).directory)).toContain("good night");
  });

  it("say where the code is broken, and are not kept", async () => {
    await write("word.ts", "export const = ;");
    const { errors } = await make();
    expect(errors).toEqual([expect.stringMatching(/^word\.ts Expected identifier/)]);
    await write("word.ts", `export const say = "mended";`);
    expect(await make()).toMatchObject({ errors: [] });
  });

  it("are made as the function asks: minified, and of what its plugins put in the place of a file", async () => {
    const saying = (word: string) => {
      const made = JSON.stringify({ contents: `export const say = "${word}"`, loader: "js" });
      return `export default [{ name: "words", setup: ({ onLoad }) => onLoad({ filter: /word/ }, () => (${made})) }];`;
    };
    await write("words.mjs", saying("good day"));
    const bundling = { minify: true, plugins: "words.mjs" };
    const { directory } = await makeKept(bundling);
    expect(await read(directory)).toContain("good day");
    expect((await read(directory)).length).toBeLessThan((await read((await make()).directory)).length);
    await write("words.mjs", saying("good afternoon"));
    expect(await read((await make(bundling)).directory)).toContain("good afternoon");
  });
});
