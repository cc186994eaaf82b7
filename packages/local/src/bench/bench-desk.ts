import { setTimeout as sleep } from "node:timers/promises";
import type { Verb } from "@frontdesk/core/agents/upload.ts";
import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import { boot, type Frontdesk } from "../cloud/boot.ts";
import { type Clients, clientsOf } from "../cloud/clients.ts";
import type { Graph } from "../synth/graph.ts";
import { drop } from "../uploads/drop.ts";
import { follow, ledgerOf } from "../uploads/follow.ts";
import { type Counts, startTally } from "./tally.ts";

/** Calls a second of one operation, and how many may come at once. */
export type Quota = { rate: number; burst: number };

/** An upload that was timed from its drop until the ledger had it finished: what a manager waits for. */
export type Timed = { rows: number; seconds: number; counts: Counts };

/** Seconds that `calls` of one operation take where nothing but the quota holds them up. */
export const atTheLimit = (calls: number, { rate, burst }: Quota) => Math.max(0, calls - burst) / rate;

/** More rows than a batch has, so that two consumers begin. */
export const WARM_ROWS = 12;

export type BenchDesk = Frontdesk & {
  clients: Clients;
  /** Drops a file of so many rows and times it; throws where a row fails. */
  time(rows: number, content: Uint8Array, verb: Verb): Promise<Timed>;
  /** Waits until the limiter's and the account's buckets are full again. */
  rested(): Promise<void>;
};

/** A local cloud of its own, the account's quota being the one that the graph was synthesised for. */
export async function openBenchDesk(graph: Graph, instance: Instance, { rate, burst }: Quota): Promise<BenchDesk> {
  const frontdesk = await boot({ graph, instance, connectRate: rate, connectBurst: burst });
  const clients = clientsOf(frontdesk);
  const ledger = ledgerOf(clients, frontdesk);
  const { cloud } = frontdesk;
  let lastCall = 0;
  cloud.journal.on(({ service, at }) => {
    if (service === "connect") lastCall = at;
  });

  return {
    ...frontdesk,
    clients,
    async time(rows, content, verb) {
      const tally = startTally(frontdesk);
      const started = Date.now();
      const upload = await drop({ key: `${verb}/${rows}-rows.csv`, content }, clients, frontdesk);
      const { succeeded, failures } = await follow(upload, ledger, () => {});
      const { finishedAt = 0 } = (await ledger.entry(upload.id)) ?? {};
      if (succeeded !== rows) {
        throw new Error(`${rows - succeeded} of ${rows} rows failed in ${verb}/: ${JSON.stringify(failures[0])}`);
      }
      await cloud.settle();
      return { rows, seconds: (finishedAt - started) / 1000, counts: tally() };
    },
    async rested() {
      const full = lastCall + (burst / rate) * 1000;
      await sleep(Math.max(0, full - Date.now()));
    },
  };
}
