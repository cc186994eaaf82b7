import { createHash } from "node:crypto";
import { Refused } from "../refused.ts";
import type { Open } from "./csv/read.ts";
import type { Inbox } from "./inbox.ts";
import type { Reason } from "./job.ts";
import type { Entry, Ledger } from "./ledger.ts";
import { isApproval, uploadOf, VERBS } from "./upload.ts";

/** How many agents a file may change before somebody must have looked at its plan. */
export type Hold = {
  /** Of all users of the instance, from 0 to 1. */
  share: number;
  /** So many may be changed always. */
  from: number;
};

/**
 * Whether a file may be carried out. One that has more rows than may be changed is gone through as a plan first: an export
 * that is dropped as it is has many rows and changes nobody.
 */
export async function judge(
  { verb, mode, folder, key, versionId, etag }: Entry,
  { rows, users }: { rows: number; users: number },
  { ledger, hold }: { ledger: Ledger; hold: Hold },
): Promise<"go on" | "rehearse" | { reason: Reason; plan: string }> {
  const most = Math.max(hold.from, Math.floor(hold.share * users));
  if (mode === "plan" || verb === "create" || isApproval({ folder }) || rows <= most) return "go on";
  const { id: plan } = uploadOf({ key, versionId, etag, rehearsal: true });
  const rehearsal = await ledger.entry(plan);
  if (rehearsal?.state !== "finished") return "rehearse";
  const { changed = 0, removed = 0 } = rehearsal.outcomes ?? {};
  if (changed + removed <= most) return "go on";
  const count = (agents: number) => agents.toLocaleString("en");
  const would = verb === "remove" ? `remove ${count(removed)}` : `change ${count(changed)}`;
  const message = `It would ${would} of ${count(users)} agents, and a file may do so to ${count(most)} before somebody has looked at its plan. To have it done, drop the file that is held into approved/, as it is.`;
  return { reason: { code: "Held", message }, plan };
}

/** The entry of a file that was held before, for what it was held for; any other file in `approved/` is refused. */
export async function approved(entry: Entry, { inbox, ledger }: { inbox: Inbox; ledger: Ledger }): Promise<Entry> {
  if (!isApproval(entry)) return entry;
  const held = await ledger.heldFor(await digestOf(inbox.open(entry)));
  const named = VERBS.find((verb) => entry.folder.endsWith(`/${verb}`));
  const [verb, ...others] = named ? held.filter((each) => each === named) : held;
  if (verb && others.length === 0) return { ...entry, verb };
  const message = verb
    ? "The file is held for more than one purpose: drop it into approved/update/ or approved/remove/."
    : "Only a file that is held may be dropped here, just as it lies in held/: this one is not, or was changed since. Drop it where it belongs.";
  throw new Refused("NotHeld", message);
}

/** SHA-256 of a file, in hex: S3's own tags differ between two uploads of one file under a KMS key. */
export async function digestOf(open: Open): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of await open()) hash.update(chunk);
  return hash.digest("hex");
}
