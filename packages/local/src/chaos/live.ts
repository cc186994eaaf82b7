import { setTimeout as sleep } from "node:timers/promises";
import type { Upload } from "@frontdesk/core/agents/upload.ts";
import type { Frontdesk } from "../cloud/boot.ts";
import { drop } from "../uploads/drop.ts";
import { sweepSchedule } from "./accelerate.ts";
import type { Looker } from "./looker.ts";
import type { Plan } from "./plan.ts";

const LOOK_EVERY = 500;
/** Milliseconds between two sweeps. */
const SWEEP_PAUSE = 1000;
/** Milliseconds after which all is calm, even where no row has come to Connect. */
const LONGEST_WEATHER = 20_000;
/** Milliseconds after which a run that has not ended is told as broken: rows wait two minutes at most for their next try. */
const MOST = 240_000;

/** Lets the plan happen until every upload has ended and nothing is under way; gives the uploads, or throws what stands still. */
export async function live(plan: Plan, frontdesk: Frontdesk, looker: Looker): Promise<Upload[]> {
  const { cloud, names } = frontdesk;
  const started = Date.now();
  const passed = () => Date.now() - started;
  const timers = [
    setTimeout(() => cloud.calm(), LONGEST_WEATHER),
    ...(plan.purgeAfter ? [setTimeout(() => void looker.purge(), plan.purgeAfter)] : []),
  ];
  // A cold machine may need seconds for the first row, which are none of the time in which things go wrong.
  const off = cloud.journal.on(({ service, caller }) => {
    if (service !== "connect" || !cloud.whoIs(caller)?.endsWith(`/${names.functions.consumer}`)) return;
    off();
    timers.push(setTimeout(() => cloud.calm(), plan.lasts));
  });
  const sweeps = new AbortController();
  const swept = sweepOn(frontdesk, sweeps.signal);
  try {
    const uploads = await Promise.all(
      plan.files.map(async ({ key, body, after }) => {
        await sleep(after);
        return drop({ key, content: body }, looker.clients, frontdesk);
      }),
    );
    for (;;) {
      const open = await openOf(uploads, looker);
      if (open.length === 0 && passed() > (plan.purgeAfter ?? 0)) break;
      if (passed() > MOST) throw new Error(`not ended: ${JSON.stringify(open)}`);
      await sleep(LOOK_EVERY);
    }
    cloud.calm();
    sweeps.abort();
    await swept;
    await cloud.settle({ timeout: MOST });
    return uploads;
  } finally {
    sweeps.abort();
    for (const timer of timers) clearTimeout(timer);
  }
}

/** Fires the sweep's schedule again and again, each time when the last sweep is over: side by side they would only take the machine's time. */
async function sweepOn({ cloud, graph }: Frontdesk, signal: AbortSignal): Promise<void> {
  const schedule = sweepSchedule(graph);
  while (!signal.aborted) {
    const id = await cloud.fire(schedule);
    while (id && !signal.aborted && cloud.runs.find({ requestId: id }).length === 0) await sleep(LOOK_EVERY);
    await sleep(SWEEP_PAUSE, undefined, { signal }).catch(() => "over" as const);
  }
}

/** The uploads that have not ended, and what the ledger still has under way. */
async function openOf(uploads: Upload[], { ledger }: Looker): Promise<object[]> {
  const open: object[] = await Array.fromAsync(ledger.underWay());
  for (const [index, { id, key }] of uploads.entries()) {
    const { state, fullBlocks } = (await ledger.entry(id)) ?? {};
    // One that was replaced before its event came is nobody's business any more.
    const isReplaced = uploads.slice(index + 1).some((later) => later.key === key);
    const hasEnded = state === "finished" || state === "superseded" || (state === undefined && isReplaced);
    if (!hasEnded) open.push({ key, state, fullBlocks });
  }
  return open;
}
