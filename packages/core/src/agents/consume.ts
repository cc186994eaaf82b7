import pLimit from "p-limit";
import type { Clock } from "../clock.ts";
import { Refused } from "../refused.ts";
import { TooLate } from "../throttle/limiter.ts";
import { type Applied, create, remove, update } from "./apply.ts";
import type { Rules } from "./decide.ts";
import { foresee } from "./foresee.ts";
import { blockOf, isCopy, Job, letterOf } from "./job.ts";
import type { Ledger, Outcomes } from "./ledger.ts";
import { mayGlimpse } from "./plan.ts";
import { type AskToFinish, bodyOf, type Message, type Queue } from "./queue.ts";
import { partsOf, sayDone } from "./steps.ts";
import { NotSeen, type Users } from "./users.ts";

export type Consume = {
  ledger: Ledger;
  queue: Queue;
  users: Users;
  askToFinish: AskToFinish;
  clock: Clock;
  /** How often a row is tried before SQS moves it to the dead letters. */
  retries: number;
  /** When the run must be done, in milliseconds since the epoch. */
  deadline: number;
  /** Rows on which work goes on at once. */
  rowsAtOnce: number;
  rules: Rules;
};

/** What became of one message: what a log may say of it. */
export type Consumed = {
  id: string;
  upload?: string;
  row?: number;
  outcome: Applied | "done" | "refused" | "postponed" | "again";
  code?: string;
  error?: unknown;
};

/**
 * Applies rows to Connect, so many of a batch side by side; each call waits for its own turn. A row that Connect refuses
 * is buried with its reason, one that meets a fault of the moment (`again`) comes back. Where rows had no turn, the run
 * waits until there may be one: ended at once, it would only fetch further rows that have none.
 */
export async function consume(messages: Message[], consumer: Consume): Promise<Consumed[]> {
  const { clock, deadline, rowsAtOnce } = consumer;
  const lanes = pLimit(rowsAtOnce);
  const waits: number[] = [];
  const read = messages.map((message) => ({ message, read: Job.safeParse(bodyOf(message)) }));
  const jobs = read.flatMap(({ read: { data } }) => (data ? [data] : []));
  const batch = { outcomesOf: outcomesOnce(consumer.ledger), glimpseOf: glimpsesOnce(jobs, consumer.users) };
  const consumed = await lanes.map(read, async ({ message, read }): Promise<Consumed> => {
    // Not ours, and nothing to do with it here: SQS moves it to the dead letters, where it is kept.
    if (!read.success) return { id: message.id, outcome: "again", code: "NotAJob" };
    const job = read.data;
    const about = { id: message.id, upload: job.upload, row: job.row };
    try {
      return { ...about, ...(await settle(job, message, batch, consumer)) };
    } catch (failure) {
      const { error, done } = partsOf(failure);
      if (done.length > 0) await consumer.ledger.effected(job, done).catch(() => "unnoted" as const);
      if (error instanceof TooLate && (await postpone(job, error, consumer))) {
        waits.push(error.wait);
        return { ...about, outcome: "postponed" };
      }
      await retreat(job, message, error, consumer);
      return { ...about, outcome: "again", code: codeOf(error), error };
    }
  });
  const wait = Math.min(...waits, deadline - clock.now());
  if (waits.length > 0 && wait > 0) await clock.sleep(wait);
  return consumed;
}

/** Does the row's work, unless it is done, and records the outcome. */
async function settle(
  job: Job,
  { receiveCount }: Message,
  batch: Batch,
  consumer: Consume,
): Promise<Pick<Consumed, "outcome" | "code">> {
  const { ledger, queue, askToFinish } = consumer;
  const { succeeded, failed, turns } = await batch.outcomesOf(job);
  if (failed.has(job.row) || isCopy(job, turns)) return { outcome: "done" };
  let outcome: Applied | "done" = "done";
  if (!succeeded.has(job.row)) {
    try {
      outcome = await apply(job, batch, consumer);
    } catch (failure) {
      const { error, done } = partsOf(failure);
      if (!(error instanceof Refused)) throw failure;
      // Noted before it is told: where the telling fails, the next try finds these parts as the row says.
      if (done.length > 0) await ledger.effected(job, done);
      await queue.bury([letterOf(job, error, sayDone(await ledger.effects(job)))]);
      return { outcome: "refused", code: error.code };
    }
  }
  // An earlier try may have changed what this one finds as the row says.
  const isRetry = receiveCount > 1 || job.turn > 0;
  if (outcome === "unchanged" && isRetry && (await ledger.effects(job)).length > 0) outcome = "changed";
  // Recorded anew even where it was done: the run that did it may have died before it asked for the finish.
  const standing = await ledger.succeed(job, outcome === "done" ? undefined : outcome);
  if (standing === "last") await askToFinish(job.upload);
  return { outcome };
}

