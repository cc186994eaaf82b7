import { existsSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import * as esbuild from "esbuild";
import type { Build } from "./graph.ts";
import { ACCOUNT } from "./place.ts";

type Wanted = { functionID: string; handler: string; runtime: string; bundle?: string };
type Paths = { root: string; work: string };

/** Stands in for the server that the sst CLI offers to the program: it bundles functions and knows the bootstrap. */
export async function startBuilder(paths: Paths) {
  const builds: Build[] = [];
  const bundle = bundler(paths);
  const methods: Record<string, (input: never) => unknown> = {
    "Provider.Aws.Bootstrap": ({ region }: { region: string }) => bootstrap(region),
    "Runtime.AddTarget": () => true,
    "Runtime.Build": async (wanted: Wanted) => {
      const build = await bundle(wanted);
      builds.push(build);
      return {
        handler: `bundle${path.extname(wanted.handler)}`,
        out: build.directory,
        errors: build.errors,
        sourcemaps: [],
      };
    },
  };
  const server = http.createServer(async (request, response) => {
    const { method, params } = JSON.parse(await text(request));
    const answer = methods[method]
      ? Promise.resolve(methods[method](params[0] as never))
      : Promise.reject(new Error(`rpc: can't find method ${method}`));
    const reply = await answer.then(
      (result) => ({ result, error: null }),
      (error) => ({ result: null, error: String(error.message ?? error) }),
    );
    response.writeHead(200, { "content-type": "application/json", connection: "close" }).end(JSON.stringify(reply));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  server.unref();
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, builds };
}

const bootstrap = (region: string) => ({
  version: 7,
  asset: "sst-asset",
  state: "sst-state",
  assetEcrRegistryId: ACCOUNT,
  assetEcrUrl: `${ACCOUNT}.dkr.ecr.${region}.amazonaws.com/sst-asset`,
  appsyncHttp: "",
  appsyncRealtime: "",
});

/** How SST's Node builder makes one ESM file of a function, with `require` for the packages that still want it. */
export const AS_SST_BUNDLES = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  mainFields: ["module", "main"],
  minify: true,
  keepNames: true,
  sourcemap: "linked",
  logLevel: "silent",
  banner: {
    js: `import { createRequire as requireOf } from "node:module"; const require = requireOf(import.meta.url);`,
  },
} as const satisfies esbuild.BuildOptions;

/** How long (ms) to wait for further functions: the program asks for all of them within a moment. */
const GATHER = 50;

/** Bundles all functions that are asked for together in one go, which reads what they share once. */
function bundler({ root, work }: Paths) {
  let asked: { id: string; entry: string }[] = [];
  let going: Promise<string[]> | undefined;

  async function gather(): Promise<string[]> {
    await sleep(GATHER);
    const entryPoints = asked.map(({ id, entry }) => ({ in: entry, out: path.join(id, "bundle") }));
    [asked, going] = [[], undefined];
    const built = await esbuild
      .build({
        entryPoints,
        outdir: path.join(work, "bundles"),
        outExtension: { ".js": ".mjs" },
        ...AS_SST_BUNDLES,
      })
      .catch((failure: esbuild.BuildFailure) => failure);
    return built.errors.map(({ text, location }) => `${location?.file ?? ""} ${text}`.trim());
  }

  return async ({ functionID, handler, runtime, bundle: ready }: Wanted): Promise<Build> => {
    const build = { functionID, handler, runtime };
    if (ready) return { ...build, directory: ready, errors: [] };
    const base = path.join(root, handler.replace(/\.[^./]+$/, ""));
    const entry = [".ts", ".mts", ".js", ".mjs"].map((ending) => base + ending).find(existsSync);
    if (!entry) throw new Error(`Handler not found: ${handler}`);
    asked.push({ id: functionID, entry });
    going ??= gather();
    return { ...build, directory: path.join(work, "bundles", functionID), errors: await going };
  };
}
