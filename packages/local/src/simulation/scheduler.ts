type Event = { at: number; order: number; run: () => void };

/**
 * Virtual time: what is to happen, in the order of its moments. Between two events the code under test runs until it
 * waits for something; nothing else moves time on, so that the same events always give the same run.
 */
export class Scheduler {
  #now: number;
  #order = 0;
  /** A binary heap, the next event first. */
  readonly #events: Event[] = [];

  constructor(start: number) {
    this.#now = start;
  }

  /** Milliseconds since the epoch. */
  get now(): number {
    return this.#now;
  }

  /** How many events have happened. */
  happened = 0;

  after(milliseconds: number, run: () => void): void {
    const event = { at: this.#now + Math.max(0, milliseconds), order: ++this.#order, run };
    this.#events.push(event);
    for (let at = this.#events.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  /** Lets events happen until `isOver` says so, none is left, or virtual time is up; says which. */
  async run(isOver: () => boolean, until: number): Promise<"over" | "idle" | "late"> {
    for (;;) {
      // Everything that the last event set going comes to its next wait: promises, and streams by process.nextTick.
      await new Promise(setImmediate);
      if (isOver()) return "over";
      const next = this.#events[0];
      if (!next) return "idle";
      if (next.at > until) return "late";
      this.#takeFirst();
      this.#now = next.at;
      this.happened += 1;
      next.run();
    }
  }

  #takeFirst(): void {
    const last = this.#events.pop();
    if (!last || this.#events.length === 0) return;
    this.#events[0] = last;
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      let first = at;
      if (left < this.#events.length && this.#isBefore(left, first)) first = left;
      if (right < this.#events.length && this.#isBefore(right, first)) first = right;
      if (first === at) return;
      this.#swap(at, first);
      at = first;
    }
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#events[one] as Event, this.#events[other] as Event];
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  #swap(one: number, other: number): void {
    const events = this.#events;
    [events[one], events[other]] = [events[other] as Event, events[one] as Event];
  }
}
