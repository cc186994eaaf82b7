import type { Entry, Ledger } from "@frontdesk/core/agents/ledger.ts";
import type { uploadOf } from "@frontdesk/core/agents/upload.ts";
import type { Cloud } from "@frontdesk/simulator/cloud.ts";
import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";
import type { FailureTold, UploadTold } from "../told/upload.ts";
import { Pace } from "./pace.ts";

/** Files that are shown, at most. */
const MOST = 20;
/** Failed rows of a file that are shown while it is worked on. */
const MOST_FAILURES = 50;
const MOST_OF_ENDED = 8;

type Sources = { cloud: Pick<Cloud, "journal">; ledger: Ledger; ratePerSecond: number };

/**
 * The files that were dropped, by whomever: those under way are the ledger's, and of those that have ended a report was written,
 * since the console is here from the beginning. What has ended is asked for once.
 */
export function uploadsIn({ cloud, ledger, ratePerSecond }: Sources) {
  const ended = new Map<string, UploadTold>();
  const paces = new Map<string, Pace>();
  /** Dropped from the page, with the time: a file is shown before anybody has read it. */
  const dropped = new Map<string, { upload: ReturnType<typeof uploadOf>; at: number }>();

  /** Uploads of which there is a report, the newest first. */
  let reported: string[] = [];
  const stop = cloud.journal.on((entry) => {
    const id = reportIn(entry);
    if (id) reported = [id, ...reported.filter((other) => other !== id)].slice(0, MOST * 2);
  });

  async function told(id: string): Promise<UploadTold | undefined> {
    const known = ended.get(id);
    if (known) return known;
    const entry = await ledger.entry(id);
    if (!entry) return waiting(id);
    if (entry.rehearsal) {
      reported = reported.filter((other) => other !== id);
      return undefined;
    }
    const isOver = entry.state === "finished" || entry.state === "superseded";
    const { succeeded = 0, failed = 0 } = entry;
    const counts = isOver ? { succeeded, failed } : await ledger.count(id);
    const all = {
      ...common(entry, ratePerSecond),
      ...counts,
      failures: await firstFailures(id, counts.failed, isOver ? MOST_OF_ENDED : MOST_FAILURES),
    };
    if (isOver) {
      ended.set(id, all);
      paces.delete(id);
      dropped.delete(id);
      return all;
    }
    const pace = paces.get(id) ?? new Pace();
    paces.set(id, pace);
    const rate = pace.at(Date.now(), counts.succeeded + counts.failed);
    if (rate === undefined) return all;
    return { ...all, rate, ...leftOf(all, entry.startedAt, ratePerSecond) };
  }

  function waiting(id: string): UploadTold | undefined {
    const one = dropped.get(id);
    if (!one) return undefined;
    const { key, folder, name, verb, mode } = one.upload;
    const none = { succeeded: 0, failed: 0, failures: [], isHeld: false, allowed: ratePerSecond };
    return { id, key, folder, name, verb, isPlan: mode === "plan", state: "waiting", startedAt: one.at, ...none };
  }

  async function firstFailures(id: string, failed: number, most: number): Promise<FailureTold[]> {
    const first: FailureTold[] = [];
    if (failed === 0) return first;
    for await (const { code, message, row, line, login } of ledger.failures(id)) {
      first.push({ code, message, row, line, login });
      if (first.length === most) break;
    }
    return first;
  }

  return {
    /** Remembers a file that was dropped from the page. */
    note(upload: ReturnType<typeof uploadOf>) {
      dropped.set(upload.id, { upload, at: Date.now() });
    },
    /** Remembers that a file which was held is done: it can be approved once. */
    approve(id: string) {
      const held = ended.get(id);
      if (held) ended.set(id, { ...held, isApproved: true });
    },
    told,
    stop,
    async read(): Promise<{ uploads: UploadTold[] }> {
      const underWay = await Array.fromAsync(ledger.underWay());
      const open = underWay.filter(({ drop }) => !drop.rehearsal).map(({ id }) => id);
      const ids = [...new Set([...dropped.keys(), ...open, ...reported])];
      const all = await Promise.all(ids.map(told));
      const uploads = all.filter((one) => one !== undefined).sort((one, other) => other.startedAt - one.startedAt);
      return { uploads: uploads.slice(0, MOST) };
    },
  };
}
export type Uploads = ReturnType<typeof uploadsIn>;

/** By the pace since the start, which a burst or a standstill sways less, and no faster than the quota allows. */
function leftOf({ rows, succeeded, failed }: Omit<UploadTold, "failures">, startedAt: number, allowed: number) {
  const done = succeeded + failed;
  if (rows === undefined || done === 0) return {};
  const pace = Math.min(allowed, (done * 1000) / (Date.now() - startedAt));
  return { secondsLeft: Math.ceil((rows - done) / pace) };
}

/** The upload whose report a call has written; rehearsals' as well, which are not shown. */
function reportIn({ service, operation, status, needs }: JournalEntry): string | undefined {
  if (service !== "s3" || status !== 200 || !/^(PutObject|CompleteMultipartUpload)$/.test(operation)) return undefined;
  return /\/reports\/([0-9a-f]+)\.json$/.exec(needs[0]?.resources[0] ?? "")?.[1];
}

function common(entry: Entry, allowed: number): Omit<UploadTold, "succeeded" | "failed" | "failures"> {
  const { id, key, folder, name, verb, state, startedAt, finishedAt, survey, outcomes, refused } = entry;
  const { failedKey, processedKey, reportKey } = entry;
  return {
    ...{ id, key, folder, name, verb, state, startedAt, allowed },
    isPlan: entry.mode === "plan",
    isHeld: entry.heldFor !== undefined,
    ...(survey && { rows: survey.rows }),
    ...(finishedAt !== undefined && { finishedAt }),
    ...(outcomes && { outcomes }),
    ...(refused && { refused: { code: refused.code, message: refused.message } }),
    ...(failedKey && { failedKey }),
    ...(processedKey && { processedKey }),
    ...(reportKey && { reportKey }),
  };
}
