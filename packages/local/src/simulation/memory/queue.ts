import type { Message, Queue } from "@frontdesk/core/agents/queue.ts";
import { atOnce, type Io } from "../io.ts";

type Held = { id: string; body: string; visibleAt: number; receiveCount: number; handle: string };
export type QueueOptions = {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Seconds for which a message that was received is hidden. */
  visibility: number;
  /** After so many receives a message is moved there. */
  redrive?: { after: number; to: MemoryQueue };
  /** Which of so many visible messages is handed out next: the oldest, where nothing is said. */
  choose?(count: number): number;
  /** Whether a message that is handed out stays visible, as delivery at least once allows. */
  isRepeated?(): boolean;
  /** Told when a message becomes visible (ms). */
  arrival?(at: number): void;
};

/** A standard queue of SQS in memory. */
export class MemoryQueue {
  #held: Held[] = [];
  #sent = 0;
  readonly #options: QueueOptions;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  get size(): number {
    return this.#held.length;
  }

  send(body: string, delay = 0, message: Partial<Held> = {}): void {
    const visibleAt = this.#options.now() + delay * 1000;
    this.#held.push({ id: `m${++this.#sent}`, body, receiveCount: 0, handle: "", ...message, visibleAt });
    this.#options.arrival?.(visibleAt);
  }

  receive(most: number): Message[] {
    const { now, visibility, redrive, choose = () => 0, isRepeated = () => false, arrival } = this.#options;
    const taken: Message[] = [];
    for (;;) {
      const visible = this.#held.filter(({ visibleAt }) => visibleAt <= now());
      const held = visible[choose(visible.length)];
      if (!held || taken.length >= most) return taken;
      if (redrive && held.receiveCount >= redrive.after) {
        this.#held = this.#held.filter((other) => other !== held);
        redrive.to.send(held.body, 0, { id: held.id, receiveCount: held.receiveCount });
        continue;
      }
      held.receiveCount += 1;
      held.handle = `${held.id}#${held.receiveCount}`;
      held.visibleAt = now() + (isRepeated() ? 1 : visibility * 1000);
      arrival?.(held.visibleAt);
      taken.push({ id: held.id, body: held.body, receiptHandle: held.handle, receiveCount: held.receiveCount });
    }
  }

  /** By receipt handle; one that was received again since is left, as SQS may. */
  delete(receiptHandle: string): void {
    this.#held = this.#held.filter(({ handle }) => handle !== receiptHandle);
  }

  changeVisibility(receiptHandle: string, seconds: number): void {
    const held = this.#held.find(
      ({ handle, visibleAt }) => handle === receiptHandle && visibleAt > this.#options.now(),
    );
    if (!held) throw new Error("MessageNotInflight");
    held.visibleAt = this.#options.now() + seconds * 1000;
    this.#options.arrival?.(held.visibleAt);
  }

  /** Loses every message. */
  purge(): void {
    this.#held = [];
  }
}

/** Messages that a batch may have (SQS quota). */
const MOST = 10;

/** Both queues in memory. */
export function memoryQueue(
  { jobs, deadLetters }: Record<"jobs" | "deadLetters", MemoryQueue>,
  io: Io = atOnce,
): Queue {
  const sendAll = (queue: MemoryQueue, things: object[]) =>
    io("sqs SendMessageBatch", () => {
      if (things.length > MOST) throw new Error(`TooManyEntriesInBatchRequest: ${things.length}`);
      for (const thing of things) queue.send(JSON.stringify(thing));
    });
  return {
    sendJobs: (batch) => sendAll(jobs, batch),
    bury: (letters) => sendAll(deadLetters, letters),
    postpone: (job, seconds) =>
      io("sqs SendMessage", () => jobs.send(JSON.stringify(job), Math.min(900, Math.ceil(seconds)))),
    comeBack: (receiptHandle, seconds) =>
      io("sqs ChangeMessageVisibility", () => jobs.changeVisibility(receiptHandle, seconds)),
    isIdle: () => io("sqs GetQueueAttributes", () => jobs.size + deadLetters.size === 0),
  };
}
