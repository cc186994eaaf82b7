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

/** The event that Lambda makes of a batch of messages. */
export function eventOf(messages: Message[], queueArn: string, region: string) {
  const Records = messages.map((message) => ({
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
  }));
  return { Records };
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
