/** Milliseconds that a pace looks back. */
const WINDOW = 10_000;
/** Below that, a pace is a guess. */
const LEAST = 2_000;

/** How fast a count grows: over the last ten seconds. */
export class Pace {
  #samples: { at: number; count: number }[] = [];

  /** Counts a second, with this one; nothing before there are two seconds to judge by. */
  at(now: number, count: number): number | undefined {
    this.#samples.push({ at: now, count });
    const recent = this.#samples.findIndex(({ at }) => at >= now - WINDOW);
    this.#samples = this.#samples.slice(Math.max(0, recent - 1));
    const [first] = this.#samples;
    if (!first || now - first.at < LEAST) return undefined;
    return ((count - first.count) * 1000) / (now - first.at);
  }
}
