import type { Clock } from "@frontdesk/core/clock.ts";

export type StandingClock = Clock & { pass(milliseconds: number): void };

/** A clock that stands still until it is told to move on, or somebody sleeps. */
export function standingClock(now = Date.UTC(2026, 0, 5, 9)): StandingClock {
  const pass = (milliseconds: number) => {
    now += milliseconds;
  };
  return { now: () => now, sleep: async (milliseconds) => pass(milliseconds), pass };
}
