import { randomUUID } from "node:crypto";
import type { FunctionConfig } from "./function.ts";
import type { Functions, Log } from "./functions.ts";

/** Lambda's waits before it invokes a function again that failed, in milliseconds. */
export const RETRIES = [60_000, 120_000];

/** Invokes functions without anyone waiting for them: again after each delay while they fail, then never more. */
export class Asynchronous {
  readonly #functions: Functions;
  readonly #delays: number[];
  readonly #log: Log;
  readonly #timers = new Set<NodeJS.Timeout>();
  #isClosed = false;
  #pending = 0;

  constructor(functions: Functions, delays: number[], log: Log) {
    this.#functions = functions;
    this.#delays = delays;
    this.#log = log;
  }

  /** Takes an event and returns its request id at once; what becomes of it is in the runs and the log only. */
  accept(config: FunctionConfig, payload: string, requestId: string = randomUUID()): string {
    this.#pending += 1;
    void this.#attempt(config, payload, requestId, 0);
    return requestId;
  }

  /** How many events are neither done nor given up. */
  get pending(): number {
    return this.#pending;
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  async #attempt(config: FunctionConfig, payload: string, requestId: string, failures: number): Promise<void> {
    if (this.#isClosed) return;
    const { outcome, payload: answer } = await this.#functions.invoke(config, payload, requestId).catch(unstarted);
    if (this.#isClosed) return;
    if (outcome === "success") {
      this.#pending -= 1;
      return;
    }
    const delay = this.#delays[failures];
    if (delay === undefined) {
      this.#pending -= 1;
      this.#log(config.name, `gave up on the event of request ${requestId} after ${failures + 1} attempts: ${answer}`);
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void this.#attempt(config, payload, requestId, failures + 1);
    }, delay);
    this.#timers.add(timer);
  }
}

/** An invocation that never began, e.g. while the cloud closes, is one that failed. */
const unstarted = (error: unknown) => ({ outcome: "error" as const, payload: String(error) });
