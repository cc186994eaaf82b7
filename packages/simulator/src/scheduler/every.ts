/** What setTimeout takes at most: a little less than 25 days. */
const LONGEST = 2 ** 31 - 1;

/** Calls `tick` after each interval of so many milliseconds until the returned function is called; what was slept through is left out. */
export function every(interval: number, tick: () => void): () => void {
  let due = Date.now() + interval;
  const arm = (): NodeJS.Timeout => setTimeout(go, Math.min(Math.max(1, due - Date.now()), LONGEST));
  let timer = arm();
  function go(): void {
    const now = Date.now();
    if (now >= due) {
      due += interval * Math.ceil((now - due + 1) / interval);
      tick();
    }
    timer = arm();
  }
  return () => clearTimeout(timer);
}
