import { SYNCHRONOUS_LIMIT } from "./payload.ts";

type MessageAttribute = { StringValue?: string; BinaryValue?: string; DataType: string };
/** A message as SQS's JSON protocol gives it. */
export type Message = {
  MessageId: string;
  ReceiptHandle: string;
  Body: string;
  MD5OfBody: string;
  Attributes?: Record<string, string>;
  MessageAttributes?: Record<string, MessageAttribute>;
};

type Origin = { queueArn: string; region: string };

const recordOf = (message: Message, { queueArn, region }: Origin) => ({
  messageId: message.MessageId,
  receiptHandle: message.ReceiptHandle,
  body: message.Body,
  attributes: message.Attributes ?? {},
  messageAttributes: Object.fromEntries(
    Object.entries(message.MessageAttributes ?? {}).map(([name, { StringValue, BinaryValue, DataType }]) => [
      name,
      {
        stringValue: StringValue,
        binaryValue: BinaryValue,
        stringListValues: [],
        binaryListValues: [],
        dataType: DataType,
      },
    ]),
  ),
  md5OfBody: message.MD5OfBody,
  eventSource: "aws:sqs",
  eventSourceARN: queueArn,
  awsRegion: region,
});

/**
 * The events that Lambda makes of a batch of messages, each with its messages: "a batch can be up to 6 MB", which one
 * more message would break.
 */
export function eventsOf(messages: Message[], origin: Origin): { messages: Message[]; event: string }[] {
  const events: { messages: Message[]; records: string[]; size: number }[] = [];
  for (const message of messages) {
    const record = JSON.stringify(recordOf(message, origin));
    const size = Buffer.byteLength(record) + 1;
    const last = events.at(-1);
    if (last && last.size + size <= SYNCHRONOUS_LIMIT) {
      last.messages.push(message);
      last.records.push(record);
      last.size += size;
    } else {
      events.push({ messages: [message], records: [record], size: size + `{"Records":[]}`.length });
    }
  }
  return events.map((each) => ({ messages: each.messages, event: `{"Records":[${each.records.join()}]}` }));
}

/** The messages that a function is done with: all but those that it reports; none where its report is not one. */
export function succeeded(messages: Message[], payload: string): Message[] {
  const answer: unknown = JSON.parse(payload);
  if (answer === null || typeof answer !== "object" || !("batchItemFailures" in answer)) return messages;
  const { batchItemFailures: failures } = answer;
  if (failures === null || failures === undefined) return messages;
  if (!Array.isArray(failures)) return [];
  const ids = new Set(failures.map((failure) => failure?.itemIdentifier));
  const known = new Set(messages.map(({ MessageId }) => MessageId));
  if ([...ids].some((id) => !known.has(id))) return [];
  return messages.filter(({ MessageId }) => !ids.has(MessageId));
}
