import { randomUUID } from "node:crypto";
import type { MessageAttributeValue } from "@aws-sdk/client-sns";
import type { Journal } from "../gateway/journal.ts";
import { invalidParameter, notImplemented } from "./faults.ts";
import type { Operations } from "./handlers.ts";
import { checkMessage, checkSubject } from "./message-rules.ts";
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

const UNSIMULATED = [
  "PhoneNumber",
  "TargetArn",
  "MessageStructure",
  "MessageDeduplicationId",
  "MessageGroupId",
] as const;

/** Publish to a topic: nothing leaves this machine, the message is put into the outbox. */
export function publication(topics: Topics, outbox: Journal<Published>): Operations<"Publish"> {
  return {
    async Publish(input) {
      for (const member of UNSIMULATED) if (input[member]) throw notImplemented(`Publish with ${member}`);
      const { TopicArn: topicArn, Subject: subject, Message: message, MessageAttributes: attributes = {} } = input;
      if (!topicArn) throw invalidParameter("TopicArn or TargetArn Reason: no value for required parameter");
      checkSubject(subject);
      checkMessage(message, attributes);
      const { subscriptions } = topicAt(topics, topicArn);
      const confirmed = subscriptions.filter(({ isPending }) => !isPending);
      const messageId = randomUUID();
      outbox.add({
        at: Date.now(),
        topicArn,
        messageId,
        ...(subject === undefined ? {} : { subject }),
        message,
        attributes,
        recipients: confirmed.map(({ protocol, endpoint }) => ({ protocol, endpoint })),
      });
      return { MessageId: messageId };
    },
  };
}
