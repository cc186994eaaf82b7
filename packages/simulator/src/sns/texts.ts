import type { MessageAttributeValue } from "@aws-sdk/client-sns";
import { invalidParameter } from "./faults.ts";
import { checkMessage, checkSubject } from "./message-rules.ts";
import { SENDER_ID, SMS_TYPE } from "./sms-attributes.ts";

/** An SMS as it would reach a phone. */
export type Text = {
  /** Milliseconds since the epoch. */
  at: number;
  /** In E.164. */
  to: string;
  message: string;
  /** As it was asked for: some countries, such as the US, show none. */
  senderId?: string;
  type: "Promotional" | "Transactional";
  messageId: string;
};

type Asked = {
  to: string;
  message: string;
  subject: string | undefined;
  attributes: Record<string, MessageAttributeValue>;
};

const E164 = /^\+[1-9]\d{1,14}$/;
/** ⚠ AWS's pages differ: characters in the API's reference, bytes in the guide. Here it is the former. */
const LONGEST = 1_600;

/**
 * What a Publish to a number sends. SNS takes landlines too, and numbers that nobody has: they fail at the carrier, unseen.
 * ⚠ AWS's pages know of no subject in an SMS: it is held to its form and left out.
 */
export function textOf({ to, message, subject, attributes }: Asked): Omit<Text, "at" | "messageId"> {
  // As on AWS, the message has the number in full.
  if (!E164.test(to)) throw invalidParameter(`PhoneNumber Reason: ${to} is not valid to publish to`);
  checkSubject(subject);
  if (message.length > LONGEST) throw invalidParameter("Message too long");
  checkMessage(message, attributes);
  const senderId = attributes[SENDER_ID]?.StringValue;
  const type = attributes[SMS_TYPE]?.StringValue === "Transactional" ? "Transactional" : "Promotional";
  return { to, message, ...(senderId === undefined ? {} : { senderId }), type };
}
