import { existsSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";
import * as esbuild from "esbuild";
import type { Build } from "./graph.ts";
import { ACCOUNT } from "./place.ts";

type Wanted = { functionID: string; handler: string; runtime: string; bundle?: string };
type Paths = { root: string; work: string };

/** Stands in for the server that the sst CLI offers to the program: it bundles functions and knows the bootstrap. */
export async function startBuilder(paths: Paths) {
  const builds: Build[] = [];
  const methods: Record<string, (input: never) => unknown> = {
    "Provider.Aws.Bootstrap": ({ region }: { region: string }) => bootstrap(region),
    "Runtime.AddTarget": () => true,
    "Runtime.Build": async (wanted: Wanted) => {
      const build = await bundle(wanted, paths);
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

/** Bundles as SST's Node builder does: one ESM file, with `require` for the packages that still want it. */
async function bundle({ functionID, handler, runtime, bundle: ready }: Wanted, { root, work }: Paths): Promise<Build> {
  const directory = path.join(work, "bundles", functionID);
  const base = path.join(root, handler.replace(/\.[^./]+$/, ""));
  const entry = [".ts", ".mts", ".js", ".mjs"].map((ending) => base + ending).find(existsSync);
  const build = { functionID, handler, runtime };
  if (ready) return { ...build, directory: ready, errors: [] };
  if (!entry) throw new Error(`Handler not found: ${handler}`);
  const built = await esbuild
    .build({
      entryPoints: [entry],
      outfile: path.join(directory, "bundle.mjs"),
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
    })
    .catch((failure: esbuild.BuildFailure) => failure);
  return { ...build, directory, errors: built.errors.map((error) => error.text) };
}
