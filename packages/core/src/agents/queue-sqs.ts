import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { Queue } from "./queue.ts";

export type Queues = { client: SQSClient; jobs: string; deadLetters: string };

/** The queue in SQS, by the URLs of both queues. */
export function sqsQueue({ client, jobs, deadLetters }: Queues): Queue {
  return {
    sendJobs: (batch) => sendAll(client, jobs, batch),
    bury: (letters) => sendAll(client, deadLetters, letters),
    async postpone(job, seconds) {
      const DelaySeconds = Math.min(LONGEST_DELAY, Math.ceil(seconds));
      await client.send(new SendMessageCommand({ QueueUrl: jobs, MessageBody: textOf(job), DelaySeconds }));
    },
    async comeBack(receiptHandle, seconds) {
      const where = { QueueUrl: jobs, ReceiptHandle: receiptHandle };
      await client.send(new ChangeMessageVisibilityCommand({ ...where, VisibilityTimeout: seconds }));
    },
    async isIdle() {
      const counts = await Promise.all([jobs, deadLetters].map((url) => messagesIn(client, url)));
      return counts.every((count) => count === 0);
    },
  };
}

/** Seconds (SQS quota, message timer). */
const LONGEST_DELAY = 900;

async function messagesIn(client: SQSClient, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...COUNTS] }),
  );
  return COUNTS.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
}
const COUNTS = [
  "ApproximateNumberOfMessages",
  "ApproximateNumberOfMessagesNotVisible",
  "ApproximateNumberOfMessagesDelayed",
] as const;

/** SQS refuses a message with one of these two characters, raw (SendMessage, API reference). */
const textOf = (thing: object) =>
  ["\ufffe", "\uffff"].reduce(
    (text, refused) =>
      text.includes(refused) ? text.replaceAll(refused, `\\u${refused.charCodeAt(0).toString(16)}`) : text,
    JSON.stringify(thing),
  );

/** SQS answers 200 to a batch of which a part failed: that part is sent again, three times at most. */
async function sendAll(client: SQSClient, QueueUrl: string, things: object[]) {
  let Entries = things.map((thing, index) => ({ Id: String(index), MessageBody: textOf(thing) }));
  for (let tries = 1; Entries.length > 0; tries += 1) {
    const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
    const [first] = Failed;
    if (!first) return;
    if (tries === 3 || first.SenderFault) {
      throw new Error(`${Failed.length} of ${Entries.length} messages were not taken: ${first.Code} ${first.Message}`);
    }
    Entries = Entries.filter(({ Id }) => Failed.some((failed) => failed.Id === Id));
  }
}
