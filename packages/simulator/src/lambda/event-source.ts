import { setTimeout as sleep } from "node:timers/promises";
import { eventOf, type Message, succeeded } from "./batch.ts";
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
/** Calls SQS as the function's role; throws what SQS refuses. */
export type CallSqs = (operation: string, input: object, signal?: AbortSignal) => Promise<{ Messages?: Message[] }>;
type Parts = { functions: Functions; sqs: CallSqs; queueUrl: string; region: string; log: Log };

const CONCURRENCY = 5;
const LONG_POLL = 20;
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
    const { log, sqs, queueUrl: QueueUrl } = this.#parts;
    let failures = 0;
    let isKnown = false;
    while (!signal.aborted) {
      try {
        if (!isKnown) await sqs("GetQueueAttributes", { QueueUrl, AttributeNames: ["QueueArn"] });
        isKnown = true;
        const batch = await this.#gather();
        failures = 0;
        if (batch.length && !signal.aborted) this.#begin(batch);
        if (this.#running.size >= maximumConcurrency) await Promise.race(this.#running);
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
    while (batch.length && batch.length < batchSize && Date.now() < end && !signal.aborted) {
      const wait = Math.min(LONG_POLL, Math.max(0, end - Date.now()) / 1000);
      batch.push(...(await this.#receive(batchSize - batch.length, wait)));
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

  #begin(batch: Message[]): void {
    const work = this.#work(batch)
      .catch((error) => this.#parts.log(this.#target.name, `a batch of ${this.#config.queueArn} failed: ${error}`))
      .finally(() => this.#running.delete(work));
    this.#running.add(work);
  }

  /** What the function does not take off stays hidden until the queue's visibility timeout is over. */
  async #work(batch: Message[]): Promise<void> {
    const { functions, sqs, queueUrl, region } = this.#parts;
    const { queueArn, reportBatchItemFailures } = this.#config;
    const event = eventOf(batch, queueArn, region);
    const { outcome, payload } = await functions.invoke(this.#target, JSON.stringify(event));
    if (outcome !== "success" || this.#stopping.signal.aborted) return;
    const done = reportBatchItemFailures ? succeeded(batch, payload) : batch;
    for (let at = 0; at < done.length; at += 10) {
      const Entries = done.slice(at, at + 10).map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await sqs("DeleteMessageBatch", { QueueUrl: queueUrl, Entries });
    }
  }
}
