import type { Quota } from "./quota.ts";

/**
 * How a bucket was last slowed: to which rate (calls a second), and when (ms). `at` also names the pace: whoever reserves
 * under one that is not the bucket's any more reads it anew.
 */
export type Pace = { at: number; rate: number } | undefined;

/** How much later (ms) one call may arrive than another that left with it, on a busy machine. */
const JITTER = 200;
/** No slot can be used at its very moment. */
const LEAST_SLACK = 20;
/** How much (ms) two machines' clocks may differ. */
const CLOCKS = 20;
/** What is left of the rate after a throttle. */
const LOWERED = 0.7;
/** Calls at the full rate in whose time the rate rises from nothing to the quota. */
const TO_RECOVER = 200;

export type Spacing = {
  /** Milliseconds between two calls. */
  interval: number;
  /** How far (ms) calls may run ahead of that: what the burst allows, without its slack. */
  ahead: number;
  /** How late (ms) a slot may be used: later, it would come at the same time as those of others. */
  slack: number;
};

/** The rate at a moment: lowered by a throttle, it rises evenly until it is the quota's again. */
export function rateAt(pace: Pace, { ratePerSecond }: Quota, now: number): number {
  if (!pace) return ratePerSecond;
  const risen = (Math.max(0, now - pace.at) / 1000) * (ratePerSecond ** 2 / TO_RECOVER);
  return Math.min(ratePerSecond, pace.rate + risen);
}

/** When (ms) a rate that was lowered is the quota's again, if nothing is throttled until then. */
export function recoveredAt({ at, rate }: NonNullable<Pace>, { ratePerSecond }: Quota): number {
  return at + ((ratePerSecond - rate) * TO_RECOVER * 1000) / ratePerSecond ** 2;
}

/** The spacing of calls at a moment. While it is slowed there is no burst: somebody else has taken it. */
export function spacingAt(pace: Pace, quota: Quota, now: number): Spacing {
  const rate = rateAt(pace, quota, now);
  const even = 1000 / rate;
  const early = (quota.burst - 1) * even;
  // A part of the burst is left as slack: calls that leave evenly do not arrive evenly.
  const late = Math.max(even, JITTER);
  const ahead = rate < quota.ratePerSecond ? 0 : Math.max(0, early - late);
  const slack = Math.max(LEAST_SLACK, Math.min(early - ahead, late) - CLOCKS);
  // Where the whole burst is less than the least slack, calls must be further apart for one of them to be late.
  return { interval: even + Math.max(0, slack + CLOCKS - early), ahead, slack };
}

/** The pace after a throttle. */
export function slower(pace: Pace, quota: Quota, now: number): NonNullable<Pace> {
  return { at: Math.max(now, (pace?.at ?? 0) + 1), rate: rateAt(pace, quota, now) * LOWERED };
}
