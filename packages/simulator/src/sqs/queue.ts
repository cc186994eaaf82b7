import { randomUUID } from "node:crypto";
import type { Message } from "./message.ts";

export type Received = { message: Message; handle: string };
type Held = { message: Message; handle: string; due: number };
type Redrive = { to: Queue; after: number };
export type Settings = { visibility: number; retention: number; delay: number; wait: number; fifo: boolean };
type Wanted = { max: number; visibility: number; wait: number; signal?: AbortSignal | undefined };

/** One queue's messages. Times are in seconds where SQS's attributes are. It runs a timer only while someone waits for a message. */
export class Queue {
  readonly arn: string;
  readonly settings: Settings;
  readonly createdAt = Math.floor(Date.now() / 1000);
  redrive: Redrive | undefined;
  #ready: Message[] = [];
  /** Messages in flight and delayed ones, in the order in which they come (back). */
  #held: Held[] = [];
  readonly #inFlight = new Map<string, Held>();
  readonly #locked = new Map<string, number>();
  #waiting: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(arn: string, settings: Settings) {
    this.arn = arn;
    this.settings = settings;
  }

  send(message: Message, delay = this.settings.delay): void {
    if (delay > 0) {
      this.#hold({ message, handle: "", due: Date.now() + delay * 1000 });
      return;
    }
    this.#offer(message);
    this.#wake();
  }

  /** Up to `max` messages; waits up to `wait` seconds for the first. */
  async receive({ max, visibility, wait, signal }: Wanted): Promise<Received[]> {
    const end = Date.now() + wait * 1000;
    while (!this.#closed && !signal?.aborted) {
      const taken = this.#take(max, visibility);
      if (this.#ready.length) this.#wake();
      if (taken.length || Date.now() >= end) return taken;
      await this.#arrival(end, signal);
    }
    return [];
  }

  /** A handle stays good after its visibility timeout: the message goes, unless it was received again since. */
  delete(handle: string): void {
    const held = this.#inFlight.get(handle);
    if (held) {
      this.#land(held);
      return;
    }
    const [id] = handle.split("#");
    const at = this.#ready.findIndex((message) => message.id === id);
    if (at >= 0) this.#ready.splice(at, 1);
  }

  /** Hides a message in flight for `seconds` from now; false where it is not in flight. */
  changeVisibility(handle: string, seconds: number): boolean {
    this.#release();
    const held = this.#inFlight.get(handle);
    if (!held) return false;
    this.#land(held);
    this.#hold({ ...held, due: Date.now() + seconds * 1000 });
    if (seconds === 0) this.#release();
    this.#wake();
    return true;
  }

  purge(): void {
    this.#ready = [];
    this.#held = [];
    this.#inFlight.clear();
    this.#locked.clear();
  }

  counts(): { visible: number; inFlight: number; delayed: number } {
    this.#release();
    const inFlight = this.#inFlight.size;
    return { visible: this.#ready.length, inFlight, delayed: this.#held.length - inFlight };
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #take(max: number, visibility: number): Received[] {
    this.#release();
    const taken: Received[] = [];
    const left: Message[] = [];
    let seen = 0;
    const busy = new Set(this.#locked.keys());
    while (seen < this.#ready.length && taken.length < max) {
      const message = this.#ready[seen++];
      if (!message) break;
      if (message.group !== undefined && busy.has(message.group)) left.push(message);
      else if (this.redrive && message.receiveCount >= this.redrive.after) this.#bury(message, this.redrive.to);
      else taken.push(this.#give(message, visibility));
    }
    this.#ready.splice(0, seen, ...left);
    return taken;
  }

  #give(message: Message, visibility: number): Received {
    message.receiveCount += 1;
    message.firstReceivedAt ??= Date.now();
    const handle = `${message.id}#${randomUUID()}`;
    this.#hold({ message, handle, due: Date.now() + visibility * 1000 });
    return { message, handle };
  }

  /** A dead letter keeps its id, its time of sending and its count of receives. */
  #bury(message: Message, to: Queue): void {
    to.send({ ...message, sourceArn: this.arn }, 0);
  }

  #offer(message: Message): void {
    const after = this.settings.fifo ? this.#ready.findLastIndex(({ order }) => order < message.order) + 1 : -1;
    if (after < 0) this.#ready.push(message);
    else this.#ready.splice(after, 0, message);
  }

  #hold(held: Held): void {
    const after = this.#held.findLastIndex(({ due }) => due <= held.due);
    this.#held.splice(after + 1, 0, held);
    const { group } = held.message;
    if (held.handle) this.#inFlight.set(held.handle, held);
    if (held.handle && group !== undefined) this.#locked.set(group, (this.#locked.get(group) ?? 0) + 1);
    this.#schedule();
  }

  /** Takes a message out of flight. */
  #land(held: Held): void {
    this.#inFlight.delete(held.handle);
    this.#held.splice(this.#held.indexOf(held), 1);
    const { group } = held.message;
    if (group === undefined || !held.handle) return;
    const others = (this.#locked.get(group) ?? 1) - 1;
    if (others) this.#locked.set(group, others);
    else this.#locked.delete(group);
    if (this.#ready.length) this.#wake();
  }

  /** Brings back what is due, and forgets what is older than the retention. */
  #release(): void {
    const now = Date.now();
    for (let held = this.#held[0]; held && held.due <= now; held = this.#held[0]) {
      if (held.handle) this.#land(held);
      else this.#held.shift();
      this.#offer(held.message);
    }
    const oldest = now - this.settings.retention * 1000;
    const expired = this.#ready.some(({ sentAt }, index) => index === 0 && sentAt < oldest);
    if (expired) this.#ready = this.#ready.filter(({ sentAt }) => sentAt >= oldest);
  }

  #wake(): void {
    this.#waiting.shift()?.();
  }

  #arrival(end: number, signal: AbortSignal | undefined): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const wake = () => resolve();
    const timer = setTimeout(wake, Math.max(0, end - Date.now()));
    signal?.addEventListener("abort", wake, { once: true });
    this.#waiting.push(wake);
    this.#schedule();
    return promise.finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", wake);
      this.#waiting = this.#waiting.filter((other) => other !== wake);
    });
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    const next = this.#held[0];
    if (!next || !this.#waiting.length || this.#closed) return;
    this.#timer = setTimeout(() => this.#wake(), Math.max(1, next.due - Date.now()));
  }
}
