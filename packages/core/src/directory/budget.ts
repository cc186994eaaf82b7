import type { Clock } from "../clock.ts";

/** Time that is spent in several goes; what passes between them is not counted. */
export interface Budget {
  /**
   * Does the work in what is left, or in a share of that, and tells it how many milliseconds that is. Where it takes longer it
   * is left alone, and an error is thrown.
   */
  spend<T>(work: (milliseconds: number) => Promise<T>, share?: number): Promise<T>;
}

export function budgetOf(seconds: number, clock: Pick<Clock, "now">): Budget {
  let left = seconds * 1000;
  return {
    async spend(work, share = 1) {
      // A timer of 0 would be none at all to who is told.
      const milliseconds = Math.max(1, Math.floor(left * share));
      const started = clock.now();
      try {
        return await within(milliseconds, work(milliseconds));
      } finally {
        left -= clock.now() - started;
      }
    },
  };
}

/** Leaves work alone that takes longer, and throws. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
