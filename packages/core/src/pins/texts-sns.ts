import { InvalidParameterException, OptedOutException, PublishCommand, type SNSClient } from "@aws-sdk/client-sns";
import type { Texts } from "./texts.ts";

/**
 * Texts by SNS, at the priority of transactions. Many countries show no sender's name, or only one that was registered there:
 * https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html. What is thrown says no more than the name of SNS's error:
 * messages of AWS have the number in them, such as that of a permission that lacks ("SNS:Publish on resource: +1…").
 */
export function snsTexts({ client, senderId }: { client: SNSClient; senderId: string | undefined }): Texts {
  const attribute = (StringValue: string) => ({ DataType: "String", StringValue });
  const MessageAttributes = {
    "AWS.SNS.SMS.SMSType": attribute("Transactional"),
    ...(senderId && { "AWS.SNS.SMS.SenderID": attribute(senderId) }),
  };
  return {
    async send({ to: PhoneNumber, message: Message }) {
      try {
        await client.send(new PublishCommand({ PhoneNumber, Message, MessageAttributes }));
        return { taken: true };
      } catch (error) {
        const code = error instanceof Error ? error.name : "Error";
        if (isOfNumber(error)) return { taken: false, code };
        // No cause: it would be logged with the number.
        throw Object.assign(new Error(`SNS has not taken a text: ${code}`), { name: code });
      }
    },
  };
}

/**
 * Whether SNS minds the number: it has opted out, or is none. A wrong attribute is another error, ParameterValueInvalid, and
 * one of settings.
 * ⚠ AWS's pages have OptedOut for other operations than Publish, which is said to take such texts and to drop them; and no wording
 * of InvalidParameter: it is "Invalid parameter: PhoneNumber Reason: +1… is not valid to publish to".
 */
const isOfNumber = (error: unknown): boolean =>
  error instanceof OptedOutException ||
  (error instanceof InvalidParameterException && /^Invalid parameter: PhoneNumber\b/.test(error.message));
