import type { MessageAttributeValue } from "@aws-sdk/client-sns";
import { invalidValue } from "./faults.ts";

type Rule = { type: "String" | "Number"; form: RegExp };

export const SENDER_ID = "AWS.SNS.SMS.SenderID";
export const SMS_TYPE = "AWS.SNS.SMS.SMSType";

/**
 * The reserved names for SMS, and what they hold. ⚠ AWS's pages have 1 to 11, up to 11 or 3 to 11 letters and digits in a sender
 * ID, with or without hyphens, at least one of them a letter: here it is the widest. Prices (US dollars) and numbers to send from
 * are taken, and change nothing.
 * https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html
 */
const RULES: Record<string, Rule> = {
  [SENDER_ID]: { type: "String", form: /^(?=.*[a-z])[a-z\d-]{1,11}$/i },
  [SMS_TYPE]: { type: "String", form: /^(Promotional|Transactional)$/ },
  "AWS.SNS.SMS.MaxPrice": { type: "Number", form: /^\d+(\.\d+)?$/ },
  "AWS.MM.SMS.OriginationNumber": { type: "String", form: /^\+?\d{5,15}$/ },
};

/** Whether a message attribute of this name is for SMS. */
export const isForSms = (name: string): boolean => Object.hasOwn(RULES, name);

/** ParameterValueInvalid where such an attribute holds what it cannot. */
export function checkSmsAttribute(name: string, { DataType, StringValue = "" }: MessageAttributeValue): void {
  const rule = RULES[name];
  if (rule && (DataType !== rule.type || !rule.form.test(StringValue)))
    throw invalidValue(`The message attribute '${name}' is not a ${rule.type} of its form.`);
}
