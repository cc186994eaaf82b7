import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Graph } from "../../src/synth/graph.ts";

/** The functions that the main line alone invokes, by the names that the stacks give them. */
export const OF_MAIN_LINE = [
  "IdentifyCaller",
  "InstanceStates",
  "OfferInstances",
  "ChooseInstance",
  "SwitchInstance",
] as const;
/** Those of the emergency lines; the main line asks CheckEmergency as well. */
export const OF_EMERGENCIES = ["OneTimePin", "VerifyPin", "CheckEmergency", "UpdateEmergency"] as const;
/** Those that flows invoke. */
export const FUNCTIONS = [...OF_MAIN_LINE, ...OF_EMERGENCIES];
/** What the bot of the user administration asks. */
export const OF_USER_ADMINISTRATION = ["ResetPassword"] as const;
const BREAKABLE = [...FUNCTIONS, ...OF_USER_ADMINISTRATION];
export type FunctionName = (typeof BREAKABLE)[number];
/** Sources of functions that take the place of the deployed ones. */
export type Broken = Partial<Record<FunctionName, string>>;

/**
 * Gives the functions of flows and bot bundles of their own, which a test may overwrite: a sandbox loads a bundle anew once it has
 * changed. The graph is changed in place.
 */
export async function ownBundles(graph: Graph) {
  const folder = await mkdtemp(path.join(tmpdir(), "frontdesk-bundles-"));
  const current = new Map<FunctionName, string | undefined>();
  const deployed = new Map<FunctionName, string>();
  for (const name of BREAKABLE) {
    const build = graph.builds.find(({ functionID }) => functionID === name);
    if (!build) throw new Error(`The stacks build no ${name}.`);
    deployed.set(name, path.join(build.directory, "bundle.mjs"));
    build.directory = path.join(folder, name);
    await mkdir(build.directory);
    await put(name);
  }
  async function put(name: FunctionName, source?: string) {
    const file = path.join(folder, name, "bundle.mjs");
    if (source === undefined) await copyFile(deployed.get(name) ?? "", file);
    else await writeFile(file, source);
    current.set(name, source);
  }
  return {
    /** Breaks these functions, and puts the others back as they are deployed. */
    async arrange(broken: Broken) {
      for (const name of BREAKABLE) if (current.get(name) !== broken[name]) await put(name, broken[name]);
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** What may go wrong with a function, by how one would tell of it. */
export const FAULTS = {
  throws: `export const handler = async () => { throw new Error("broken"); };`,
  ends: `export const handler = async () => process.exit(1);`,
  hangs: `export const handler = () => new Promise(() => setInterval(() => {}, 1000));`,
  "answers nested objects": `export const handler = async () => ({ listed: "some", speech: { text: "web" } });`,
  "answers 33 KB": `export const handler = async () => ({ listed: "some", speech: "x".repeat(33 * 1024) });`,
  "answers text": `export const handler = async () => "some";`,
  "answers nothing": `export const handler = async () => {};`,
  "cannot be loaded": `import "./nowhere.mjs"; export const handler = async () => ({});`,
};
