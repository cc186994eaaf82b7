import type { Upload } from "@frontdesk/core/agents/upload.ts";
import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";
import { boot, type Frontdesk } from "../cloud/boot.ts";
import { calmUsers } from "../simulation/calm.ts";
import { SECRET } from "../simulation/files.ts";
import { brokenInvariants } from "../simulation/invariants.ts";
import type { Read } from "../simulation/outcomes.ts";
import { quotaOverdrawn } from "../simulation/quota.ts";
import type { Graph } from "../synth/graph.ts";
import { accelerate } from "./accelerate.ts";
import { live } from "./live.ts";
import { type Looker, lookerAt } from "./looker.ts";
import { mayFail, type Plan, planFrom } from "./plan.ts";

export type ChaosRun = {
  seed: number;
  files: number;
  seconds: number;
  /** Calls that a fault of the plan hit. */
  faults: number;
  /** Runs of functions that were killed or cut off. */
  deaths: number;
  /** What was not as it must be; nothing, where all was well. */
  broken: string[];
};
/** What happened, line by line in the order of time. */
export type Evidence = { at: number; line: string }[];

/** Waits (ms) of Lambda before an asynchronous invocation that failed is tried again. */
const RETRIES = [300, 1000];

/** One run on a local cloud of its own, from its boot to its end. `keep` is given what happened. */
export async function chaosRun(
  { seed, rows, graph }: { seed: number; rows: number; graph: Graph },
  keep: (run: ChaosRun, evidence: Evidence) => Promise<void> = async () => {},
): Promise<ChaosRun> {
  const started = performance.now();
  const plan = planFrom(seed, rows);
  const printed: Evidence = [];
  const frontdesk = await boot({
    graph: accelerate(graph, plan),
    instance: plan.system.instance,
    connectRate: plan.system.quotas.ratePerSecond,
    connectBurst: plan.system.quotas.burst,
    retries: RETRIES,
    faults: plan.faults,
    log: (name, line) => printed.push({ at: Date.now(), line: `${name} ${line}` }),
  });
  const looker = lookerAt(frontdesk);
  try {
    const lived = await live(plan, frontdesk, looker).catch((error: Error) => error);
    const broken = lived instanceof Error ? [lived.message] : await brokenIn(plan, lived, frontdesk, looker);
    broken.push(...(await leaks(looker, printed)), ...refusals(frontdesk));
    const { journal, runs } = frontdesk.cloud;
    const faults = journal.entries().filter(({ fault }) => fault).length;
    const deaths = runs.entries().filter(({ outcome }) => outcome === "crash" || outcome === "timeout").length;
    const seconds = (performance.now() - started) / 1000;
    const run = { seed, files: plan.files.length, seconds, faults, deaths, broken };
    await keep(run, evidenceOf(frontdesk, printed));
    return run;
  } finally {
    looker.close();
    await frontdesk.close();
  }
}

async function brokenIn(plan: Plan, uploads: Upload[], { cloud }: Frontdesk, looker: Looker): Promise<string[]> {
  const read = await readOf(plan, uploads, looker);
  const calm = await calmUsers(
    plan.system,
    read.map(({ file }) => file),
  );
  const broken = await brokenInvariants(read, await looker.ended(), { calm, mayFail: mayFail(plan) });
  const calls = cloud.journal.find({ service: "connect" }).sort((one, other) => one.at - other.at);
  return [...broken, ...quotaOverdrawn(calls, plan.system.quotas, BUNCHED)];
}

/**
 * Calls are counted as they arrive, whatever becomes of them. In any length of time there may be as many as the quota
 * allows in that time and a second more, and 2 %: they leave evenly, but a process that starts cold on a busy machine may
 * send its first a good part of a second after they had their turns, beside those whose turn is then.
 */
const BUNCHED = 1000;

/** The uploads that were read; the others were replaced before that. */
async function readOf({ files }: Plan, uploads: Upload[], { ledger }: Looker): Promise<Read[]> {
  const entries = await Promise.all(uploads.map(({ id }) => ledger.entry(id)));
  return uploads.flatMap((upload, index) => {
    const file = files[index];
    return file && entries[index]?.state === "finished" ? [{ upload, file }] : [];
  });
}

/** Where a password is that must not be there. */
async function leaks(looker: Looker, printed: Evidence): Promise<string[]> {
  const hasSecret = (text: string) => text.toLowerCase().includes(SECRET.toLowerCase());
  const told = printed.find(({ line }) => hasSecret(line));
  return [
    ...(hasSecret(await looker.items()) ? ["a password is in the ledger"] : []),
    ...(told ? [`a password is in the log of ${told.line.split(" ")[0]}`] : []),
  ];
}

/** Calls for which a function's role has no permission. */
function refusals({ cloud }: Frontdesk): string[] {
  const refused = cloud.journal.entries().filter(({ status }) => status === 403);
  return [...new Set(refused.map((entry) => `${titleOf(entry)} is refused: ${entry.code}`))];
}

const titleOf = ({ service, operation }: JournalEntry) => `${service} ${operation}`;

function evidenceOf({ cloud }: Frontdesk, printed: Evidence): Evidence {
  const calls = cloud.journal.entries().map((entry) => {
    const { at, caller, input, status, code = "", fault = "", took } = entry;
    const by = cloud.whoIs(caller)?.split("/").at(-1) ?? caller;
    return {
      at,
      line: `${by}: ${titleOf(entry)} ${status} ${code} ${fault && `[${fault}] `}${took.toFixed()} ms ${JSON.stringify(input)}`,
    };
  });
  const runs = cloud.runs.entries().map(({ at, function: name, requestId, duration, outcome, pid }) => ({
    at,
    line: `${name} ran ${duration.toFixed()} ms as ${requestId} in ${pid}: ${outcome}`,
  }));
  return [...calls, ...runs, ...printed].sort((one, other) => one.at - other.at);
}
