import { PublishCommand, type SNSClient, SNSServiceException } from "@aws-sdk/client-sns";
import { Refused } from "../refused.ts";
import type { Announce } from "./queue.ts";

/** Publishes to a topic, which people subscribe to by e-mail. Throws Refused where no later try can do better. */
export const snsAnnounce =
  ({ client, topic: TopicArn }: { client: SNSClient; topic: string }): Announce =>
  async ({ subject: Subject, text }) => {
    try {
      await client.send(new PublishCommand({ TopicArn, Subject, Message: text }));
    } catch (cause) {
      if (!(cause instanceof SNSServiceException) || !isFinal(cause)) throw cause;
      throw new Refused(cause.name, cause.message, { cause });
    }
  };

/** A throttle is the client's fault as well. */
const isFinal = ({ name, $fault, $metadata }: SNSServiceException) =>
  $fault === "client" && $metadata.httpStatusCode !== 429 && !/throttl/i.test(name);
