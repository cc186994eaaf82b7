import * as SNS from "@aws-sdk/client-sns";
import { Journal } from "../gateway/journal.ts";
import type { Need, Service } from "../gateway/service.ts";
import type { Members } from "../wire/schema.ts";
import { wireService } from "../wire/wire-service.ts";
import { type Published, publication } from "./publish.ts";
import { subscriptionOperations } from "./subscriptions.ts";
import type { Text } from "./texts.ts";
import { openTopics, type TopicConfig, type Topics, topicReads } from "./topics.ts";

export type SnsService = Service & {
  /** What was published, newest last: the latest 10,000. */
  outbox: Journal<Published>;
  /** What was sent to numbers, newest last: the latest 10,000. */
  texts: Journal<Text>;
};
type Place = { account: string; region: string };

const KEPT = 10_000;
/** What a message says, and to whom: nobody's business but the recipients'. */
const HIDDEN = ["Message", "Subject", "MessageAttributes", "Endpoint", "PhoneNumber"];

/** SNS without delivery: topics, their subscriptions, an outbox of what was published, and the texts to numbers. */
export function snsService(configs: TopicConfig[], place: Place): SnsService {
  const topics = openTopics(configs, place);
  const sent = { outbox: new Journal<Published>(KEPT), texts: new Journal<Text>(KEPT) };
  const handlers = { ...topicReads(topics, place), ...subscriptionOperations(topics), ...publication(topics, sent) };
  const needs = (operation: string, input: Members) => needsOf(topics, operation, input);
  const service = wireService(SNS, handlers, { needs, hidden: HIDDEN });
  return {
    ...service,
    /** Denials have a code of SNS's own. https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
    refuse: (code, message, status, requestId) =>
      service.refuse(code === "AccessDenied" ? "AuthorizationError" : code, message, status, requestId),
    ...sent,
  };
}

/**
 * The operation on its topic, and to publish the key with which the topic encrypts too. ⚠ To publish to a number the resource is the
 * number itself, which ARNs of topics neither allow nor deny: AWS's pages do not say so, its denials do, e.g.
 * https://github.com/Miserlou/Zappa/issues/1941.
 */
function needsOf(topics: Topics, operation: string, { TopicArn, TargetArn, PhoneNumber }: Members): Need[] {
  const action = `sns:${operation}`;
  const resource = TopicArn || TargetArn;
  if (operation === "Publish" && PhoneNumber && !resource)
    return [{ action, resources: [PhoneNumber], shownAs: "phone number" }];
  const key = operation === "Publish" ? topics.get(resource ?? "")?.kmsKeyArn : undefined;
  const onKey = key ? ["kms:GenerateDataKey", "kms:Decrypt"].map((action) => ({ action, resources: [key] })) : [];
  return [{ action, resources: [resource || "*"] }, ...onKey];
}
