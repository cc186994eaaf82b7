import type { MessageAttributeValue } from "@aws-sdk/client-sns";
import { invalidValue } from "./faults.ts";

type Rule = { type: "String" | "Number"; form: RegExp };

export const SENDER_ID = "AWS.SNS.SMS.SenderID";
export const SMS_TYPE = "AWS.SNS.SMS.SMSType";

/**
 * The reserved names for SMS, and what they hold. ⚠ AWS's pages differ: a sender ID has 3 to 11 letters and digits, at least one of
 * them a letter, on the page below; elsewhere it has 1 to 11 or up to 11, hyphens among them. Here it is the former. Prices (US
 * dollars) and numbers to send from are taken, and change nothing.
 * https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html
 */
const RULES: Record<string, Rule> = {
  [SENDER_ID]: { type: "String", form: /^(?=.*[a-z])[a-z\d]{3,11}$/i },
  [SMS_TYPE]: { type: "String", form: /^(Promotional|Transactional)$/ },
  "AWS.SNS.SMS.MaxPrice": { type: "Number", form: /^\d+(\.\d+)?$/ },
  "AWS.MM.SMS.OriginationNumber": { type: "String", form: /^\+?\d{5,14}$/ },
};

/** Whether a message attribute of this name is for SMS. */
export const isForSms = (name: string): boolean => Object.hasOwn(RULES, name);

/** ParameterValueInvalid where such an attribute holds what it cannot. */
export function checkSmsAttribute(name: string, { DataType, StringValue = "" }: MessageAttributeValue): void {
  const rule = RULES[name];
  if (rule && (DataType !== rule.type || !rule.form.test(StringValue)))
    throw invalidValue(`The message attribute '${name}' is not a ${rule.type} of its form.`);
}
