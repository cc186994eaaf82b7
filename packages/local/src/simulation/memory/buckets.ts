import type { Bucket, Buckets } from "@frontdesk/core/throttle/buckets.ts";
import { atOnce, type Io } from "../io.ts";

/** The limiter's buckets in memory; `kept` is what all processes share. */
export function memoryBuckets(kept: Map<string, Bucket> = new Map(), io: Io = atOnce): Buckets {
  const change = (name: string, pace: Bucket["pace"], to: (before: Bucket | undefined) => Bucket | undefined) =>
    io("dynamodb UpdateItem", () => {
      const before = kept.get(name);
      const after = before?.pace?.at === pace?.at ? to(before) : undefined;
      if (after) kept.set(name, after);
      return after;
    });
  return {
    add: (name, { step, from, to, pace }) =>
      change(name, pace, (before) =>
        before && before.nextAt >= from && before.nextAt <= to
          ? { ...before, nextAt: before.nextAt + step }
          : undefined,
      ),
    start: (name, { nextAt, before: limit, pace }) =>
      change(name, pace, (before) => (!before || before.nextAt < limit ? { pace: before?.pace, nextAt } : undefined)),
    slow: (name, { pace, to }) => change(name, pace, (before) => before && { ...before, pace: to }),
    read: (name) => io("dynamodb GetItem", () => kept.get(name)),
  };
}
