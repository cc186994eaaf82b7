import { randomUUID } from "node:crypto";
import type { MessageAttributeValue } from "@aws-sdk/client-sns";
import type { Journal } from "../gateway/journal.ts";
import { invalidParameter, notImplemented } from "./faults.ts";
import type { Operations } from "./handlers.ts";
import { checkMessage, checkSubject } from "./message-rules.ts";
import { type Text, textOf } from "./texts.ts";
import { type Recipient, type Topics, topicAt } from "./topics.ts";

/** A message as its recipients would get it. */
export type Published = {
  /** Milliseconds since the epoch. */
  at: number;
  topicArn: string;
  messageId: string;
  subject?: string;
  message: string;
  attributes: Record<string, MessageAttributeValue>;
  /** Whose subscriptions were confirmed by then. */
  recipients: Recipient[];
};

type Input = Parameters<Operations<"Publish">["Publish"]>[0];

const UNSIMULATED = ["TargetArn", "MessageStructure", "MessageDeduplicationId", "MessageGroupId"] as const;

/** Publish to a topic or a number: nothing leaves this machine, the message is put into the outbox or among the texts. */
export function publication(
  topics: Topics,
  { outbox, texts }: { outbox: Journal<Published>; texts: Journal<Text> },
): Operations<"Publish"> {
  return {
    async Publish(input) {
      checkTarget(input);
      for (const member of UNSIMULATED) if (input[member]) throw notImplemented(`Publish with ${member}`);
      const { PhoneNumber: to, Subject: subject, Message: message, MessageAttributes: attributes = {} } = input;
      const [at, messageId] = [Date.now(), randomUUID()];
      if (to) texts.add({ at, ...textOf({ to, message, subject, attributes }), messageId });
      else outbox.add({ at, messageId, ...publishedOf(topics, input) });
      return { MessageId: messageId };
    },
  };
}

/** ⚠ AWS's pages do not say what becomes of a message with two targets: here it is refused. */
function checkTarget({ TopicArn, TargetArn, PhoneNumber }: Input): void {
  const given = [TopicArn, TargetArn, PhoneNumber].filter(Boolean);
  if (!given.length) throw invalidParameter("TopicArn or TargetArn Reason: no value for required parameter");
  if (given.length > 1) throw invalidParameter("TopicArn, TargetArn or PhoneNumber Reason: only one may have a value");
}

function publishedOf(topics: Topics, input: Input): Omit<Published, "at" | "messageId"> {
  const { TopicArn: topicArn = "", Subject: subject, Message: message, MessageAttributes: attributes = {} } = input;
  checkSubject(subject);
  checkMessage(message, attributes);
  const { subscriptions } = topicAt(topics, topicArn);
  const confirmed = subscriptions.filter(({ isPending }) => !isPending);
  return {
    topicArn,
    ...(subject === undefined ? {} : { subject }),
    message,
    attributes,
    recipients: confirmed.map(({ protocol, endpoint }) => ({ protocol, endpoint })),
  };
}
