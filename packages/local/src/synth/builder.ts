import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { Bundling } from "./as-sst-bundles.ts";
import { type Bundled, bundle as bundleAll, type Entry } from "./bundles.ts";
import type { Build } from "./graph.ts";
import { sourceOf } from "./graphs.ts";
import { ACCOUNT } from "./place.ts";

type Wanted = { functionID: string; handler: string; runtime: string; bundle?: string; properties?: unknown };
type Paths = { root: string; bundles: string };

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
        // SST makes one where the function does not say (`nodejs.sourcemap`), and puts it beside the function's code.
        sourcemaps: wanted.bundle ? [] : [path.join(build.directory, "bundle.mjs.map")],
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

/** How long (ms) to wait for further functions: the program asks for all of them within a moment. */
const GATHER = 50;

/** Bundles all functions that are asked for together, and alike, in one go. */
function bundler({ root, bundles: folder }: Paths) {
  const asked = new Map<string, { entries: Entry[]; made: Promise<Bundled> }>();

  async function gather(alike: string, bundling: Bundling, entries: Entry[]): Promise<Bundled> {
    await sleep(GATHER);
    asked.delete(alike);
    return bundleAll(entries, { root, folder, bundling });
  }

  return async ({ functionID, handler, runtime, bundle: ready, properties }: Wanted): Promise<Build> => {
    const build = { functionID, handler, runtime };
    if (ready) return { ...build, bundling: {}, directory: ready, errors: [] };
    const bundling = Bundling.parse(properties ?? {});
    const alike = JSON.stringify(bundling);
    const entries = asked.get(alike)?.entries ?? [];
    entries.push({ id: functionID, file: sourceOf(handler, root) });
    const made = asked.get(alike)?.made ?? gather(alike, bundling, entries);
    asked.set(alike, { entries, made });
    const { directory, errors } = await made;
    return { ...build, bundling, directory: path.join(directory, functionID), errors };
  };
}
