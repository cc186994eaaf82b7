import type { Clock } from "../clock.ts";

const STEP_MILLISECONDS = 2000;

/**
 * Waits until a whole number of steps has gone by since then: since it was decided who is refused, as nothing before that depends
 * on it. Where a PIN is the second factor, whoever has the other details right would get an answer later than others do, for the
 * sending of a PIN or for the look at the one that was said.
 */
export function waitForStep(since: number, clock: Clock): Promise<void> {
  const over = (clock.now() - since) % STEP_MILLISECONDS;
  return clock.sleep(STEP_MILLISECONDS - over);
}
