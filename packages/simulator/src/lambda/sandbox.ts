import { type ChildProcess, spawn } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { environmentOf, type FunctionConfig, type Surroundings } from "./function.ts";
import { watchMemory } from "./memory.ts";
import { outputOf } from "./output.ts";

const HOST = fileURLToPath(new URL("./host.mjs", import.meta.url));
const INIT_LIMIT = 10_000;

type ErrorPayload = { errorType: string; errorMessage: string; trace?: string[] };
type FromHost = { type: "ready" | "done" | "unloadable"; payload?: string; error?: ErrorPayload; maxRss?: number };
export type Outcome = "success" | "error" | "timeout" | "crash";
export type Result = { outcome: Outcome; payload: string; maxRss: number; lines: string[] };

/** One process of a function, for one invocation at a time. */
export class Sandbox {
  readonly child: ChildProcess;
  /** When the bundle was written that this process has loaded. */
  readonly loaded: number;
  readonly closed: Promise<string>;
  readonly #config: FunctionConfig;
  readonly #output: ReturnType<typeof outputOf>;
  readonly #messages: FromHost[] = [];
  #receive: ((message: FromHost) => void) | undefined;
  #isReady = false;
  #isClosed = false;

  constructor(config: FunctionConfig, surroundings: Surroundings, log: (line: string) => void) {
    this.#config = config;
    this.loaded = bundleTime(config);
    const args = [`--max-old-space-size=${config.memory}`, HOST, config.bundle, config.handler];
    const env = environmentOf(config, surroundings);
    this.child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
    this.#output = outputOf(this.child, log);
    this.child.on("message", (message: FromHost) => {
      if (this.#receive) this.#receive(message);
      else this.#messages.push(message);
    });
    this.closed = new Promise((resolve) => {
      this.child.on("error", (error) => log(`cannot start: ${error.message}`));
      this.child.on("close", (code, signal) => {
        this.#isClosed = true;
        resolve(signal ? `signal: ${signal === "SIGKILL" ? "killed" : signal}` : `exit status ${code}`);
      });
    });
  }

  get isUsable(): boolean {
    return !this.#isClosed && this.child.connected && this.loaded === bundleTime(this.#config);
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
      this.child.send({ requestId, payload, remaining: limit, arn: this.#config.arn });
      const done = await this.#next(limit);
      if (typeof done === "string" || done.error) return this.#failure(done, requestId, limit, lines, memory.max());
      await Promise.race([this.#output.end(requestId), this.closed]);
      return { outcome: "success", payload: done.payload ?? "null", maxRss: done.maxRss ?? 0, lines };
    } finally {
      memory.stop();
    }
  }

  kill(): void {
    this.child.kill("SIGKILL");
  }

  /** The host's next message, how the process ended, or "timeout" after `limit` milliseconds, when the process is killed. */
  async #next(limit: number): Promise<FromHost | string> {
    const { promise, resolve } = Promise.withResolvers<FromHost | string>();
    const earlier = this.#messages.shift();
    if (earlier) return earlier;
    this.#receive = resolve;
    const timer = setTimeout(() => resolve("timeout"), limit);
    const first = await Promise.race([promise, this.closed]);
    clearTimeout(timer);
    this.#receive = undefined;
    if (first === "timeout") {
      this.kill();
      await this.closed;
    }
    return first;
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
      else await Promise.race([this.#output.end(requestId), this.closed]);
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
