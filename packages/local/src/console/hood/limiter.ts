import type { Bucket } from "@frontdesk/core/throttle/buckets.ts";
import { dynamoBuckets } from "@frontdesk/core/throttle/buckets-dynamo.ts";
import { rateAt, recoveredAt } from "@frontdesk/core/throttle/pace.ts";
import { bucketOf, Quotas } from "@frontdesk/core/throttle/quota.ts";
import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";
import type { Frontdesk } from "../../cloud/boot.ts";
import type { Clients } from "../../cloud/clients.ts";
import { resource } from "../../synth/graph.ts";
import { isThrottled } from "../throttled.ts";
import type { BucketTold, LimiterTold } from "../told/hood.ts";
import { LAMBDA } from "./named.ts";

/** Milliseconds that are looked back. */
const WINDOW = 10_000;

type Seen = { calls: { at: number; isThrottled: boolean }[]; isStale: boolean; bucket?: Bucket | undefined };
type Sources = Pick<Frontdesk, "cloud" | "graph" | "names"> & { watching: Pick<Clients, "dynamo"> };

/** The limiter's buckets of the operations that were ever called, beside what was called of late. */
export function limiterIn({ cloud, graph, names, watching }: Sources) {
  const { inputs } = resource(graph, LAMBDA, "ConsumerFunction");
  const quotas = Quotas.parse(JSON.parse(inputs.environment.variables.QUOTAS));
  const buckets = dynamoBuckets({ client: watching.dynamo, table: names.tables.ledger });
  const seen = new Map<string, Seen>();

  function note(entry: JournalEntry) {
    const { service, operation, at } = entry;
    if (service !== "connect") return;
    const { bucket: name } = bucketOf(operation, quotas);
    const one: Seen = seen.get(name) ?? { calls: [], isStale: true };
    seen.set(name, one);
    one.calls.push({ at, isThrottled: isThrottled(entry) });
    one.isStale = true;
    forget(one);
  }
  for (const entry of cloud.journal.entries()) note(entry);
  const stop = cloud.journal.on(note);

  async function told(name: string, one: Seen): Promise<BucketTold> {
    const now = Date.now();
    // What nobody calls is not reserved anew.
    if (one.isStale) {
      one.isStale = false;
      one.bucket = await buckets.read(name).catch((error) => {
        one.isStale = true;
        throw error;
      });
    }
    forget(one);
    const { quota } = bucketOf(name, quotas);
    const { nextAt, pace } = one.bucket ?? {};
    const rate = rateAt(pace, quota, now);
    return {
      name,
      quota: { rate: quota.ratePerSecond, burst: quota.burst },
      used: one.calls.length / (WINDOW / 1000),
      throttled: one.calls.filter((call) => call.isThrottled).length,
      ...(pace &&
        rate < quota.ratePerSecond && {
          slowed: { to: pace.rate, now: Math.round(rate * 100) / 100, until: Math.round(recoveredAt(pace, quota)) },
        }),
      ...(nextAt !== undefined && { nextAt: Math.round(nextAt) }),
    };
  }
  return {
    stop,
    read: async (): Promise<LimiterTold> => {
      const all = [...seen].sort(([one], [other]) => one.localeCompare(other));
      return { buckets: await Promise.all(all.map(([name, one]) => told(name, one))) };
    },
  };
}

function forget({ calls }: Seen): void {
  const since = Date.now() - WINDOW;
  const kept = calls.findIndex(({ at }) => at >= since);
  calls.splice(0, kept < 0 ? calls.length : kept);
}
