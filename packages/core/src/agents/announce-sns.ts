import { PublishCommand, type SNSClient } from "@aws-sdk/client-sns";
import type { Announce } from "./queue.ts";

/** Publishes to a topic, which people subscribe to by e-mail. */
export const snsAnnounce =
  ({ client, topic: TopicArn }: { client: SNSClient; topic: string }): Announce =>
  async ({ subject: Subject, text }) => {
    await client.send(new PublishCommand({ TopicArn, Subject, Message: text }));
  };
