// A function as the intake is one: sends the bodies that it found in the queue, and does nothing else.
import { type Message, ReceiveMessageCommand, SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";

export type Task = "gather" | "send";

/** As many calls under way as the intake has, of as many messages each. */
const IN_FLIGHT = 8;
const BATCH = 10;

const client = new SQSClient({});
const { QUEUE_URL: QueueUrl } = process.env;
let batches: string[][] = [];

/** Takes every body out of the queue, and answers how many; or sends them all, and answers the milliseconds it took. */
export const handler = (task: Task): Promise<number> => (task === "gather" ? gather() : send());

async function sideBySide(work: () => Promise<void>) {
  await Promise.all(Array.from({ length: IN_FLIGHT }, work));
}

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

async function send(): Promise<number> {
  const started = performance.now();
  let next = 0;
  await sideBySide(async () => {
    for (let bodies = batches[next++]; bodies; bodies = batches[next++]) {
      const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
      const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
      if (Failed.length > 0) throw new Error(`${Failed.length} messages were not taken: ${Failed[0]?.Code}`);
    }
  });
  return performance.now() - started;
}
