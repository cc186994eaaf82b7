import { createHash } from "node:crypto";
import { Refused } from "../refused.ts";
import type { Open } from "./csv/read.ts";
import type { Inbox } from "./inbox.ts";
import { type Reason, UNJUDGED } from "./job.ts";
import type { Entry, Ledger } from "./ledger.ts";
import { type Drop, isApproval, uploadOf, VERBS } from "./upload.ts";

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
  const plan = rehearsalOf({ key, versionId, etag });
  const rehearsal = await ledger.entry(plan);
  if (rehearsal?.state !== "finished") return "rehearse";
  if (rehearsal.refused) throw new Refused(rehearsal.refused.code, rehearsal.refused.message);
  const { changed = 0, removed = 0, failed = 0 } = rehearsal.outcomes ?? {};
  const unjudged = failed > 0 ? await unjudgedIn(plan, ledger) : 0;
  if (changed + removed + unjudged <= most) return "go on";
  const count = (agents: number) => agents.toLocaleString("en");
  const would = verb === "remove" ? `remove ${count(removed)}` : `change ${count(changed)}`;
  const unknown = unjudged > 0 ? ` (of ${count(unjudged)} more it could not be found out)` : "";
  const message = `It would ${would} of ${count(users)} agents${unknown}, and a file may do so to ${count(most)} before somebody has looked at its plan. To have it done, drop the file that is held into approved/, as it is.`;
  return { reason: { code: "Held", message }, plan };
}

/** The upload that is the plan of a file, made before it is carried out. */
export const rehearsalOf = ({ key, versionId, etag }: Drop): string =>
  uploadOf({ key, versionId, etag, rehearsal: true }).id;

/** Rows of a plan that failed, but may do something when they are carried out. */
async function unjudgedIn(plan: string, ledger: Ledger): Promise<number> {
  let rows = 0;
  for await (const { code } of ledger.failures(plan)) if (code === UNJUDGED || code === "AccessDenied") rows += 1;
  return rows;
}

/**
 * The entry of a file that was held before, for what it was held for; any other file in `approved/` is refused. An
 * approval is for once: the same file dropped again much later would do to agents what nobody has looked at.
 */
export async function approved(entry: Entry, { inbox, ledger }: { inbox: Inbox; ledger: Ledger }): Promise<Entry> {
  if (!isApproval(entry)) return entry;
  const digest = await digestOf(inbox.open(entry));
  const held = await ledger.heldFor(digest, entry.id);
  const named = VERBS.find((verb) => entry.folder.endsWith(`/${verb}`));
  const [verb, ...others] = named ? held.filter((each) => each === named) : held;
  if (verb && others.length > 0) {
    const message = "The file is held for more than one purpose: drop it into approved/update/ or approved/remove/.";
    throw new Refused("NotHeld", message);
  }
  if (verb && (await ledger.approve(digest, verb, entry.id))) return { ...entry, verb };
  const message =
    "Only a file that is held may be dropped here, once, just as it lies in held/: this one is not held, was changed since, or was approved before. Drop it where it belongs.";
  throw new Refused("NotHeld", message);
}

/** SHA-256 of a file, in hex: S3's own tags differ between two uploads of one file under a KMS key. */
export async function digestOf(open: Open): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of await open()) hash.update(chunk);
  return hash.digest("hex");
}
