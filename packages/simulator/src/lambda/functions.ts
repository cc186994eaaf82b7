import { randomUUID } from "node:crypto";
import type { Journal } from "../gateway/journal.ts";
import type { FunctionConfig, Surroundings } from "./function.ts";
import { type Outcome, type Result, Sandbox } from "./sandbox.ts";

/** One invocation that is over. */
export type Run = {
  /** When it began, in milliseconds since the epoch. */
  at: number;
  function: string;
  requestId: string;
  /** In milliseconds, a cold start included. */
  duration: number;
  outcome: Outcome;
  pid: number;
  isCold: boolean;
  /** The most memory that the process ever held, in MB. */
  maxRss: number;
};
export type Invoked = Result & { requestId: string };
export type Log = (functionName: string, line: string) => void;
type Parts = {
  configs: FunctionConfig[];
  surroundingsOf(config: FunctionConfig): Surroundings;
  runs: Journal<Run>;
  log: Log;
};

/** Processes that run at once, over all functions; further invocations wait. */
const MOST_PROCESSES = 32;
const MOST_IDLE = 3;
const IDLE_FOR = 300_000;

/** The functions, and the processes that run them: one invocation a process at a time, idle ones used again. */
export class Functions {
  readonly configs: Map<string, FunctionConfig>;
  readonly #parts: Parts;
  readonly #idle = new Map<string, Sandbox[]>();
  readonly #busy = new Map<Sandbox, string>();
  readonly #all = new Set<Sandbox>();
  /** When idle sandboxes end. */
  readonly #timers = new Map<Sandbox, NodeJS.Timeout>();
  readonly #waiting: (() => void)[] = [];
  /** Functions whose next invocation is killed as it begins. */
  readonly #doomed = new Set<string>();
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.configs = new Map(parts.configs.map((config) => [config.name, config]));
  }

  /** By name or ARN, with or without a qualifier. */
  find(nameOrArn: string): FunctionConfig | undefined {
    const [name = ""] = nameOrArn.replace(/^.*function:/, "").split(":");
    return this.configs.get(name);
  }

  /** Runs a function and gives what it answers or how it failed; rejects only where the cloud is closed. */
  async invoke(config: FunctionConfig, payload: string, requestId: string = randomUUID()): Promise<Invoked> {
    while (this.#busy.size >= MOST_PROCESSES && !this.#isClosed) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    if (this.#isClosed) throw new Error("the cloud is closed");
    const at = Date.now();
    const started = performance.now();
    const warm = this.#warm(config.name);
    const sandbox = warm ?? this.#start(config);
    this.#busy.set(sandbox, config.name);
    const isDoomed = this.#doomed.delete(config.name);
    // Stopped before it has the event, so that it cannot be done before it is killed; Windows stops no process.
    if (isDoomed && process.platform !== "win32") sandbox.child.kill("SIGSTOP");
    const running = sandbox.invoke(requestId, payload);
    if (isDoomed) sandbox.kill();
    const result = await running;
    this.#busy.delete(sandbox);
    this.#rest(config.name, sandbox);
    this.#waiting.shift()?.();
    const { outcome, maxRss } = result;
    const duration = performance.now() - started;
    const pid = sandbox.child.pid ?? 0;
    this.#parts.runs.add({ at, function: config.name, requestId, duration, outcome, pid, isCold: !warm, maxRss });
    return { ...result, requestId };
  }

  /** How many invocations run now. */
  get running(): number {
    return this.#busy.size + this.#waiting.length;
  }

  /** How many processes the function runs in now. */
  runningNow(name: string): number {
    return [...this.#busy.values()].filter((busyWith) => busyWith === name).length;
  }

  /** Kills the processes in which the function runs now, and says how many they were. */
  kill(name: string): number {
    const running = [...this.#busy].filter(([, busyWith]) => busyWith === name);
    for (const [sandbox] of running) sandbox.kill();
    return running.length;
  }

  /** Has the next invocation of the function be killed as it begins, or no longer. */
  doom(name: string, isDoomed: boolean): void {
    if (isDoomed) this.#doomed.add(name);
    else this.#doomed.delete(name);
  }

  /** Whether its next invocation is to be killed. */
  isDoomed(name: string): boolean {
    return this.#doomed.has(name);
  }

  /** The live process that signs with this session token. */
  sandboxOf(sessionToken: string): Sandbox | undefined {
    return [...this.#all].find((sandbox) => sandbox.sessionToken === sessionToken);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const wake of this.#waiting.splice(0)) wake();
    const all = [...this.#all];
    for (const sandbox of all) sandbox.kill();
    await Promise.all(all.map(({ closed }) => closed));
  }

  #start(config: FunctionConfig): Sandbox {
    const { surroundingsOf, log } = this.#parts;
    const sandbox = new Sandbox(config, surroundingsOf(config), (line) => log(config.name, line));
    this.#all.add(sandbox);
    void sandbox.closed.then(() => {
      this.#all.delete(sandbox);
      this.#wake(sandbox);
    });
    return sandbox;
  }

  #warm(name: string): Sandbox | undefined {
    const idle = this.#idle.get(name) ?? [];
    for (let sandbox = idle.pop(); sandbox; sandbox = idle.pop()) {
      this.#wake(sandbox);
      if (sandbox.isUsable) return sandbox;
      sandbox.kill();
    }
    return undefined;
  }

  #rest(name: string, sandbox: Sandbox): void {
    const idle = this.#idle.get(name) ?? [];
    this.#idle.set(name, idle);
    if (!sandbox.isUsable || idle.length >= MOST_IDLE || this.#isClosed) {
      sandbox.kill();
      return;
    }
    idle.push(sandbox);
    const timer = setTimeout(() => {
      const at = idle.indexOf(sandbox);
      if (at >= 0) idle.splice(at, 1);
      sandbox.kill();
    }, IDLE_FOR);
    this.#timers.set(sandbox, timer.unref());
  }

  /** From now on the sandbox is not idle. */
  #wake(sandbox: Sandbox): void {
    clearTimeout(this.#timers.get(sandbox));
    this.#timers.delete(sandbox);
  }
}
