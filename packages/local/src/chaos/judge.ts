import type { Upload } from "@frontdesk/core/agents/upload.ts";
import type { Frontdesk } from "../cloud/boot.ts";
import { calmUsers } from "../simulation/calm.ts";
import { hasSecret } from "../simulation/files.ts";
import { brokenInvariants } from "../simulation/invariants.ts";
import type { Read } from "../simulation/outcomes.ts";
import { quotaOverdrawn } from "../simulation/quota.ts";
import { type Evidence, titleOf } from "./evidence.ts";
import type { Looker } from "./looker.ts";
import { mayFail, type Plan } from "./plan.ts";

/**
 * How much later (ms) one call may arrive than others that left with it, where a process starts cold on a busy machine.
 * Calls are counted as they arrive at the account, before any fault holds them up, and whatever becomes of them: in every
 * length of time there may be what the quota allows in that time and this one more, and 2 %.
 */
const BUNCHED = 250;

/** What of a run's end is not as it must be. */
export async function brokenIn(plan: Plan, uploads: Upload[], { cloud }: Frontdesk, looker: Looker): Promise<string[]> {
  const read = await readOf(plan, uploads, looker);
  const calm = await calmUsers(
    plan.system,
    read.map(({ file }) => file),
  );
  const broken = await brokenInvariants(read, await looker.ended(), { calm, mayFail: mayFail(plan) });
  const calls = cloud.journal.find({ service: "connect" }).sort((one, other) => one.at - other.at);
  return [...broken, ...quotaOverdrawn(calls, plan.system.quotas, BUNCHED)];
}

/** The uploads that were read; the others were replaced before that. */
async function readOf({ files }: Plan, uploads: Upload[], { ledger }: Looker): Promise<Read[]> {
  const entries = await Promise.all(uploads.map(({ id }) => ledger.entry(id)));
  return uploads.flatMap((upload, index) => {
    const file = files[index];
    return file && entries[index]?.state === "finished" ? [{ upload, file }] : [];
  });
}

/** Where a password is that must not be there. */
export async function leaks({ cloud }: Frontdesk, looker: Looker, printed: Evidence): Promise<string[]> {
  const told = printed.find(({ line }) => hasSecret(line));
  const isJournalled = cloud.journal.entries().some(({ input }) => hasSecret(JSON.stringify(input ?? "")));
  return [
    ...(hasSecret(await looker.items()) ? ["a password is in the ledger"] : []),
    ...(isJournalled ? ["a password is in the journal"] : []),
    ...(told ? [`a password is in the log of ${told.line.split(" ")[0]}`] : []),
  ];
}

/** Calls for which a function's role has no permission. */
export function refusals({ cloud }: Frontdesk): string[] {
  const refused = cloud.journal.entries().filter(({ status }) => status === 403);
  return [...new Set(refused.map((entry) => `${titleOf(entry)} is refused: ${entry.code}`))];
}
