import { resourceNameOf } from "../settings/e-mail.ts";

/** A topic by which people are told, encrypted under the key, that each of them is subscribed to by e-mail. */
export function topicFor(name: string, people: string[], key: aws.kms.Key) {
  const topic = new sst.aws.SnsTopic(name, { transform: { topic: { kmsMasterKeyId: key.arn } } });
  for (const endpoint of people) {
    new aws.sns.TopicSubscription(`${name}To${resourceNameOf(endpoint)}`, {
      topic: topic.arn,
      protocol: "email",
      endpoint,
    });
  }
  return topic;
}
