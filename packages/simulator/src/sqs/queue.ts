import { randomUUID } from "node:crypto";
import type { Message } from "./message.ts";
import type { Oddities } from "./oddities.ts";
import { Ready } from "./ready.ts";
import { Recent } from "./recent.ts";

export type Received = { message: Message; handle: string };
type Held = { message: Message; handle: string; due: number };
type Redrive = { to: Queue; after: number };
export type Settings = { visibility: number; retention: number; delay: number; wait: number; fifo: boolean };
type Wanted = { max: number; visibility: number; wait: number; signal?: AbortSignal | undefined };

const NEITHER: Oddities = { isRepeated: () => false, place: () => 0 };

/** One queue's messages. Times are in seconds where SQS's attributes are. It runs a timer only while someone waits for a message. */
export class Queue {
  readonly arn: string;
  readonly settings: Settings;
  readonly createdAt = Math.floor(Date.now() / 1000);
  redrive: Redrive | undefined;
  readonly recent = new Recent();
  readonly #oddities: Oddities;
  #ready = new Ready();
  /** Messages in flight and delayed ones, in the order in which they come (back). */
  #held: Held[] = [];
  readonly #inFlight = new Map<string, Held>();
  #waiting: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(arn: string, settings: Settings, oddities = NEITHER) {
    this.arn = arn;
    this.settings = settings;
    this.#oddities = oddities;
  }

  send(message: Message, delay = this.settings.delay): void {
    if (delay > 0) {
      this.#hold({ message, handle: "", due: Date.now() + delay * 1000 });
      return;
    }
    this.#ready.offer(message);
    this.#wake();
  }

  /** Up to `max` messages; waits up to `wait` seconds for the first. */
  async receive({ max, visibility, wait, signal }: Wanted): Promise<Received[]> {
    const end = Date.now() + wait * 1000;
    while (!this.#closed && !signal?.aborted) {
      const taken = this.#take(max, visibility);
      if (this.#ready.isOpen) this.#wake();
      if (taken.length || Date.now() >= end) return taken;
      await this.#arrival(end, signal);
    }
    // Whoever woke this receiver meant one that takes something.
    if (this.#ready.isOpen) this.#wake();
    return [];
  }

  /** A handle stays good after its visibility timeout: the message goes, unless it was received again since. */
  delete(handle: string): void {
    const held = this.#inFlight.get(handle);
    if (held) {
      this.#land(held);
      dropCopy(held.message);
      return;
    }
    const [id = ""] = handle.split("#");
    const message = this.#ready.remove(id);
    if (message) dropCopy(message);
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

  /** When (ms) a message in flight comes back, if nobody takes it off before; nothing where it is not in flight. */
  backAt(handle: string): number | undefined {
    this.#release();
    return this.#inFlight.get(handle)?.due;
  }

  purge(): void {
    this.#ready = new Ready();
    this.#held = [];
    this.#inFlight.clear();
  }

  counts(): { visible: number; inFlight: number; delayed: number } {
    this.#release();
    this.#ready.forget(this.#oldest());
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
    const oldest = this.#oldest();
    this.#ready.take(
      () => taken.length < max,
      (message) => {
        if (message.sentAt < oldest) return;
        if (this.redrive && message.receiveCount >= this.redrive.after) this.#bury(message, this.redrive.to);
        else taken.push(this.#give(message, visibility));
      },
      this.#oddities.place,
    );
    for (const { message } of taken) this.#repeat(message);
    return taken;
  }

  #give(message: Message, visibility: number): Received {
    message.receiveCount += 1;
    message.firstReceivedAt ??= Date.now();
    const handle = `${message.id}#${randomUUID()}`;
    this.#hold({ message, handle, due: Date.now() + visibility * 1000 });
    return { message, handle };
  }

  /** Perhaps leaves a message visible that has just been received: once in its life, so that it cannot multiply. */
  #repeat(message: Message): void {
    if (message.copies !== undefined || !this.#oddities.isRepeated()) return;
    message.copies = 2;
    this.#ready.offer(message);
  }

  /** A dead letter keeps its id, its time of sending and its count of receives. */
  #bury({ copies: _, ...message }: Message, to: Queue): void {
    to.send({ ...message, sourceArn: this.arn }, 0);
  }

  /** When the oldest message was sent that is not beyond the retention. */
  #oldest(): number {
    return Date.now() - this.settings.retention * 1000;
  }

  #hold(held: Held): void {
    const after = this.#held.findLastIndex(({ due }) => due <= held.due);
    this.#held.splice(after + 1, 0, held);
    const { group } = held.message;
    if (held.handle) this.#inFlight.set(held.handle, held);
    if (held.handle && group !== undefined) this.#ready.lock(group);
    this.#schedule();
  }

  /** Takes a message out of flight. */
  #land(held: Held): void {
    this.#inFlight.delete(held.handle);
    this.#held.splice(this.#held.indexOf(held), 1);
    const { group } = held.message;
    if (group === undefined || !held.handle) return;
    this.#ready.unlock(group);
    if (this.#ready.isOpen) this.#wake();
  }

  /** Brings back what is due. */
  #release(): void {
    const now = Date.now();
    for (let held = this.#held[0]; held && held.due <= now; held = this.#held[0]) {
      if (held.handle) this.#land(held);
      else this.#held.shift();
      // Of two copies of a message only the first that is not deleted goes on.
      if (!dropCopy(held.message)) this.#ready.offer(held.message);
    }
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

/** Takes one off a message's copies, and says whether another is left. */
function dropCopy(message: Message): boolean {
  if (message.copies !== 2) return false;
  message.copies = 1;
  return true;
}
