import type { Pace } from "./pace.ts";

/** Shares one quota among any number of callers. */
export interface Limiter {
  /** Resolves when the caller may make one call of `operation`; throws TooLate where that is after `deadline` (ms). */
  slot(operation: string, deadline: number): Promise<Slot>;
  /** Tells that the call that was made in this slot was throttled: all callers go slower from now on, and recover. */
  throttled(slot: Slot): Promise<void>;
}

/** A turn to make one call. */
export type Slot = { operation: string; pace: Pace };

/** The next slot is not before the caller has to stop. None is reserved; the work is to be tried again later. */
export class TooLate extends Error {
  override readonly name = "TooLate";
  /** Milliseconds until a slot may be had. */
  readonly wait: number;

  constructor(operation: string, wait: number) {
    super(`the next ${operation} may start in ${Math.ceil(wait)} ms`);
    this.wait = wait;
  }
}
