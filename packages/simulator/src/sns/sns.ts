import * as SNS from "@aws-sdk/client-sns";
import { Journal } from "../gateway/journal.ts";
import type { Need, Service } from "../gateway/service.ts";
import type { Members } from "../wire/schema.ts";
import { wireService } from "../wire/wire-service.ts";
import { type Published, publication } from "./publish.ts";
import { subscriptionOperations } from "./subscriptions.ts";
import { openTopics, type TopicConfig, type Topics, topicReads } from "./topics.ts";

export type SnsService = Service & {
  /** What was published, newest last: the latest 10,000. */
  outbox: Journal<Published>;
};
type Place = { account: string; region: string };

const KEPT = 10_000;
/** What a message says, and to whom: nobody's business but the recipients'. */
const HIDDEN = ["Message", "Subject", "MessageAttributes", "Endpoint"];

/** SNS without delivery: topics, their subscriptions, and an outbox of what was published. */
export function snsService(configs: TopicConfig[], place: Place): SnsService {
  const topics = openTopics(configs, place);
  const outbox = new Journal<Published>(KEPT);
  const handlers = { ...topicReads(topics, place), ...subscriptionOperations(topics), ...publication(topics, outbox) };
  const needs = (operation: string, input: Members) => needsOf(topics, operation, input);
  const service = wireService(SNS, handlers, { needs, hidden: HIDDEN });
  return {
    ...service,
    /** Denials have a code of SNS's own. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
    refuse: (code, message, status, requestId) =>
      service.refuse(code === "AccessDenied" ? "AuthorizationError" : code, message, status, requestId),
    outbox,
  };
}

/** The operation on its topic, and to publish the key with which the topic encrypts too. */
function needsOf(topics: Topics, operation: string, { TopicArn = "*" }: Members): Need[] {
  const key = operation === "Publish" ? topics.get(TopicArn)?.kmsKeyArn : undefined;
  const onKey = key ? ["kms:GenerateDataKey", "kms:Decrypt"].map((action) => ({ action, resources: [key] })) : [];
  return [{ action: `sns:${operation}`, resources: [TopicArn] }, ...onKey];
}
