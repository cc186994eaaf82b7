import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { environmentOf, type FunctionConfig } from "@frontdesk/simulator/lambda/function.ts";
import * as esbuild from "esbuild";
import { cloudOf } from "../cloud/from-graph.ts";
import { asSstBundles } from "../synth/as-sst-bundles.ts";
import { bundleInputs } from "../synth/bundle-sizes.ts";
import { type Graph, resource } from "../synth/graph.ts";
import { ROOT } from "../synth/place.ts";
import { median } from "./figure.ts";

/** What a process takes to import a bundle, in milliseconds: of the clock, and of processors. */
type Start = { clock: number; cpu: number };
export type Init = {
  name: string;
  /** The SDK's clients that it makes, e.g. `KMSClient`. */
  clients: string[];
  own: Start[];
  /** Of a bundle that makes these clients and does nothing else. */
  bare: Start[];
};

/** As the ratio of medians; the two were measured in turns. */
export const ratioOf = ({ own, bare }: Init, of: keyof Start): number =>
  median(own.map((start) => start[of])) / median(bare.map((start) => start[of]));

/**
 * Imports each function's bundle in a process of its own, in the environment that it is deployed with, in turns with a bundle of the
 * bare clients, as the SDK's packages are bundled where nobody leaves anything out. Nothing compiled is kept from one to the next.
 */
export async function initialisations(graph: Graph, { rounds }: { rounds: number }): Promise<Init[]> {
  const measured: Init[] = [];
  for (const { build, inputs } of await bundleInputs(graph)) {
    const found = inputs.flatMap(({ name }) => clientIn(name));
    const clients = found.map(({ client }) => client).sort();
    const bare = path.join(graph.directory, "bare", `${clients.join("-")}.mjs`);
    await bundleBare(found, bare);
    const config = configOf(graph, build.functionID);
    const init: Init = { name: build.functionID, clients, own: [], bare: [] };
    for (let round = 0; round < rounds; round += 1) {
      init.own.push(await start(config.bundle, config));
      init.bare.push(await start(bare, config));
    }
    measured.push(init);
  }
  return measured;
}

type Client = { from: string; client: string };

function clientIn(file: string): Client[] {
  const [, from, client] = /(@aws-sdk\/client-[\w-]+)\/dist-es\/(\w+Client)\.js$/.exec(file) ?? [];
  return from && client ? [{ from, client }] : [];
}

async function bundleBare(clients: Client[], outfile: string) {
  const lines = clients.map(
    ({ from, client }) => `import { ${client} } from "${from}"; export const made${client} = new ${client}({});`,
  );
  await mkdir(path.dirname(outfile), { recursive: true });
  const options = await asSstBundles({ minify: true }, ROOT);
  const resolveDir = path.join(ROOT, "packages", "functions", "src");
  await esbuild.build({ ...options, stdin: { contents: lines.join("\n"), resolveDir }, outfile });
}

function configOf(graph: Graph, functionID: string): FunctionConfig {
  const { arn } = resource(graph, "aws:lambda/function:Function", `${functionID}Function`);
  const config = cloudOf(graph).functions.find((each) => each.arn === arn);
  if (config) return config;
  throw new Error(`the graph has no ${functionID}`);
}

const PROBE = `const [used, began] = [process.cpuUsage(), performance.now()];
await import(process.argv[1]);
const [{ user, system }, clock] = [process.cpuUsage(used), performance.now() - began];
console.log(JSON.stringify({ clock, cpu: (user + system) / 1000 }));
process.exit();`;

/** Nobody listens there: a function that would ask AWS as it loads would fail. */
const NOWHERE = { endpoint: "http://127.0.0.1:1", region: "us-east-1" };
const CREDENTIALS = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "secret" };

async function start(bundle: string, config: FunctionConfig): Promise<Start> {
  const env = environmentOf(config, { ...NOWHERE, credentials: CREDENTIALS }, "session");
  const args = ["--input-type=module", "--eval", PROBE, pathToFileURL(bundle).href];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(stdout);
}
