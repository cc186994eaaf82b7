import { useEffect, useReducer } from "preact/hooks";

/** What time it is (ms); whoever asks is drawn again every so many milliseconds. */
export function useNow(every: number): number {
  const [, tick] = useReducer((ticks: number) => ticks + 1, 0);
  useEffect(() => {
    const timer = setInterval(() => tick(undefined), every);
    return () => clearInterval(timer);
  }, [every]);
  // Not the last tick's: what has happened since then would be in the future.
  return Date.now();
}
