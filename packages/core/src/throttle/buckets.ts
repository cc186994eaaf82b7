import type { Pace } from "./pace.ts";

/** A GCRA bucket. `nextAt` is when it would be full again (ms): the theoretical arrival time of the next call. */
export type Bucket = { nextAt: number; pace: Pace };

/**
 * Where the buckets are kept. Each change is one conditional write: it gives the bucket as it is afterwards, or
 * `undefined` where the condition does not hold and nothing was changed. All of them want the bucket's pace to be `pace`.
 */
export interface Buckets {
  /** Moves `nextAt` on by `step` where it is not before `from` and not after `to`. */
  add(name: string, change: { step: number; from: number; to: number; pace: Pace }): Promise<Bucket | undefined>;
  /** Sets `nextAt` where it is before `before`, or there is none. */
  start(name: string, change: { nextAt: number; before: number; pace: Pace }): Promise<Bucket | undefined>;
  /** Puts `to` in the place of the pace. */
  slow(name: string, change: { pace: Pace; to: NonNullable<Pace> }): Promise<Bucket | undefined>;
  read(name: string): Promise<Bucket | undefined>;
}
