import { stat } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type * as esbuild from "esbuild";
import * as z from "zod";

/**
 * What a function says of its bundling (`nodejs`, in stacks/door.ts), as far as it is followed here; another option is refused,
 * so that no bundle here is another than the deployed one.
 */
export const Bundling = z.strictObject({
  minify: z.boolean().optional(),
  /** A module whose default export is a list of esbuild's plugins, told from the app's root. */
  plugins: z.string().optional(),
  /** SST tells it with the others: it counts for packages that are installed. */
  architecture: z.string().optional(),
});
export type Bundling = z.infer<typeof Bundling>;

/** What CommonJS has and packages may still want. */
const BANNER = `import { createRequire as topLevelCreateRequire } from "module";
const require = topLevelCreateRequire(import.meta.url);
import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url";
const __filename = topLevelFileUrlToPath(import.meta.url);
const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url));`;

/** How SST's Node builder makes one ESM file of a function of nodejs24.x. */
const AS_SST_BUNDLES = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "es2024",
  mainFields: ["module", "main"],
  keepNames: true,
  sourcemap: "linked",
  logLevel: "silent",
  banner: { js: BANNER },
} as const satisfies esbuild.BuildOptions;

/** The options of esbuild that SST's builder makes of those of a function. */
export async function asSstBundles({ minify = false, plugins }: Bundling, root: string): Promise<esbuild.BuildOptions> {
  if (!plugins) return { ...AS_SST_BUNDLES, minify };
  const file = path.resolve(root, plugins);
  const { mtimeMs } = await stat(file);
  const named = await import(`${pathToFileURL(file).href}?written=${mtimeMs}`);
  return { ...AS_SST_BUNDLES, minify, plugins: named.default as esbuild.Plugin[] };
}
