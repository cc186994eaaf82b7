import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import * as esbuild from "esbuild";
import { settingsEnv, type Tree } from "../../../../settings/overlay.ts";
import type { Graph } from "./graph.ts";
import { graphOf } from "./graphs.ts";
import { ACCOUNT, BUNDLES, GRAPHS, PLATFORM, ROOT, SYNTHESES } from "./place.ts";

export type Wish = {
  stage?: string;
  /** Laid over settings.ts and FRONTDESK_SETTINGS, e.g. `{ connect: { ratePerSecond: 50 } }`. */
  settings?: Tree;
};

/**
 * Runs sst.config.ts under Pulumi mocks in a process of its own (seconds; no account, no network, no Pulumi CLI) and gives
 * back the resource graph, with every function bundled as it would be deployed.
 */
export async function synthesise({ stage = "local", settings = {} }: Wish = {}): Promise<Graph> {
  // Here and not above: it throws as it loads where a setting is wrong, which is to be said in a sentence.
  await import("../../../../settings.ts");
  if (!existsSync(PLATFORM)) throw new Error(".sst/platform is missing: run `npm run synth`, which sets it up");
  const run = randomUUID();
  const work = path.join(SYNTHESES, `${stage}-${run}`);
  const program = path.join(PLATFORM, `sst.config.${run}.mjs`);
  const out = path.join(work, "graph.json");
  await mkdir(work, { recursive: true });
  await forgetOld();
  const env = settingsEnv(settings);
  try {
    const app = await readApp(stage, env);
    const source = await bundle(program, app, work);
    const graph = await graphOf({ program: source, env, work }, async () => {
      await writeFile(program, source);
      await runProgram(program, { ...env, SYNTH_OUT: out });
      return JSON.parse(await readFile(out, "utf8"));
    });
    return { app, account: ACCOUNT, region: app.providers.aws.region, directory: work, ...graph };
  } finally {
    await rm(program, { force: true });
  }
}

/** Removes what a synthesis left. */
export const discard = ({ directory }: Graph) => rm(directory, { recursive: true, force: true });

const A_DAY = 24 * 3600_000;

/** Syntheses of runs that were killed, which could not remove their own, and bundles and graphs that nobody has used for a day. */
async function forgetOld() {
  for (const folder of [SYNTHESES, BUNDLES, GRAPHS]) {
    for (const name of await readdir(folder).catch(() => [])) {
      const each = path.join(folder, name);
      const age = await stat(each).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      );
      if (age > A_DAY) await rm(each, { recursive: true, force: true });
    }
  }
}

type App = { name: string; stage: string; providers: { aws: { region: string } } };

/** What `app()` of sst.config.ts answers, read in a process of its own since settings.ts reads the environment. */
async function readApp(stage: string, env: Record<string, string>): Promise<App> {
  const code = `import config from "./sst.config.ts";
    const app = await config.app({ stage: ${JSON.stringify(stage)} });
    console.log(JSON.stringify({ removal: "retain", providers: {}, ...app, stage: ${JSON.stringify(stage)} }));`;
  const built = await esbuild.build({
    stdin: { contents: code, resolveDir: ROOT, loader: "ts" },
    banner: { js: "const $config = (input) => input;" },
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
    logLevel: "silent",
    packages: "external",
    plugins: [withoutStacks],
  });
  const source = built.outputFiles[0]?.text ?? "";
  const { stdout } = await runNode(["--input-type=module", "--eval", source], env);
  return JSON.parse(stdout);
}

/** `app()` needs no stack, and the stacks need globals that only the whole program has. */
const withoutStacks: esbuild.Plugin = {
  name: "without-stacks",
  setup: (build) => build.onResolve({ filter: /\/stacks\// }, ({ path: file }) => ({ path: file, external: true })),
};

/** The program that the sst CLI would hand to Pulumi, with our mocks before it. */
async function bundle(program: string, app: App, work: string): Promise<string> {
  const providers: { alias: string; package: string }[] = JSON.parse(
    await readFile(path.join(ROOT, ".sst", "provider-lock.json"), "utf8"),
  );
  const globals = [
    ...providers.map((provider) => `import * as ${provider.alias} from "${provider.package}";`),
    `import * as sst from "${PLATFORM}/src/components";`,
  ].join("\n");
  const paths = { home: path.join(work, "home"), root: ROOT, work, bundles: BUNDLES, platform: PLATFORM };
  const cli = { command: "diff", dev: false, paths, state: { version: {} } };
  const built = await esbuild.build({
    stdin: {
      contents: `
        import { start } from ${JSON.stringify(path.join(import.meta.dirname, "mocks.ts"))};
        import { run } from ${JSON.stringify(path.join(PLATFORM, "src/auto/run.ts"))};
        import config from ${JSON.stringify(path.join(ROOT, "sst.config.ts"))};
        await start(() => run(config.run), $app, $cli.paths);`,
      resolveDir: ROOT,
      sourcefile: "synth.ts",
      loader: "ts",
    },
    banner: {
      js: `import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);`,
    },
    define: { $app: JSON.stringify(app), $cli: JSON.stringify(cli), $dev: "false" },
    inject: [path.join(PLATFORM, "src/shim/run.js")],
    plugins: [
      {
        name: "globals",
        setup: (build) =>
          build.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
            const isApp = file === path.join(ROOT, "sst.config.ts") || file.startsWith(path.join(ROOT, "stacks"));
            return isApp ? { contents: `${globals}\n${await readFile(file, "utf8")}`, loader: "ts" } : undefined;
          }),
      },
    ],
    packages: "external",
    nodePaths: [path.join(PLATFORM, "node_modules")],
    format: "esm",
    platform: "node",
    bundle: true,
    sourcemap: "inline",
    outfile: program,
    write: false,
    logLevel: "error",
  });
  return built.outputFiles[0]?.text ?? "";
}

async function runProgram(program: string, env: Record<string, string>) {
  const secrets = { PULUMI_TEST_MODE: "true", SST_AWS_REGION: "us-east-1" };
  await runNode(["--enable-source-maps", "--no-warnings", program], { ...env, ...secrets }).catch((cause) => {
    throw new Error(`the stacks do not synthesise:\n${cause.stderr || cause.message}`, { cause });
  });
}

const runNode = (args: string[], env: Record<string, string>) =>
  promisify(execFile)(process.execPath, args, {
    cwd: ROOT,
    maxBuffer: 64 << 20,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
