import { UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { takeIn } from "@frontdesk/core/agents/intake.ts";
import type { Job } from "@frontdesk/core/agents/job.ts";
import type { Queue } from "@frontdesk/core/agents/queue.ts";
import { type Sweep, sweep } from "@frontdesk/core/agents/sweep.ts";
import type { Upload } from "@frontdesk/core/agents/upload.ts";
import { systemClock } from "@frontdesk/core/clock.ts";
import type { BootOptions } from "../src/cloud/boot.ts";
import { adaptersOf } from "./adapters.ts";
import { type Desk, EVENTS, graphWithout, openDesk, rowOf } from "./desk.ts";

export const MINUTE = 60_000;

/** A desk whose sweep runs here, on the real adapters, by a clock that is so many minutes ahead. */
export async function openSwept(options: Partial<BootOptions> = {}) {
  // A function that a busy machine does not start in time is tried again at once.
  const desk = await openDesk({ graph: graphWithout(EVENTS), retries: [100, 100, 100], ...options });
  const ports = adaptersOf(desk);
  const ahead = (minutes: number) => ({ ...systemClock, now: () => Date.now() + minutes * MINUTE });
  const sweepIn = (minutes: number, other: Partial<Sweep> = {}): ReturnType<typeof sweep> =>
    sweep({ ...ports, clock: ahead(minutes), after: 5 * MINUTE, ...other });
  const underWay = () => Array.fromAsync(desk.ledger.underWay());

  /** Takes a file in by hand, in a run whose lease is over, and gives the rows that it sends, which go nowhere. */
  async function takeInByHand({ key, versionId, etag }: Upload, queue: Partial<Queue> = {}): Promise<Job[]> {
    const jobs: Job[] = [];
    const kept = { ...ports.queue, sendJobs: async (batch: Job[]) => void jobs.push(...batch), ...queue };
    const limits = { largestFile: 1e9, mostRows: 1e6, noteEvery: 10, deadline: Number.POSITIVE_INFINITY };
    const lease = { owner: "by hand", until: Date.now() - 1 };
    const guards = { hold: { share: 1, from: 0 }, sharedQuickConnects: "refused" } as const;
    const rules = { ...limits, ...guards, lease, management: "CONNECT_MANAGED", clock: systemClock } as const;
    await takeIn({ key, versionId, etag }, { ...ports, queue: kept, ...rules });
    return jobs;
  }
  return { ...desk, ports, sweepIn, underWay, takeInByHand };
}
/** Has an upload that is under way begun, and its rows lost, so long ago that the sweep looks at it. */
export async function longAgo({ id }: Upload, { clients, names, ledger }: Desk) {
  const open = (await Array.fromAsync(ledger.underWay())).find((each) => each.id === id);
  const command = new UpdateCommand({
    TableName: names.tables.ledger,
    Key: { pk: "uploads", sk: `open#${id}` },
    UpdateExpression: `SET since = :then${open?.lostSince ? ", lostSince = :then" : ""}`,
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeValues: { ":then": Date.now() - 6 * MINUTE },
  });
  await clients.dynamo.send(command);
}

/** Rows of so many new agents. */
export const rows = (count: number) => Array.from({ length: count }, (_, index) => rowOf(`agent${index}`));
