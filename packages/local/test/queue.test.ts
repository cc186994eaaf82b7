import { PurgeQueueCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import type { Job, Letter } from "@frontdesk/core/agents/job.ts";
import { bodyOf, type Message, type Queue } from "@frontdesk/core/agents/queue.ts";
import { describe, expect, it } from "vitest";
import { MemoryQueue, memoryQueue } from "../src/simulation/memory/queue.ts";
import { adaptersOf } from "./adapters.ts";
import { standingClock } from "./clock.ts";
import { EVENT_SOURCES, graphWithout, openDesk } from "./desk.ts";

/** Both queues, and what Lambda does with them. A row is tried three times, as global-setup.ts asks for. */
type Opened = {
  queue: Queue;
  now(): number;
  /** Up to ten messages; waits up to so many seconds for the first. */
  receive(from: "jobs" | "deadLetters", wait?: number): Promise<Message[]>;
  purge(): Promise<void>;
};

async function inSqs(): Promise<Opened> {
  const desk = await openDesk({ graph: graphWithout(EVENT_SOURCES) });
  const { sqs } = desk.clients;
  const urls = { jobs: desk.urls.rows, deadLetters: desk.urls.deadLetters };
  return {
    queue: adaptersOf(desk).queue,
    now: Date.now,
    async receive(from, WaitTimeSeconds = 0) {
      const command = new ReceiveMessageCommand({
        QueueUrl: urls[from],
        MaxNumberOfMessages: 10,
        WaitTimeSeconds,
        MessageSystemAttributeNames: ["ApproximateReceiveCount"],
      });
      const { Messages = [] } = await sqs.send(command);
      return Messages.map(({ MessageId: id = "", Body: body = "", ReceiptHandle: receiptHandle = "", Attributes }) => ({
        ...{ id, body, receiptHandle },
        receiveCount: Number(Attributes?.ApproximateReceiveCount),
      }));
    },
    async purge() {
      for (const QueueUrl of Object.values(urls)) await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    },
  };
}

async function inMemory(): Promise<Opened> {
  const { now, pass } = standingClock();
  const options = { now, visibility: 360 };
  const deadLetters = new MemoryQueue(options);
  const queues = { deadLetters, jobs: new MemoryQueue({ ...options, redrive: { after: 3, to: deadLetters } }) };
  return {
    queue: memoryQueue(queues),
    now,
    async receive(from, wait = 0) {
      for (const end = now() + wait * 1000; ; pass(1)) {
        const messages = queues[from].receive(10);
        if (messages.length > 0 || now() >= end) return messages;
      }
    },
    async purge() {
      queues.jobs.purge();
      deadLetters.purge();
    },
  };
}

const place = (row: number) => ({ upload: "u", row, rows: 20, login: `agent${row}`, line: row + 1 });
const jobOf = (row: number): Job => ({
  ...place(row),
  ...{ verb: "create", turn: 0, wanted: { login: `agent${row}`, firstName: "Zoë \u{1f600} \ufffe\uffff" } },
});
const letterOf = (row: number): Letter => ({ ...place(row), reason: { code: "NoGood", message: "It was no good." } });
const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
/** Seconds: more than anything here takes, and within what SQS allows a receiver. */
const LONG = 20;

describe.each([
  ["in SQS", inSqs],
  ["in memory", inMemory],
])("the queue %s", (_, open) => {
  it("takes ten rows at once, whatever letters are in them, and gives them to whoever receives", async () => {
    const { queue, receive } = await open();
    await queue.sendJobs(ten.map(jobOf));
    const messages = await receive("jobs", LONG);
    expect(messages.map(bodyOf)).toEqual(ten.map(jobOf));
    expect(new Set(messages.map(({ id }) => id)).size).toBe(10);
    expect(messages.map(({ receiveCount }) => receiveCount)).toEqual(ten.map(() => 1));
    expect(await receive("deadLetters")).toEqual([]);
  });

  it("buries ten failures at once among the dead letters", async () => {
    const { queue, receive } = await open();
    await queue.bury(ten.map(letterOf));
    expect((await receive("deadLetters", LONG)).map(bodyOf)).toEqual(ten.map(letterOf));
    expect(await receive("jobs")).toEqual([]);
  });

  it("takes no more than ten at once", async () => {
    const { queue } = await open();
    await expect(queue.sendJobs([...ten, 11].map(jobOf))).rejects.toThrow();
    await expect(queue.bury([...ten, 11].map(letterOf))).rejects.toThrow();
    expect(await queue.isIdle()).toBe(true);
    await queue.sendJobs([]);
    expect(await queue.isIdle()).toBe(true);
  });

  it("gives a message to one receiver as long as it is hidden", async () => {
    const { queue, receive } = await open();
    await queue.sendJobs([jobOf(1)]);
    expect(await receive("jobs", LONG)).toHaveLength(1);
    expect(await receive("jobs")).toEqual([]);
  });

  it("postpones a row for so many seconds, rounded up, as a message that was never received", async () => {
    const { queue, receive, now } = await open();
    const before = now();
    await queue.postpone({ ...jobOf(1), turn: 1 }, 1.2);
    const [message] = await receive("jobs", LONG);
    expect(now() - before).toBeGreaterThanOrEqual(2000);
    expect(message && bodyOf(message)).toEqual({ ...jobOf(1), turn: 1 });
    expect(message?.receiveCount).toBe(1);
  });

  it("postpones a row for as long as SQS can, where its turn comes later", async () => {
    const { queue, receive } = await open();
    await queue.postpone(jobOf(1), 86_400);
    await queue.postpone(jobOf(2), 0);
    expect((await receive("jobs", LONG)).map(bodyOf)).toEqual([jobOf(2)]);
  });

  it("has a message that failed come back after so many seconds, and counts how often it is received", async () => {
    const { queue, receive, now } = await open();
    await queue.sendJobs([jobOf(1)]);
    const [first] = await receive("jobs", LONG);
    const before = now();
    await queue.comeBack(first?.receiptHandle ?? "", 1);
    const [second] = await receive("jobs", LONG);
    expect(now() - before).toBeGreaterThanOrEqual(1000);
    expect(second).toMatchObject({ id: first?.id, body: first?.body, receiveCount: 2 });
    await queue.comeBack(second?.receiptHandle ?? "", 0);
    expect(await receive("jobs", LONG)).toMatchObject([{ id: first?.id, receiveCount: 3 }]);
  });

  it("fails to have a message come back that is not under way any more, or is by a newer receipt", async () => {
    const { queue, receive } = await open();
    await queue.sendJobs([jobOf(1)]);
    const [{ receiptHandle } = { receiptHandle: "" }] = await receive("jobs", LONG);
    await queue.comeBack(receiptHandle, 0);
    await expect(queue.comeBack(receiptHandle, 0)).rejects.toThrow();
    await receive("jobs", LONG);
    await expect(queue.comeBack(receiptHandle, 0)).rejects.toThrow();
  });

  it("moves a row to the dead letters after three tries, as it is, its count going on", async () => {
    const { queue, receive } = await open();
    await queue.sendJobs([jobOf(1)]);
    let body = "";
    for (let count = 1; count <= 3; count += 1) {
      const [message] = await receive("jobs", LONG);
      expect(message?.receiveCount).toBe(count);
      body = message?.body ?? "";
      await queue.comeBack(message?.receiptHandle ?? "", 0);
    }
    expect(await receive("jobs")).toEqual([]);
    const [letter] = await receive("deadLetters", LONG);
    expect(letter).toMatchObject({ body, receiveCount: 4 });
    expect(await receive("jobs")).toEqual([]);
  });

  it("is idle while it holds nothing: no row that waits, is under way or is postponed, and no dead letter", async () => {
    const { queue, receive, purge } = await open();
    expect(await queue.isIdle()).toBe(true);
    await queue.sendJobs([jobOf(1)]);
    expect(await queue.isIdle()).toBe(false);
    await receive("jobs", LONG);
    expect(await queue.isIdle()).toBe(false);
    await purge();
    expect(await queue.isIdle()).toBe(true);
    await queue.postpone(jobOf(1), 900);
    expect(await queue.isIdle()).toBe(false);
    await purge();
    await queue.bury([letterOf(1)]);
    expect(await queue.isIdle()).toBe(false);
    await receive("deadLetters", LONG);
    expect(await queue.isIdle()).toBe(false);
    await purge();
    expect(await queue.isIdle()).toBe(true);
  });
});
