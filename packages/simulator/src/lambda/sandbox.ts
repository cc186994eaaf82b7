import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { traceHeader } from "../xray/trace-header.ts";
import { environmentOf, type FunctionConfig, type Surroundings } from "./function.ts";
import { watchMemory } from "./memory.ts";
import { outputOf } from "./output.ts";
import { tooLong } from "./payload.ts";

const HOST = fileURLToPath(new URL("./host.mjs", import.meta.url));
const INIT_LIMIT = 10_000;

type ErrorPayload = { errorType: string; errorMessage: string; trace?: string[] };
type FromHost = { type: "ready" | "done" | "unloadable"; payload?: string; error?: ErrorPayload; maxRss?: number };
export type Outcome = "success" | "error" | "timeout" | "crash";
export type Result = { outcome: Outcome; payload: string; maxRss: number; lines: string[] };

/** One process of a function, for one invocation at a time. */
export class Sandbox {
  readonly child: ChildProcess;
  /** What this process signs with beside its function's key, so that its calls are known from those of its siblings. */
  readonly sessionToken = randomUUID();
  /** When the bundle was written that this process has loaded. */
  readonly loaded: number;
  /** How the process ended. It lives as long as the process: whoever races it would stay in memory as long. */
  readonly closed: Promise<string>;
  readonly #config: FunctionConfig;
  readonly #output: ReturnType<typeof outputOf>;
  readonly #messages: FromHost[] = [];
  #receive: ((message: FromHost) => void) | undefined;
  #isReady = false;
  #ending: string | undefined;
  /** Called once when the process ends, with how; the one who waits takes it away again. */
  #onClose: ((ending: string) => void) | undefined;

  constructor(config: FunctionConfig, surroundings: Surroundings, log: (line: string) => void) {
    this.#config = config;
    this.loaded = bundleTime(config);
    const args = [`--max-old-space-size=${config.memory}`, HOST, config.bundle, config.handler];
    const env = environmentOf(config, surroundings, this.sessionToken);
    this.child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    this.#output = outputOf(this.child, log);
    this.child.on("message", (message: FromHost) => {
      if (this.#receive) this.#receive(message);
      else this.#messages.push(message);
    });
    this.closed = new Promise((resolve) => {
      this.child.on("error", (error) => log(`cannot start: ${error.message}`));
      this.child.on("close", (code, signal) => {
        const ending = signal ? `signal: ${signal === "SIGKILL" ? "killed" : signal}` : `exit status ${code}`;
        this.#ending = ending;
        this.#onClose?.(ending);
        resolve(ending);
      });
    });
  }

  get isUsable(): boolean {
    return this.#ending === undefined && this.child.connected && this.loaded === bundleTime(this.#config);
  }

  async invoke(requestId: string, payload: string): Promise<Result> {
    const lines: string[] = [];
    this.#output.collect(lines);
    const memory = watchMemory(this.child.pid, this.#config.memory, () => this.kill());
    try {
      if (!this.#isReady) {
        const first = await this.#next(INIT_LIMIT);
        if (typeof first === "string" || first.type !== "ready")
          return this.#failure(first, requestId, INIT_LIMIT, lines, memory.max());
        this.#isReady = true;
      }
      const limit = this.#config.timeout * 1000;
      const { arn, tracing = "PassThrough" } = this.#config;
      this.child.send({ requestId, payload, remaining: limit, arn, trace: traceHeader(tracing, Date.now()) });
      const done = await this.#next(limit);
      if (typeof done === "string" || done.error) return this.#failure(done, requestId, limit, lines, memory.max());
      await this.#printed(requestId);
      const { payload: answer = "null", maxRss = 0 } = done;
      const error = tooLong(answer);
      return { outcome: error ? "error" : "success", payload: error ?? answer, maxRss, lines };
    } finally {
      memory.stop();
      this.#output.release();
    }
  }

  kill(): void {
    this.child.kill("SIGKILL");
  }

  /** The host's next message, how the process ended, or "timeout" after `limit` milliseconds, when the process is killed. */
  async #next(limit: number): Promise<FromHost | string> {
    const earlier = this.#messages.shift();
    if (earlier) return earlier;
    let timer: NodeJS.Timeout | undefined;
    const first = await this.#unlessClosed<FromHost | string>((resolve) => {
      this.#receive = resolve;
      timer = setTimeout(() => resolve("timeout"), limit);
    });
    clearTimeout(timer);
    this.#receive = undefined;
    if (first === "timeout") {
      this.kill();
      await this.closed;
    }
    return first;
  }

  /** Settles when all output of the invocation has been read. */
  async #printed(requestId: string): Promise<void> {
    await this.#unlessClosed<string>((resolve) => this.#output.onEnd(requestId, () => resolve("printed")));
  }

  /** What `wait` resolves with, or how the process ended if that comes first; nothing of it outlives the answer. */
  async #unlessClosed<T>(wait: (resolve: (value: T | string) => void) => void): Promise<T | string> {
    if (this.#ending !== undefined) return this.#ending;
    const { promise, resolve } = Promise.withResolvers<T | string>();
    this.#onClose = resolve;
    wait(resolve);
    const value = await promise;
    this.#onClose = undefined;
    return value;
  }

  async #failure(
    how: FromHost | string,
    requestId: string,
    limit: number,
    lines: string[],
    seen: number,
  ): Promise<Result> {
    if (typeof how !== "string") {
      if (how.type === "unloadable") await this.closed;
      else await this.#printed(requestId);
      return { outcome: "error", payload: JSON.stringify(how.error), maxRss: how.maxRss ?? seen, lines };
    }
    const isTimeout = how === "timeout";
    const text = isTimeout
      ? `Task timed out after ${(limit / 1000).toFixed(2)} seconds`
      : `Runtime exited with error: ${how}`;
    const error = {
      errorType: isTimeout ? "Sandbox.Timedout" : "Runtime.ExitError",
      errorMessage: `RequestId: ${requestId} Error: ${text}`,
    };
    return { outcome: isTimeout ? "timeout" : "crash", payload: JSON.stringify(error), maxRss: seen, lines };
  }
}

function bundleTime({ bundle }: FunctionConfig): number {
  return statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