async function apply(job: Job, { glimpseOf }: Batch, { users, rules, ledger }: Consume): Promise<Applied> {
  const deciding = { users, rules, glimpse: job.verb === "update" ? await glimpseOf(job) : undefined };
  if (job.plan) {
    const foreseen = await foresee(job, deciding);
    await ledger.foreseen(job, foreseen);
    return foreseen.outcome;
  }
  if (job.verb === "create") return create(job.wanted, users);
  if (job.verb === "remove") return remove(job.userId, job.quickConnects ?? [], users);
  return update(job.userId, job.wanted, deciding);
}

/**
 * A row that never had its turn goes to the end of the queue as a new message; false where that could not be done. It is
 * noted afterwards which message counts: copies of the old one, which every queue may make, must not be postponed as well.
 */
async function postpone(job: Job, { wait }: TooLate, { queue, ledger }: Consume): Promise<boolean> {
  const turn = job.turn + 1;
  try {
    await queue.postpone({ ...job, turn }, wait / 1000);
  } catch {
    return false;
  }
  await ledger.postponed(job, turn).catch(() => "unnoted" as const); // a copy may then be postponed once more
  return true;
}

/** Seconds until a row is tried again, by how often it was: with jitter, so that rows do not come back as one. */
const PAUSES = [2, 5, 15, 45, 120];
/** Seconds after which Connect shows a user that it has just created. */
const TO_BE_SEEN = 15;

async function retreat(job: Job, message: Message, error: unknown, { ledger, queue, clock, retries }: Consume) {
  if (message.receiveCount >= retries) {
    const reason = { code: codeOf(error), message: `Tried ${message.receiveCount} times. ${sayOf(error)}` };
    await ledger.note(job, reason).catch(() => "unnoted" as const); // the failure then says how often it was tried
  }
  const usual = PAUSES[Math.min(message.receiveCount, PAUSES.length) - 1] ?? 2;
  const pause = error instanceof NotSeen ? Math.max(TO_BE_SEEN, usual) : usual;
  const jittered = Math.ceil(pause * (0.5 + ((clock.now() + 137 * job.row) % 1000) / 2000));
  // Where this fails, the message comes back when its visibility timeout is over.
  await queue.comeBack(message.receiptHandle, jittered).catch(() => "later" as const);
}

const codeOf = (error: unknown) => (error instanceof Error ? error.name : "Unknown");
const sayOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** What is read once for all rows of a batch. */
type Batch = { outcomesOf: ReturnType<typeof outcomesOnce>; glimpseOf: ReturnType<typeof glimpsesOnce> };

/** One search for all agents of the batch for which that may do; begun when the first of them is asked for. */
function glimpsesOnce(jobs: Job[], users: Users) {
  const ids = jobs.flatMap((job) => (job.verb === "update" && mayGlimpse(job.wanted) ? [job.userId] : []));
  let search: ReturnType<Users["glimpse"]> | undefined;
  return async ({ userId, wanted }: Extract<Job, { verb: "update" }>) => {
    if (!mayGlimpse(wanted)) return undefined;
    search ??= users.glimpse([...new Set(ids)]);
    return (await search).get(userId);
  };
}

/** One read of the ledger for all rows of a block. */
function outcomesOnce(ledger: Ledger) {
  const known = new Map<string, Promise<Outcomes>>();
  return (job: Job) => {
    const key = `${job.upload} ${blockOf(job)}`;
    const outcomes = known.get(key) ?? ledger.outcomes(job);
    known.set(key, outcomes);
    return outcomes;
  };
}
