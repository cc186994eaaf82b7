import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";
import * as z from "zod";
import { asSstBundles, type Bundling } from "./as-sst-bundles.ts";

export type Entry = { id: string; file: string };
/** A folder with `ID/bundle.mjs` for each entry. */
export type Bundled = { directory: string; errors: string[] };
/** `root` is the app's; bundles are kept in `folder`. */
type Way = { root: string; folder: string; bundling?: Bundling | undefined };

/** What esbuild tells of the bundles lies beside them: which files are in each, and how much of each. */
export const METAFILE = "metafile.json";

/** What a set of bundles was made of: each file with its size and when it was last written (ms). */
const Kept = z.object({ directory: z.string(), inputs: z.array(z.tuple([z.string(), z.number(), z.number()])) });

/**
 * Bundles functions in one go, which reads what they share once. It takes seconds of both cores, so the bundles are kept
 * in `folder` and used again for as long as no file that is in them changes.
 */
export async function bundle(entries: Entry[], { root, folder, bundling = {} }: Way): Promise<Bundled> {
  const options = await asSstBundles(bundling, root);
  const note = path.join(folder, `${await keyOf(entries, root, options)}.json`);
  const kept = await readKept(note);
  if (kept && (await isFresh(kept))) {
    const now = new Date();
    await Promise.all([kept.directory, note].map((each) => utimes(each, now, now))); // they were used today
    return { directory: kept.directory, errors: [] };
  }
  const [directory, begun] = [path.join(folder, randomUUID()), Date.now()];
  const built = await esbuild
    .build({
      entryPoints: entries.map(({ id, file }) => ({ in: file, out: path.join(id, "bundle") })),
      outdir: directory,
      outExtension: { ".js": ".mjs" },
      absWorkingDir: root,
      metafile: true,
      ...options,
    })
    .catch((failure: esbuild.BuildFailure) => ({ errors: failure.errors, metafile: undefined }));
  if (built.metafile) {
    await writeFile(path.join(directory, METAFILE), JSON.stringify(built.metafile));
    const inputs = [...Object.keys(built.metafile.inputs), ...(bundling.plugins ? [bundling.plugins] : [])];
    await keep(note, { directory, begun, root }, inputs);
  }
  return {
    directory,
    errors: built.errors.map(({ text, location }) => `${location?.file ?? ""} ${text}`.trim()),
  };
}

/** What is asked for, and how it is made: whatever differs in it has a note of its own. */
async function keyOf(entries: Entry[], root: string, options: esbuild.BuildOptions): Promise<string> {
  const sorted = entries.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const tsconfig = await readFile(path.join(root, "tsconfig.json"), "utf8").catch(() => "");
  const made = JSON.stringify([sorted, options, esbuild.version, tsconfig]);
  return createHash("sha256").update(made).digest("hex").slice(0, 16);
}

async function readKept(note: string) {
  const text = await readFile(note, "utf8").catch(() => "");
  return z.preprocess(parsed, Kept).safeParse(text).data;
}

/** Nothing where a note is broken: the bundles are then made anew. */
function parsed(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

async function isFresh({ directory, inputs }: z.infer<typeof Kept>): Promise<boolean> {
  const files = [...inputs.map(([file]) => file), directory];
  const found = await Promise.all(files.map((file) => stat(file).catch(() => undefined)));
  const isSame = inputs.every(([, size, written], at) => found[at]?.size === size && found[at]?.ctimeMs === written);
  return isSame && found.at(-1) !== undefined;
}

type Making = { directory: string; begun: number; root: string };

/** The system's clock for files ticks no finer (ms). */
const TICK = 10;

/** Notes what the bundles are made of, unless one of the files was written meanwhile. npm gives files times of its own: `ctime` tells. */
async function keep(note: string, { directory, begun, root }: Making, files: string[]) {
  const inputs = await Promise.all(
    files.map(async (file) => {
      const place = path.resolve(root, file);
      const { size, ctimeMs } = await stat(place);
      return [place, size, ctimeMs] as const;
    }),
  );
  if (inputs.some(([, , written]) => written >= begun - TICK)) return;
  await mkdir(path.dirname(note), { recursive: true });
  const fresh = `${note}.${randomUUID()}`;
  await writeFile(fresh, JSON.stringify({ directory, inputs }));
  await rename(fresh, note);
}
