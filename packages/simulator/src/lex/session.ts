import type { Message, Standing } from "./conversation/standing.ts";
import { busy } from "./faults.ts";
import type { Interpretation } from "./hook/event.ts";

/** A conversation as it is kept between two turns. */
export type Session = {
  standing: Standing;
  messages: Message[];
  interpretations: Interpretation[];
  requestId: string;
  /** When it is forgotten, in milliseconds since the epoch. */
  until: number;
};

/** The conversations with all bots, by alias, locale and the client's own id. */
export class Sessions {
  readonly #kept = new Map<string, Session>();
  readonly #busy = new Set<string>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  find(key: string): Session | undefined {
    for (const [each, { until }] of this.#kept) if (until <= this.#now()) this.#kept.delete(each);
    return this.#kept.get(key);
  }

  keep(key: string, session: Omit<Session, "until">, idle: number): void {
    this.#kept.set(key, { ...session, until: this.#now() + idle });
  }

  forget(key: string): boolean {
    return this.#kept.delete(key);
  }

  /** Lets one request at a time at a session; ConflictException for a second. */
  async alone<T>(key: string, work: () => Promise<T>): Promise<T> {
    if (this.#busy.has(key)) throw busy();
    this.#busy.add(key);
    return work().finally(() => this.#busy.delete(key));
  }
}
