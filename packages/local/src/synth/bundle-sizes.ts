import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { Metafile } from "esbuild";
import { METAFILE } from "./bundles.ts";
import type { Build, Graph } from "./graph.ts";
import { ROOT } from "./place.ts";

/** Bytes that a function's bundle may have, minified. */
export const LARGEST = 1_000_000;

export type Weight = { name: string; bytes: number };
export type BundleSize = Weight & {
  /** Our own packages and those of npm that are in it, the heaviest first. */
  packages: Weight[];
};

/** What each function's bundle weighs, the largest first. */
export async function bundleSizes(graph: Graph): Promise<BundleSize[]> {
  const sizes = (await bundleInputs(graph)).map(async ({ build, inputs }) => {
    const { size } = await stat(path.join(build.directory, "bundle.mjs"));
    return { name: build.functionID, bytes: size, packages: packagesOf(inputs) };
  });
  return (await Promise.all(sizes)).toSorted(heavier);
}

/** By function, the files that its bundle was made of, told from the app's root, with the bytes that are left of each. */
export async function bundleInputs({ builds }: Graph): Promise<{ build: Build; inputs: Weight[] }[]> {
  const sets = [...Map.groupBy(builds, ({ directory }) => path.dirname(directory))];
  const found = sets.map(async ([directory, set]) => {
    const { outputs }: Metafile = JSON.parse(await readFile(path.join(directory, METAFILE), "utf8"));
    return set.map((build) => {
      const output = outputs[path.relative(ROOT, path.join(build.directory, "bundle.mjs"))];
      if (!output) throw new Error(`${METAFILE} in ${directory} does not tell of ${build.functionID}`);
      const inputs = Object.entries(output.inputs).map(([name, { bytesInOutput: bytes }]) => ({ name, bytes }));
      return { build, inputs };
    });
  });
  return (await Promise.all(found)).flat();
}

function packagesOf(inputs: Weight[]): Weight[] {
  const sums = new Map<string, number>();
  for (const { name, bytes } of inputs) sums.set(packageOf(name), (sums.get(packageOf(name)) ?? 0) + bytes);
  return [...sums].map(([name, bytes]) => ({ name, bytes })).toSorted(heavier);
}

/** `@smithy/core` of `node_modules/@smithy/core/dist-es/index.js`, `packages/core` of our own. */
const packageOf = (file: string): string =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? file.split("/").slice(0, 2).join("/");

const heavier = (one: Weight, other: Weight) => other.bytes - one.bytes;

/** How many packages are named of a bundle. */
const NAMED = 5;

/** A line a function: what its bundle weighs, and what weighs most in it (KB). */
export function sizesTable(sizes: BundleSize[]): string {
  const width = Math.max(...sizes.map(({ name }) => name.length));
  const total = Math.max(...sizes.map(({ bytes }) => bytes.toLocaleString("en").length));
  return sizes
    .map(({ name, bytes, packages }) =>
      [name.padEnd(width), bytes.toLocaleString("en").padStart(total), heaviest(packages)].join("  "),
    )
    .join("\n");
}

/** What is to be said of those that are too large: which they are, and which packages to look at. */
export const tooLarge = (sizes: BundleSize[]): string[] =>
  sizes
    .filter(({ bytes }) => bytes > LARGEST)
    .map(
      ({ name, bytes, packages }) =>
        `${name}: ${(bytes - LARGEST).toLocaleString("en")} bytes over; ${heaviest(packages)}`,
    );

const heaviest = (packages: Weight[]) =>
  packages
    .slice(0, NAMED)
    .map(({ name, bytes }) => `${name} ${Math.round(bytes / 1000)}`)
    .join(", ");
