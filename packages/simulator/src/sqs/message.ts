import { createHash } from "node:crypto";

export type Attribute = { DataType: string; StringValue?: string; BinaryValue?: string };
export type Attributes = Record<string, Attribute>;
export type Message = {
  id: string;
  body: string;
  md5: string;
  attributes: Attributes;
  systemAttributes: Attributes;
  sentAt: number;
  /** A place in the order of sending, over all queues. */
  order: number;
  receiveCount: number;
  /** How many of it the queue holds, once it has been delivered twice at a time. */
  copies?: number;
  firstReceivedAt?: number;
  group?: string;
  deduplication?: string;
  /** The queue that gave up on the message. */
  sourceArn?: string;
};

/** The digest that SQS gives of a body. */
export const md5 = (text: string) => createHash("md5").update(text).digest("hex");

/** The digest that SQS's clients check, of the attributes in the order of their names. */
export function md5OfAttributes(attributes: Attributes): string | undefined {
  const names = Object.keys(attributes).sort();
  if (!names.length) return undefined;
  const hash = createHash("md5");
  const add = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  };
  for (const name of names) {
    const { DataType = "", StringValue = "", BinaryValue } = attributes[name] ?? {};
    add(Buffer.from(name));
    add(Buffer.from(DataType));
    hash.update(Buffer.from([BinaryValue === undefined ? 1 : 2]));
    add(BinaryValue === undefined ? Buffer.from(StringValue) : Buffer.from(BinaryValue, "base64"));
  }
  return hash.digest("hex");
}

/** The bytes that count for the size limit: body, and each attribute's name, type and value. */
export function sizeOf(body: string, attributes: Attributes): number {
  let size = Buffer.byteLength(body);
  for (const [name, { DataType, StringValue = "", BinaryValue = "" }] of Object.entries(attributes)) {
    size += Buffer.byteLength(name + DataType + StringValue) + Buffer.byteLength(BinaryValue, "base64");
  }
  return size;
}

/** Whether the body has only characters that SQS takes: XML's, emoji included. */
export const isSendable = (body: string) =>
  !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(body);

/** The system attributes that a receiver asked for. */
export function systemAttributesOf(message: Message, wanted: string[], account: string): Record<string, string> {
  const all: Record<string, string | undefined> = {
    SenderId: account,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? ""),
    MessageGroupId: message.group,
    MessageDeduplicationId: message.deduplication,
    SequenceNumber: message.group === undefined ? undefined : String(message.order).padStart(20, "0"),
    DeadLetterQueueSourceArn: message.sourceArn,
    AWSTraceHeader: message.systemAttributes.AWSTraceHeader?.StringValue,
  };
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined && (wanted.includes("All") || wanted.includes(name))) given[name] = value;
  }
  return given;
}
