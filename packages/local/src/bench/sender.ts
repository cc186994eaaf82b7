// Runs in a process of its own, as the intake does: sends the bodies that it found in the queue, and does nothing else.
import { type Message, ReceiveMessageCommand, SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { Task } from "./bare-sends.ts";

/** As many calls under way as the intake has, of as many messages each. */
const IN_FLIGHT = 8;
const BATCH = 10;

const client = new SQSClient({});
const [QueueUrl = ""] = process.argv.slice(2);
let batches: string[][] = [];

async function sideBySide(work: () => Promise<void>) {
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
}

/** Takes every body out of the queue; answers how many. */
async function gather(): Promise<number> {
  batches = [];
  await sideBySide(async () => {
    for (;;) {
      const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: BATCH }));
      if (Messages.length === 0) return;
      batches.push(Messages.map(({ Body = "" }: Message) => Body));
    }
  });
  return batches.reduce((sum, { length }) => sum + length, 0);
}

/** Sends up to so many batches; answers the milliseconds that it took. */
async function send(most: number): Promise<number> {
  const started = performance.now();
  let next = 0;
  await sideBySide(async () => {
    for (let bodies = batches[next++]; bodies && next <= most; bodies = batches[next++]) {
      const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
      const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      if (Failed.length > 0) throw new Error(`${Failed.length} messages were not taken: ${Failed[0]?.Code}`);
    }
  });
  return performance.now() - started;
}

process.on("message", async (task: Task) => {
  process.send?.(task.what === "gather" ? await gather() : await send(task.most));
});
