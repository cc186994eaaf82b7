import type { Clock } from "../clock.ts";
import type { Bucket, Buckets } from "./buckets.ts";
import { type Limiter, type Slot, TooLate } from "./limiter.ts";
import { slower, spacingAt } from "./pace.ts";
import { bucketOf, type Quotas } from "./quota.ts";

type Asked = {
  operation: string;
  deadline: number;
  /** The slot starts at `start`, and is good until `until` (ms). */
  grant(slot: Slot, start: number, until: number): void;
  refuse(error: unknown): void;
};

/**
 * A GCRA bucket an operation, shared by all processes, none of which keeps one of its own: one conditional write reserves
 * the next slots and says when they start. What is asked for while a write is under way is reserved together by the next.
 */
export function bucketLimiter(options: { buckets: Buckets; quotas: Quotas; clock: Clock }): Limiter {
  const { buckets, quotas, clock } = options;
  /** What this process last saw of a bucket: a guess, which each write checks. */
  const seen = new Map<string, Bucket>();
  const waiting = new Map<string, Asked[]>();

  /** Reserves for as many as have time, all of the same deadline; the rest come too late. */
  async function reserve(asked: Asked[], deadline: number): Promise<void> {
    const [{ operation } = { operation: "" }] = asked;
    const { bucket: name, quota } = bucketOf(operation, quotas);
    for (;;) {
      const now = clock.now();
      const { nextAt = 0, pace } = seen.get(name) ?? {};
      const { interval, ahead, slack } = spacingAt(pace, quota, now);
      // A bucket moves forwards only, so that no more than this can be in time, and perhaps fewer.
      const inTime = Math.floor((deadline + ahead - Math.max(nextAt, now)) / interval) + 1;
      const count = Math.min(asked.length, inTime);
      if (count < 1) return refuse(asked, nextAt - ahead - now, interval);
      const step = count * interval;
      const to = Math.min(deadline, now + A_YEAR) + ahead - step + interval;
      const queueUp = () => buckets.add(name, { step, from: now, to, pace });
      const startAnew = () => buckets.start(name, { nextAt: now + step, before: now, pace });
      const [likely, other] = nextAt < now ? [startAnew, queueUp] : [queueUp, startAnew];
      const bucket = (await likely()) ?? (await other());
      if (bucket) {
        seen.set(name, bucket);
        const first = bucket.nextAt - step - ahead;
        for (const [index, each] of asked.slice(0, count).entries()) {
          const start = first + index * interval;
          // What the burst allows starts in the past; an answer that took too long has no part in that.
          each.grant({ operation: each.operation, pace }, start, Math.max(start, now) + slack);
        }
        return refuse(asked.slice(count), bucket.nextAt - ahead - now, interval);
      }
      const found = await buckets.read(name);
      if (found) seen.set(name, found);
      if (!found) seen.delete(name);
    }
  }

  /** Serves what is asked of a bucket, a reservation at a time. */
  async function serve(name: string, queue: Asked[]) {
    for (let [first] = queue; first; [first] = queue) {
      const { deadline } = first;
      await undefined; // a batch's rows ask one after another
      const asked = queue.filter((each) => each.deadline === deadline);
      queue.splice(0, queue.length, ...queue.filter((each) => each.deadline !== deadline));
      await reserve(asked, deadline).catch((error) => {
        for (const each of asked) each.refuse(error);
      });
    }
    waiting.delete(name);
  }

  function ask(asked: Asked) {
    const { bucket } = bucketOf(asked.operation, quotas);
    const queue = waiting.get(bucket);
    if (queue) {
      queue.push(asked);
      return;
    }
    const begun = [asked];
    waiting.set(bucket, begun);
    void serve(bucket, begun);
  }

  return {
    slot: (operation, deadline) =>
      new Promise<Slot>((resolve, refuse) => {
        async function grant(slot: Slot, start: number, until: number) {
          const wait = start - clock.now();
          if (wait > 0) await clock.sleep(wait);
          if (clock.now() <= until) resolve(slot);
          else ask(asked);
        }
        const asked = { operation, deadline, grant, refuse };
        ask(asked);
      }),
    async throttled({ operation, pace }) {
      const { bucket, quota } = bucketOf(operation, quotas);
      // Calls that left at the same pace are throttled together, and slow it once.
      const slowed = await buckets.slow(bucket, { pace, to: slower(pace, quota, clock.now()) });
      if (slowed) seen.set(bucket, slowed);
    },
  };
}

/** Tells those for whom no slot is in time how long it would be until theirs. */
function refuse(asked: Asked[], wait: number, interval: number) {
  for (const [index, { operation, ...each }] of asked.entries()) {
    each.refuse(new TooLate(operation, Math.max(0, wait + index * interval)));
  }
}

/** DynamoDB takes no infinity. */
const A_YEAR = 365 * 24 * 3600_000;
