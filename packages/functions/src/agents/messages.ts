import type { Message } from "@frontdesk/core/agents/queue.ts";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";

export const messagesOf = ({ Records }: SQSEvent): Message[] =>
  Records.map(({ messageId, body, receiptHandle, attributes }) => ({
    id: messageId,
    body,
    receiptHandle,
    receiveCount: Number(attributes.ApproximateReceiveCount),
  }));

/** Leaves these messages in the queue. */
export const leave = (ids: string[]): SQSBatchResponse => ({
  batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })),
});
