type Waiting = { timeout?: number; since?: number };

/** What happened, newest last: the last `limit` entries, with a subscription for what is to come. */
export class Journal<Entry extends { at: number }> {
  readonly #limit: number;
  #entries: Entry[] = [];
  readonly #listeners = new Set<(entry: Entry) => void>();

  constructor(limit = 100_000) {
    this.#limit = limit;
  }

  add(entry: Entry): void {
    this.#entries.push(entry);
    if (this.#entries.length > this.#limit * 1.1) this.#entries = this.#entries.slice(-this.#limit);
    for (const listener of [...this.#listeners]) listener(entry);
  }

  entries(): Entry[] {
    return this.#entries.slice(-this.#limit);
  }

  /** The entries that have every one of the values in `filter`. */
  find(filter: Partial<Entry>): Entry[] {
    const wanted = Object.entries(filter);
    return this.entries().filter((entry) => wanted.every(([name, value]) => Reflect.get(entry, name) === value));
  }

  /** Calls `listener` for every new entry, until the returned function is called. */
  on(listener: (entry: Entry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The first entry that fits, of those that are there (from `since`, epoch milliseconds) and those of the next `timeout` milliseconds. */
  async until(fits: (entry: Entry) => boolean, { timeout = 5_000, since = 0 }: Waiting = {}): Promise<Entry> {
    const found = this.#entries.find((entry) => entry.at >= since && fits(entry));
    if (found) return found;
    const { promise, resolve, reject } = Promise.withResolvers<Entry>();
    const off = this.on((entry) => entry.at >= since && fits(entry) && resolve(entry));
    const timer = setTimeout(() => reject(new Error(`no such entry within ${timeout} ms: ${fits}`)), timeout);
    return promise.finally(() => {
      clearTimeout(timer);
      off();
    });
  }
}
