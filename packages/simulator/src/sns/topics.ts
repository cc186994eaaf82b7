import { randomUUID } from "node:crypto";
import { noSuchTopic } from "./faults.ts";
import type { Operations } from "./handlers.ts";
import { page } from "./pages.ts";

export type TopicConfig = {
  name: string;
  /** What is published is encrypted with it: who publishes must be allowed to use it. */
  kmsKeyArn?: string;
  /** Confirmed ones. */
  subscriptions?: Recipient[];
};
/** Who gets what is published, e.g. `{ protocol: "email", endpoint: "ops@example.com" }`. */
export type Recipient = { protocol: string; endpoint: string };
export type Subscription = Recipient & { arn: string; isPending: boolean };
export type Topic = { arn: string; kmsKeyArn?: string; subscriptions: Subscription[] };
/** By ARN. */
export type Topics = Map<string, Topic>;
type Place = { account: string; region: string };

/** The topics of one account and region; throws where two have one name, or a name is not one of a standard topic. */
export function openTopics(configs: TopicConfig[], { account, region }: Place): Topics {
  const topics: Topics = new Map();
  for (const { name, kmsKeyArn, subscriptions = [] } of configs) {
    const arn = `arn:aws:sns:${region}:${account}:${name}`;
    if (!/^[\w-]{1,256}$/.test(name))
      throw new Error(`The topic ${name}: a name has 1 to 256 letters, digits, - and _.`);
    if (topics.has(arn)) throw new Error(`The topic ${name} is there twice.`);
    const confirmed = subscriptions.map((one) => subscriptionOf(arn, one, false));
    topics.set(arn, { arn, ...(kmsKeyArn ? { kmsKeyArn } : {}), subscriptions: confirmed });
  }
  return topics;
}

/** A subscription with an ARN of its own. */
export const subscriptionOf = (
  topicArn: string,
  { protocol, endpoint }: Recipient,
  isPending: boolean,
): Subscription => ({
  protocol,
  endpoint,
  arn: `${topicArn}:${randomUUID()}`,
  isPending,
});

/** The topic of an ARN, or NotFoundException. */
export function topicAt(topics: Topics, arn: string): Topic {
  const topic = topics.get(arn);
  if (!topic) throw noSuchTopic();
  return topic;
}

/** What topics there are, and their attributes, as far as they are simulated. */
export function topicReads(topics: Topics, { account }: Place): Operations<"ListTopics" | "GetTopicAttributes"> {
  return {
    async ListTopics(input) {
      const { shown, NextToken } = page([...topics.keys()], input.NextToken);
      return { Topics: shown.map((TopicArn) => ({ TopicArn })), NextToken };
    },
    async GetTopicAttributes({ TopicArn }) {
      const { kmsKeyArn, subscriptions } = topicAt(topics, TopicArn);
      const pending = subscriptions.filter(({ isPending }) => isPending).length;
      const Attributes = {
        TopicArn,
        Owner: account,
        DisplayName: "",
        SubscriptionsConfirmed: String(subscriptions.length - pending),
        SubscriptionsPending: String(pending),
        SubscriptionsDeleted: "0",
        ...(kmsKeyArn ? { KmsMasterKeyId: kmsKeyArn } : {}),
      };
      return { Attributes };
    },
  };
}
