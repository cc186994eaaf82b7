import { createHash, randomUUID } from "node:crypto";
import { checkAttributes } from "./attributes.ts";
import { invalid, missing, SqsFault } from "./fault.ts";
import { type Attributes, isSendable, type Message, md5, md5OfAttributes, sizeOf } from "./message.ts";
import type { Named } from "./queues.ts";

export type SendInput = {
  MessageBody?: string;
  DelaySeconds?: number;
  MessageAttributes?: Attributes;
  MessageSystemAttributes?: Attributes;
  MessageGroupId?: string;
  MessageDeduplicationId?: string;
};

let sent = 0;

/** Checks a message as SQS does and puts it into the queue; a FIFO queue takes the same message once in five minutes. */
export function send({ queue, attributes: settings }: Named, input: SendInput): Record<string, string> {
  const { MessageBody: body = "", MessageAttributes: attributes = {}, MessageSystemAttributes = {} } = input;
  const { MessageGroupId: group, DelaySeconds: delay } = input;
  const { fifo } = queue.settings;
  if (!body) throw missing("MessageBody");
  if (!isSendable(body)) throw new SqsFault("InvalidMessageContents", "Invalid characters found in the message body.");
  checkAttributes(attributes);
  const limit = Number(settings.MaximumMessageSize);
  if (sizeOf(body, attributes) > limit) {
    throw invalid(`One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`);
  }
  if (delay !== undefined && !(delay >= 0 && delay <= 900))
    throw invalid(`Value ${delay} for parameter DelaySeconds is invalid.`);
  if (fifo && !group) throw missing("MessageGroupId");
  const deduplication = fifo ? deduplicationOf(input, settings, body) : undefined;
  const message: Message = {
    id: randomUUID(),
    body,
    md5: md5(body),
    attributes,
    systemAttributes: MessageSystemAttributes,
    sentAt: Date.now(),
    order: ++sent,
    receiveCount: 0,
    ...(fifo && group ? { group } : {}),
    ...(deduplication ? { deduplication } : {}),
  };
  const first = deduplication ? queue.recent.first(deduplication, message) : message;
  if (first === message) queue.send(message, fifo ? undefined : delay);
  const digest = md5OfAttributes(attributes);
  const systemDigest = md5OfAttributes(MessageSystemAttributes);
  return {
    MessageId: first.id,
    MD5OfMessageBody: first.md5,
    ...(digest ? { MD5OfMessageAttributes: digest } : {}),
    ...(systemDigest ? { MD5OfMessageSystemAttributes: systemDigest } : {}),
    ...(fifo ? { SequenceNumber: String(first.order).padStart(20, "0") } : {}),
  };
}

function deduplicationOf(input: SendInput, settings: Record<string, string>, body: string): string {
  if (input.MessageDeduplicationId) return input.MessageDeduplicationId;
  if (settings.ContentBasedDeduplication === "true") return createHash("sha256").update(body).digest("hex");
  throw invalid(
    "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
  );
}
