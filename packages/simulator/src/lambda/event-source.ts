import { setTimeout as sleep } from "node:timers/promises";
import { eventsOf, type Message, succeeded } from "./batch.ts";
import type { FunctionConfig } from "./function.ts";
import type { Functions, Log } from "./functions.ts";

export type EventSourceConfig = {
  functionArn: string;
  queueArn: string;
  batchSize: number;
  /** How long to gather a batch, in seconds. */
  window: number;
  maximumConcurrency?: number;
  reportBatchItemFailures: boolean;
};
/** Calls SQS as the function's role; throws what SQS refuses, and where it does not answer. */
export type CallSqs = (operation: string, input: object, signal: AbortSignal) => Promise<{ Messages?: Message[] }>;
type Parts = {
  functions: Functions;
  sqs: CallSqs;
  queueUrl: string;
  region: string;
  log: Log;
  /** Told of the receipts of messages whose invocation has failed. */
  abandoned(handles: string[]): void;
};

const CONCURRENCY = 5;
const LONG_POLL = 20;
/** Bytes of bodies with which a batch waits for no more: what is beyond 6 MB would only become a second event. */
const ENOUGH = 5 * 1024 * 1024;
const BACKOFF = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000];

/** Feeds a queue's messages to a function in batches, until it is stopped. */
export class EventSource {
  readonly #config: EventSourceConfig;
  readonly #target: FunctionConfig;
  readonly #parts: Parts;
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #loop: Promise<void>;

  constructor(config: EventSourceConfig, target: FunctionConfig, parts: Parts) {
    this.#config = config;
    this.#target = target;
    this.#parts = parts;
    this.#loop = this.#poll();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
    await Promise.all(this.#running);
  }

  async #poll(): Promise<void> {
    const { signal } = this.#stopping;
    const { maximumConcurrency = CONCURRENCY, queueArn } = this.#config;
    const { log, sqs, region, queueUrl: QueueUrl } = this.#parts;
    let failures = 0;
    let isKnown = false;
    while (!signal.aborted) {
      try {
        if (!isKnown) await sqs("GetQueueAttributes", { QueueUrl, AttributeNames: ["QueueArn"] }, signal);
        isKnown = true;
        const batch = await this.#gather();
        failures = 0;
        for (const { messages, event } of eventsOf(batch, { queueArn, region })) {
          if (signal.aborted) return;
          this.#begin(messages, event);
          if (this.#running.size >= maximumConcurrency) await Promise.race(this.#running);
        }
      } catch (error) {
        if (signal.aborted) return;
        const wait = BACKOFF[Math.min(failures, BACKOFF.length - 1)];
        failures += 1;
        log(this.#target.name, `the event source ${queueArn} cannot be read, again in ${wait} ms: ${error}`);
        await sleep(wait, undefined, { signal }).catch(() => {});
      }
    }
  }

  /** Waits for a first message, then for more until the batch is full or its window over. */
  async #gather(): Promise<Message[]> {
    const { batchSize, window } = this.#config;
    const { signal } = this.#stopping;
    const batch = await this.#receive(batchSize, LONG_POLL);
    const end = Date.now() + window * 1000;
    let size = sizeOf(batch);
    while (batch.length && batch.length < batchSize && size < ENOUGH && Date.now() < end && !signal.aborted) {
      const wait = Math.min(LONG_POLL, Math.max(0, end - Date.now()) / 1000);
      // What is here already must not wait for its visibility timeout because there is no more to be had.
      const more = await this.#receive(batchSize - batch.length, wait).catch((error) => this.#tell(error));
      if (!more) break;
      batch.push(...more);
      size += sizeOf(more);
    }
    return batch;
  }

  async #receive(most: number, wait: number): Promise<Message[]> {
    const { sqs, queueUrl } = this.#parts;
    const input = {
      QueueUrl: queueUrl,
      MaxNumberOfMessages: Math.min(10, most),
      WaitTimeSeconds: wait,
      AttributeNames: ["All"],
      MessageAttributeNames: ["All"],
    };
    const { Messages = [] } = await sqs("ReceiveMessage", input, this.#stopping.signal);
    return Messages;
  }

  #tell(error: unknown): void {
    if (this.#stopping.signal.aborted) return;
    this.#parts.log(this.#target.name, `a batch of ${this.#config.queueArn} failed: ${error}`);
  }

  #begin(batch: Message[], event: string): void {
    const work = this.#work(batch, event)
      .catch((error) => this.#tell(error))
      .finally(() => this.#running.delete(work));
    this.#running.add(work);
  }

  /** What is not taken off, be it for the function or for SQS, stays hidden until the queue's visibility timeout is over. */
  async #work(batch: Message[], event: string): Promise<void> {
    const { functions, sqs, queueUrl } = this.#parts;
    const { reportBatchItemFailures } = this.#config;
    const { outcome, payload } = await functions.invoke(this.#target, event);
    if (this.#stopping.signal.aborted) return;
    if (outcome !== "success") return this.#parts.abandoned(batch.map(({ ReceiptHandle }) => ReceiptHandle));
    const done = reportBatchItemFailures ? succeeded(batch, payload) : batch;
    for (let at = 0; at < done.length; at += 10) {
      const Entries = done.slice(at, at + 10).map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      const taken = sqs("DeleteMessageBatch", { QueueUrl: queueUrl, Entries }, this.#stopping.signal);
      await taken.catch((error) => this.#tell(error));
    }
  }
}

const sizeOf = (messages: Message[]) => messages.reduce((sum, { Body }) => sum + Buffer.byteLength(Body), 0);
