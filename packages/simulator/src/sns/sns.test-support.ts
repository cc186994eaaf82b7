import * as SNS from "@aws-sdk/client-sns";
import { onTestFinished } from "vitest";
import { openCloud } from "../cloud.ts";
import type { FaultPlan } from "../faults/plan.ts";

export const place = { account: "123456789012", region: "us-east-1" };
export const arnOf = (name: string) => `arn:aws:sns:us-east-1:123456789012:${name}`;
export const NOTICES = arnOf("notices");
export const KEY = "arn:aws:kms:us-east-1:123456789012:key/k";
export const OPS = { protocol: "email", endpoint: "ops@example.com" };
const roleArn = "arn:aws:iam::123456789012:role/finish";
export type Input = Partial<SNS.PublishCommandInput>;

type Grant = { effect?: "Allow" | "Deny"; actions: string[]; resource: string };

/** A cloud with three topics, and a role that may do what is named. */
export const start = (...grants: Grant[]) => startWith({ grants });

/** As `start`, under a fault plan. */
export async function startWith({ grants = [], faults }: { grants?: Grant[]; faults?: FaultPlan }) {
  const policies = grants.map(({ effect = "Allow", actions, resource }) => ({
    Statement: { Effect: effect, Action: actions, Resource: resource },
  }));
  const cloud = await openCloud({
    ...place,
    port: 0,
    topics: [{ name: "notices", subscriptions: [OPS] }, { name: "sealed", kmsKeyArn: KEY }, { name: "quiet" }],
    roles: [{ arn: roleArn, policies }],
    ...(faults ? { faults } : {}),
  });
  const clientOf = (credentials: { accessKeyId: string; secretAccessKey: string }) => {
    const client = new SNS.SNSClient({ region: place.region, endpoint: cloud.endpoint, credentials, maxAttempts: 1 });
    onTestFinished(() => client.destroy());
    return client;
  };
  onTestFinished(() => cloud.close());
  const sns = clientOf(cloud.credentials);
  const publish = (input: Input, by = sns) =>
    by.send(new SNS.PublishCommand({ TopicArn: NOTICES, Message: "Done.", ...input }));
  const subscribe = (input: Partial<SNS.SubscribeCommandInput>) =>
    sns.send(new SNS.SubscribeCommand({ TopicArn: NOTICES, Protocol: "sqs", Endpoint: undefined, ...input }));
  return { cloud, sns, publish, subscribe, role: () => clientOf(cloud.credentialsOf(roleArn)) };
}
