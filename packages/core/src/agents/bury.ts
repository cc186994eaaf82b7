import pLimit from "p-limit";
import { type Applied, isApplied } from "./apply.ts";
import { isCopy, Job, Letter, type Place, type Reason, UNJUDGED } from "./job.ts";
import type { Ledger, Standing } from "./ledger.ts";
import { type AskToFinish, bodyOf, type Message } from "./queue.ts";
import { sayDone } from "./steps.ts";
import type { Users } from "./users.ts";

export type Bury = {
  ledger: Ledger;
  users: Users;
  askToFinish: AskToFinish;
  /** Letters on which work goes on at once. */
  rowsAtOnce: number;
  /** Keeps a message that nobody here wrote, so that nothing is lost. */
  keep(message: Message): Promise<void>;
};

export type Buried = { id: string; upload?: string; row?: number; code: string; error?: unknown };

/**
 * Records each dead letter as its row's outcome. Those that were refused say why. Of those that SQS moved here after too
 * many tries, the agent is looked at: a try that was cut off may have done what the row says.
 */
export async function bury(messages: Message[], burial: Bury): Promise<Buried[]> {
  const lanes = pLimit(burial.rowsAtOnce);
  return lanes.map(messages, async (message) => {
    try {
      return { id: message.id, ...(await buryOne(message, burial)) };
    } catch (error) {
      return { id: message.id, code: "Again", error };
    }
  });
}

async function buryOne(message: Message, burial: Bury): Promise<Omit<Buried, "id">> {
  const { ledger, askToFinish } = burial;
  const body = bodyOf(message);
  const [letter, job] = [Letter.safeParse(body), Job.safeParse(body)];
  if (!letter.success && !job.success) {
    await burial.keep(message);
    return { code: "Unreadable" };
  }
  const place = letter.data ?? (job.data as Job);
  const about = { upload: place.upload, row: place.row };
  const found = letter.success ? letter.data.reason : await look(job.data as Job, burial);
  if (found === "copy") return { ...about, code: "Copy" };
  const standing = await record(place, found, ledger);
  if (standing === "last") await askToFinish(place.upload);
  if (found === "recorded") return { ...about, code: "Recorded" };
  return { ...about, code: typeof found === "string" ? "Done" : found.code };
}

/** What became of a row: it failed for a reason, was done by a try that was cut off, or has its success recorded already. */
type Found = Reason | Applied | "recorded";

async function record(place: Place, found: Found, ledger: Ledger): Promise<Standing> {
  if (typeof found === "object") return ledger.fail(place, found);
  return ledger.succeed(place, found === "recorded" ? undefined : found);
}

/** What became of a row that has had its tries. */
async function look(job: Job, { ledger, users }: Bury): Promise<Found | "copy"> {
  const { succeeded, failed, turns } = await ledger.outcomes(job);
  if (succeeded.has(job.row)) return "recorded";
  if (isCopy(job, turns)) return "copy";
  if (!job.plan && !failed.has(job.row) && (await isApplied(job, users))) return DONE_BY[job.verb];
  const { code, message } = (await ledger.noted(job)) ?? NEVER;
  if (job.plan) return { code: UNJUDGED, message: `What the row would do could not be found out: ${message}` };
  return { code, message: `${ended(message)}${sayDone(await ledger.effects(job))}` };
}

const ended = (sentence: string) => (/[.!?]$/.test(sentence) ? sentence : `${sentence}.`);

/** What a try did that was cut off. */
const DONE_BY = { create: "created", update: "changed", remove: "removed" } as const;

const NEVER = { code: "NoAnswer", message: "Every try was cut off before it had an answer: drop the row again." };
