import { invalidParameter, notImplemented } from "./faults.ts";
import type { Operations } from "./handlers.ts";
import { page } from "./pages.ts";
import { subscriptionOf, type Topics, topicAt } from "./topics.ts";

const ADDRESS = /^[^@\s]+@[^@\s]+$/;

/** What an endpoint is, by its protocol. https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
const ENDPOINTS: Record<string, RegExp> = {
  http: /^http:\/\//,
  https: /^https:\/\//,
  email: ADDRESS,
  "email-json": ADDRESS,
  sms: /^\+?[1-9]\d{1,14}$/,
  sqs: /^arn:[\w-]+:sqs:/,
  lambda: /^arn:[\w-]+:lambda:/,
  application: /^arn:[\w-]+:sns:/,
  firehose: /^arn:[\w-]+:firehose:/,
};
/** Whose owner must confirm first, with a token that only the endpoint gets: here, nobody ever does. */
const CONFIRMED_BY_OWNER = new Set(["http", "https", "email", "email-json"]);

/** Subscriptions of topics. A pending one gets nothing; the same endpoint again is the same subscription. */
export function subscriptionOperations(topics: Topics): Operations<"Subscribe" | "ListSubscriptionsByTopic"> {
  return {
    async Subscribe({
      TopicArn,
      Protocol: protocol,
      Endpoint: endpoint = "",
      Attributes,
      ReturnSubscriptionArn: always,
    }) {
      if (Object.keys(Attributes ?? {}).length) throw notImplemented("Subscribe with Attributes");
      const { subscriptions } = topicAt(topics, TopicArn);
      const pattern = ENDPOINTS[protocol];
      if (!pattern) throw invalidParameter("Protocol");
      if (!pattern.test(endpoint)) throw invalidParameter("Endpoint");
      const known = subscriptions.find((one) => one.protocol === protocol && one.endpoint === endpoint);
      const one = known ?? subscriptionOf(TopicArn, { protocol, endpoint }, CONFIRMED_BY_OWNER.has(protocol));
      if (!known) subscriptions.push(one);
      return { SubscriptionArn: one.isPending && !always ? "pending confirmation" : one.arn };
    },
    async ListSubscriptionsByTopic({ TopicArn, NextToken: token }) {
      const { subscriptions } = topicAt(topics, TopicArn);
      const { shown, NextToken } = page(subscriptions, token);
      const [, , , , Owner] = TopicArn.split(":");
      const Subscriptions = shown.map(({ arn, protocol, endpoint, isPending }) => ({
        SubscriptionArn: isPending ? "PendingConfirmation" : arn,
        Owner,
        Protocol: protocol,
        Endpoint: endpoint,
        TopicArn,
      }));
      return { Subscriptions, NextToken };
    },
  };
}
