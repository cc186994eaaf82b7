import { type Ended, Life, type Surroundings } from "./life.ts";

/** What one run of a function is told. */
export type Run = { life: Life; requestId: string; deadline: number; until: number };
export type SimulatedFunction<Event, Output> = {
  name: string;
  /** Seconds. */
  timeout: number;
  run(event: Event, run: Run): Promise<Output>;
};

/** Lambda's waits (ms) before an asynchronous invocation that failed is tried again. */
const RETRIES = [60_000, 120_000];
/** Time (ms) that a run keeps back at its end, as the functions' doors do. */
export const TO_RECORD = 5000;
const COLD_START = 500;

/** Runs functions, each invocation a life of its own. */
export class Lambda {
  /** Invocations that run, and asynchronous ones that wait to be tried (again). */
  pending = 0;
  readonly #surroundings: Surroundings;
  #requests = 0;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  invoke<Event, Output>(
    target: SimulatedFunction<Event, Output>,
    event: Event,
    requestId = `r${++this.#requests}`,
  ): Promise<Ended<Output>> {
    const life = new Life(`${target.name}/${requestId}`, this.#surroundings);
    const limit = target.timeout * 1000;
    const until = life.clock.now() + limit;
    this.#surroundings.trace(`${life.name} begins ${JSON.stringify(event).slice(0, 120)}`);
    this.pending += 1;
    const running = life.live(limit, () => target.run(event, { life, requestId, until, deadline: until - TO_RECORD }));
    void running.then(() => {
      this.pending -= 1;
    });
    return running;
  }

  /** Invokes without anyone waiting for it, and again, under the same request id, where it fails. */
  invokeLater<Event, Output>(target: SimulatedFunction<Event, Output>, event: Event): void {
    const { scheduler, random } = this.#surroundings;
    const requestId = `r${++this.#requests}`;
    this.pending += 1;
    const attempt = (failures: number) =>
      scheduler.after(random.next() * COLD_START, async () => {
        const { how } = await this.invoke(target, event, requestId);
        const delay = RETRIES[failures];
        if (how === "success" || delay === undefined) this.pending -= 1;
        else scheduler.after(delay, () => attempt(failures + 1));
      });
    attempt(0);
  }
}
