import { PublishCommand, type SNSClient, SNSServiceException } from "@aws-sdk/client-sns";
import type { Texts } from "./texts.ts";

/**
 * Texts by SNS, at the priority of transactions. Many countries show no sender's name, or only one that was registered there:
 * https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html.
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
        return "sent";
      } catch (error) {
        if (error instanceof SNSServiceException && isOfNumber(error)) return "refused";
        throw error;
      }
    },
  };
}

/** What SNS answers of the number: it is none, or it has opted out. A permission that lacks is 403, and a throttle may be 400. */
const isOfNumber = ({ name, $fault, $metadata }: SNSServiceException) =>
  $fault === "client" && $metadata.httpStatusCode === 400 && !/throttl|limit|expired|signature|token/i.test(name);
