import { boot, type Frontdesk } from "../cloud/boot.ts";
import { clientsOf } from "../cloud/clients.ts";
import { joinedInstance, settingsFor } from "../cloud/instance.ts";
import {
  callersOf,
  readCallersFile,
  readDirectoryFile,
  readEc2File,
  readPhonesFile,
  SAMPLE_CALLERS,
  SAMPLE_DIRECTORY,
  SAMPLE_EC2,
  SAMPLE_PHONES,
} from "../cloud/starting-files.ts";
import { discard, synthesise } from "../synth/synthesise.ts";

/** A front desk with the bytes that its functions have logged so far. */
export type CostDesk = Frontdesk & { logBytes(): number };

/** Every field of every agent may be changed, and no file is held. */
const UNGUARDED = { emailChanges: "allowed", hold: { share: 1, from: 0 } };

/** The samples' front desk at AWS's default quota. Nothing runs by the clock: what does is in what stands. */
export async function openCostDesk(): Promise<CostDesk> {
  const instance = await joinedInstance();
  const graph = await synthesise({ settings: { ...settingsFor(instance), agents: UNGUARDED } });
  let bytes = 0;
  const desk = await boot({
    ...{ graph: { ...graph, resources: graph.resources.filter(({ type }) => !type.startsWith("aws:scheduler/")) } },
    ...{ instance, ec2: await readEc2File(SAMPLE_EC2), carriers: await readPhonesFile(SAMPLE_PHONES) },
    directory: await readDirectoryFile(SAMPLE_DIRECTORY),
    log: (_, line) => {
      bytes += Buffer.byteLength(line) + 1;
    },
  });
  for (const caller of await readCallersFile(SAMPLE_CALLERS)) await callersOf(clientsOf(desk), desk).put(caller);
  return {
    ...desk,
    logBytes: () => bytes,
    async close() {
      await desk.close();
      await discard(graph);
    },
  };
}
