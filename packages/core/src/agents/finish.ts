import { Refused } from "../refused.ts";
import { addressesIn, type LookAtAddresses } from "./addresses.ts";
import { failuresFile } from "./failures-file.ts";
import { digestOf } from "./hold.ts";
import type { Inbox } from "./inbox.ts";
import type { Reason } from "./job.ts";
import type { Entry, Lease, Ledger } from "./ledger.ts";
import type { Announce, AskToTakeIn } from "./queue.ts";
import { type Message, messageOf } from "./report/message.ts";
import { type Sources, writeReport } from "./report/write.ts";
import { dateTime, failedKeyOf, heldKeyOf, processedKeyOf } from "./upload.ts";

export type Finish = {
  inbox: Inbox;
  ledger: Ledger;
  lease: Lease;
  askToTakeIn: AskToTakeIn;
  /** Tells people that an upload has ended. */
  announce: Announce;
  /** Looks at the addresses of new agents; absent where settings do not ask for it. */
  lookAtAddresses?: LookAtAddresses | undefined;
} & Omit<Sources, "inbox" | "ledger">;

export type Finished =
  | { outcome: "taken" | "done" | "early" }
  | {
      outcome: "finished";
      succeeded: number;
      failed: number;
      failedKey?: string;
      processedKey?: string;
      reportKey: string;
      /** Why people were not told: a topic that is gone must not keep an upload from its end. */
      untold?: Reason;
      /** Why nobody looked at addresses, which keeps no upload from its end either. */
      unchecked?: Reason;
    };

/**
 * Finishes an upload, once: the failures file, the report, the archive, a word to people, the ledger. A run that was cut
 * off is done anew by the next, so that people may hear of an upload twice.
 */
export async function finish(id: string, parts: Finish): Promise<Finished> {
  const { inbox, ledger, lease, announce, askToTakeIn } = parts;
  const claim = await ledger.claimFinish(id, lease);
  if (typeof claim === "string") return { outcome: claim };
  const { entry } = claim;
  const stamp = dateTime(claim.stamp);
  const [counts, tally] = await Promise.all([ledger.count(id), ledger.tally(id)]);
  const hasFailures = counts.failed > 0 || entry.refused !== undefined;
  const failedKey = hasFailures && entry.mode === "run" && !entry.heldFor ? failedKeyOf(stamp) : undefined;
  if (failedKey) await inbox.write(failedKey, failuresFile(entry, inbox, ledger));
  const processedKey = keptKeyOf(entry, stamp);
  const addresses = await addressesIn(entry, parts);
  const { report, reportKey } = await writeReport(
    entry,
    { tally, failedKey, processedKey, addresses, finishedAt: claim.stamp },
    parts,
  );
  if (entry.heldFor) await ledger.holds(await digestOf(inbox.open(entry)), entry.verb);
  if (processedKey) await inbox.archive(entry, processedKey);
  const untold = entry.rehearsal ? undefined : await tell(messageOf(report, parts.linkTo(reportKey)), announce);
  const ending = {
    ...counts,
    outcomes: tally.outcomes,
    reportKey,
    ...(failedKey && { failedKey }),
    ...(processedKey && { processedKey }),
  };
  await ledger.finish(id, ending);
  if (entry.rehearsal) await askToTakeIn({ key: entry.key, versionId: entry.versionId, etag: entry.etag });
  return {
    outcome: "finished",
    ...counts,
    reportKey,
    ...(failedKey && { failedKey }),
    ...(processedKey && { processedKey }),
    ...(untold && { untold }),
    ...(addresses && "unchecked" in addresses && addresses),
  };
}

async function tell(word: Message, announce: Announce): Promise<Reason | undefined> {
  try {
    await announce(word);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { code: error.code, message: error.message };
  }
}

/** A file of which a plan is made before it is done stays where it is. */
function keptKeyOf(entry: Entry, stamp: string): string | undefined {
  if (entry.rehearsal) return undefined;
  return entry.heldFor ? heldKeyOf(entry, stamp) : processedKeyOf(entry, stamp);
}
