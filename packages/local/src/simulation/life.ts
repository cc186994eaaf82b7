import { InternalServiceException, ThrottlingException } from "@aws-sdk/client-connect";
import type { Clock } from "@frontdesk/core/clock.ts";
import type { Io } from "./io.ts";
import type { Random } from "./random.ts";
import type { Scheduler } from "./scheduler.ts";
import type { Weather } from "./weather.ts";

export type Surroundings = {
  scheduler: Scheduler;
  random: Random;
  /** What is to be expected at this moment. */
  weather(): Weather;
  /** Takes a line for each thing that happens. */
  trace(line: string): void;
};

/** How long (ms) a client waits for an answer that never comes. */
const PATIENCE = 4000;
/** How much slower (ms) a slow answer may be. */
const SLOW = 30_000;

/**
 * One invocation of a function, from its start to its end or its death. What it asks for takes time and may go wrong;
 * once it is dead nothing comes back to it, and a request that had left may still take effect.
 */
export class Life {
  readonly name: string;
  readonly clock: Clock;
  readonly #surroundings: Surroundings;
  #ending: ((how: "crash" | "timeout") => void) | undefined;
  #isOver = false;

  constructor(name: string, surroundings: Surroundings) {
    this.name = name;
    this.#surroundings = surroundings;
    const { scheduler, random, weather } = surroundings;
    const { skew } = weather();
    const ahead = Math.round((random.next() * 2 - 1) * skew);
    this.clock = {
      now: () => scheduler.now + ahead,
      sleep: (milliseconds) => this.#later(milliseconds, () => {}),
    };
  }

  /** Lives for as long as `body` takes, `limit` milliseconds at most; tells how it ended. */
  live<Output>(limit: number, body: () => Promise<Output>): Promise<Ended<Output>> {
    return new Promise((resolve) => {
      const end = (ended: Ended<Output>) => {
        if (this.#isOver) return;
        this.#isOver = true;
        this.#surroundings.trace(`${this.name} ${ended.how}${ended.how === "error" ? `: ${ended.error}` : ""}`);
        resolve(ended);
      };
      this.#ending = (how) => end({ how });
      this.#surroundings.scheduler.after(limit, () => this.#ending?.("timeout"));
      body().then(
        (output) => end({ how: "success", output }),
        (error) => end({ how: "error", error }),
      );
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** What the invocation asks of others. */
  readonly io: Io = (what, effect) => {
    const { random, trace } = this.#surroundings;
    const weather = this.#surroundings.weather();
    const took = () => random.next() * weather.latency + (random.chance(weather.slow) ? random.next() * SLOW : 0);
    const [going, coming] = [took(), took()];
    const fate = fateOf(random, weather);
    type Output = Awaited<ReturnType<typeof effect>>;
    return new Promise<Output>((resolve, reject) => {
      if (this.#isOver) return;
      const answer = (wait: number, settle: () => void) => void this.#later(wait, () => {}).then(settle);
      // What has left may arrive although its sender has died since.
      const arrives = random.chance(0.5);
      this.#surroundings.scheduler.after(going, async () => {
        if (this.#isOver && !arrives) return;
        if (fate !== "well") trace(`${this.name} ${what}: ${fate}`);
        if (fate === "crash before") return this.#ending?.("crash");
        if (fate === "error before" || fate === "throttle") return answer(coming, () => reject(failure(what, fate)));
        if (fate === "no answer before") return answer(PATIENCE, () => reject(failure(what, fate)));
        const outcome = await Promise.resolve()
          .then(effect)
          .then(
            (output) => () => resolve(output as Output),
            (error) => () => reject(error),
          );
        if (fate === "crash after") return this.#ending?.("crash");
        if (fate === "error after") return answer(coming, () => reject(failure(what, fate)));
        if (fate === "no answer after") return answer(PATIENCE, () => reject(failure(what, fate)));
        answer(coming, outcome);
      });
    });
  };

  /** Never, where the invocation has ended by then. */
  #later(milliseconds: number, then: () => void): Promise<void> {
    return new Promise((resolve) => {
      this.#surroundings.scheduler.after(milliseconds, () => {
        if (this.#isOver) return;
        then();
        resolve();
      });
    });
  }
}

export type Ended<Output> =
  | { how: "success"; output: Output }
  | { how: "error"; error: unknown }
  | { how: "crash" | "timeout" };

type Fate = "well" | "throttle" | `${"error" | "no answer" | "crash"} ${"before" | "after"}`;

function fateOf(random: Random, weather: Weather): Fate {
  const { errorBefore, errorAfter, noAnswer, crash, throttle } = weather;
  const half = () => (random.chance(0.5) ? "before" : "after");
  if (random.chance(crash)) return `crash ${half()}`;
  if (random.chance(errorBefore)) return "error before";
  if (random.chance(errorAfter)) return "error after";
  if (random.chance(noAnswer)) return `no answer ${half()}`;
  if (random.chance(throttle)) return "throttle";
  return "well";
}

/** The error as the service's client throws it. */
function failure(what: string, fate: Fate): Error {
  const message = `${what}: ${fate}`;
  if (!what.startsWith("connect ")) return Object.assign(new Error(message), { name: "SimulatedFault" });
  if (fate === "throttle") return new ThrottlingException({ message, $metadata: {} });
  if (fate.startsWith("error")) return new InternalServiceException({ message, $metadata: {} });
  return Object.assign(new Error(message), { name: "TimeoutError" });
}
