import type { MessageAttributeValue } from "@aws-sdk/client-sns";
import { invalidParameter, invalidValue } from "./faults.ts";
import { checkSmsAttribute, isForSms } from "./sms-attributes.ts";

type Attributes = Record<string, MessageAttributeValue>;

/** Bytes of a message and its attributes: the default MaximumMessageSize of a topic. */
const LARGEST = 262_144;
/**
 * ⚠ AWS's pages differ: ASCII that begins with a letter, a number or punctuation, or any UTF-8 without control characters,
 * "less than 100 characters long". Here it is the former, up to 100 characters.
 */
const SUBJECT = /^[!-~][ -~]{0,99}$/;
/** https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html */
const NAME = /^(?!\.)(?!.*\.\.)(?!(aws|amazon)\.)[\w.-]{1,256}(?<!\.)$/i;
const TYPE = /^(String|String\.Array|Number|Binary)$/;

/** One line of text. */
export function checkSubject(subject: string | undefined): void {
  if (subject !== undefined && !SUBJECT.test(subject)) throw invalidParameter("Subject");
}

/** Attributes are part of a message's size. */
export function checkMessage(message: string, attributes: Attributes): void {
  if (!message) throw invalidParameter("Empty message");
  for (const [name, attribute] of Object.entries(attributes))
    (isForSms(name) ? checkSmsAttribute : checkAttribute)(name, attribute);
  const sizes = Object.entries(attributes).flatMap(([name, { DataType, StringValue, BinaryValue }]) =>
    [name, DataType, StringValue, BinaryValue].map((part) => Buffer.byteLength(part ?? "")),
  );
  const size = sizes.reduce((sum, each) => sum + each, Buffer.byteLength(message));
  if (size > LARGEST) throw invalidParameter("Message too long");
}

function checkAttribute(name: string, { DataType = "", StringValue, BinaryValue }: MessageAttributeValue): void {
  if (!NAME.test(name)) throw invalidValue(`The message attribute name '${name}' is invalid.`);
  if (!TYPE.test(DataType)) throw invalidValue(`The type of message attribute '${name}' is not one that there is.`);
  const value = DataType === "Binary" ? BinaryValue : StringValue;
  if (!value?.length) throw invalidValue(`The message attribute '${name}' must contain a non-empty value of its type.`);
}
