import { ConnectClient } from "@aws-sdk/client-connect";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SNSClient } from "@aws-sdk/client-sns";
import { SQSClient } from "@aws-sdk/client-sqs";
import { STSClient } from "@aws-sdk/client-sts";
import { onTestFinished } from "vitest";
import { type CloudConfig, openCloud } from "../cloud.ts";
import { connectService } from "../connect/connect-service.ts";
import { SMALL } from "../connect/instance.test-support.ts";
import { readInstance } from "../connect/read-instance.ts";
import { place } from "../lambda/bundles.test-support.ts";
import type { CallFault, FaultPlan } from "./plan.ts";

export const always = (service: string, what: CallFault["what"], more: Partial<CallFault> = {}): FaultPlan => ({
  seed: 1,
  calls: [{ service, what, probability: 1, ...more }],
});
export const queueUrl = (name: string) => `https://sqs.us-east-1.amazonaws.com/123456789012/${name}`;

/** A cloud with a bit of everything and a plan, and clients that try once and wait for 1.5 s: less would run out on a machine that is busy. */
export async function openFaulty(faults: FaultPlan, more: Partial<CloudConfig> = {}) {
  const connect = connectService({ instance: readInstance(SMALL), ...place, rate: 0.001, burst: 3 });
  const cloud = await openCloud({
    ...place,
    port: 0,
    buckets: [{ name: "drop" }],
    queues: [{ name: "rows" }],
    topics: [{ name: "notices" }],
    tables: [{ name: "ledger", attributes: { pk: "S" }, hashKey: "pk" }],
    services: [connect],
    faults,
    ...more,
  });
  onTestFinished(() => cloud.close());
  const settings = {
    region: place.region,
    endpoint: cloud.endpoint,
    credentials: cloud.credentials,
    maxAttempts: 1,
    requestHandler: { requestTimeout: 1500, throwOnRequestTimeout: true },
  };
  const clients = {
    connect: new ConnectClient(settings),
    dynamodb: new DynamoDBClient(settings),
    lambda: new LambdaClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    sns: new SNSClient(settings),
    sqs: new SQSClient(settings),
    sts: new STSClient(settings),
  };
  onTestFinished(() => {
    for (const client of Object.values(clients)) client.destroy();
  });
  return { cloud, connect, clients };
}
