import { settingsEnv, type Tree } from "../../../../settings/overlay.ts";
import { discard, synthesise } from "../synth/synthesise.ts";
import { type Bundle, bundlesIn } from "./bundles.ts";
import { type Change, changesIn, compared } from "./changes.ts";
import type { Ended } from "./command.ts";
import { openOffline } from "./offline.ts";

export type Wish = {
  stage: string;
  settings?: Tree;
  /**
   * As Pulumi's own first preview: what a provider makes up, such as an ARN, is not known. The program then registers fewer
   * resources, and has no function bundled whose environment names one.
   */
  isUnknown?: boolean;
};
export type Diff = Ended & {
  changes: Change[];
  bundles: Bundle[];
  /** Why the diff is not as it should be, a sentence each; nothing where all is well. */
  faults: string[];
};

/** Runs the real `sst diff` of a stage that has not been deployed, and holds what it names and bundles against the synthesis. */
export async function diffOffline({ stage, settings = {}, isUnknown = false }: Wish): Promise<Diff> {
  // Here and not above: it throws as it loads where a setting is wrong, which is to be said in a sentence.
  await import("../../../../settings.ts");
  const offline = await openOffline();
  try {
    const env = { ...settingsEnv(settings), ...(isUnknown ? { OFFLINE_PREVIEW: "unknown" } : {}) };
    const ended = await offline.sst(["diff", "--stage", stage], { env });
    const [changes, bundles] = [changesIn(ended.output), await bundlesIn(offline.project)];
    const asked = offline.wanted.map((host) => `it asked for ${host}, which is not on this machine`);
    const isWhole = ended.code === 0 && !isUnknown;
    const found = isWhole ? await mismatches({ stage, settings }, changes, bundles) : [];
    const faults = [...(ended.code === 0 ? [] : [how(ended)]), ...found, ...asked];
    return { ...ended, changes, bundles, faults };
  } finally {
    await offline.close();
  }
}

const how = ({ code, seconds }: Ended): string =>
  code === null ? `sst diff was stopped after ${Math.round(seconds)} s` : `sst diff ended with ${code}`;

async function mismatches(wish: Wish, changes: Change[], bundles: Bundle[]): Promise<string[]> {
  const graph = await synthesise(wish);
  await discard(graph);
  const { missing, surplus } = compared(changes, graph);
  const made = bundles.filter(({ bundle, archive }) => bundle && archive).map(({ name }) => name);
  const wanted = graph.builds.map(({ functionID }) => functionID);
  return [
    ...missing.map((each) => `the synthesis has ${each}, and sst diff does not name it`),
    ...surplus.map((each) => `sst diff names ${each}, and the synthesis does not have it`),
    ...wanted.filter((name) => !made.includes(name)).map((name) => `SST has not bundled ${name}`),
    ...made.filter((name) => !wanted.includes(name)).map((name) => `SST has bundled ${name}, which no function wants`),
  ];
}
