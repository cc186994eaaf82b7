import { execFileSync } from "node:child_process";
import * as DynamoDB from "@aws-sdk/client-dynamodb";
import * as S3 from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cloud, openCloud } from "./cloud.ts";
import { lambdaArn, openBundles, place, role, roleArn } from "./lambda/bundles.test-support.ts";

const bundles = openBundles();
const queue = "arn:aws:sqs:us-east-1:123456789012:rows";
const bucket = "arn:aws:s3:::drop";
const table = "arn:aws:dynamodb:us-east-1:123456789012:table/ledger";
const functions = [
  bundles.write(
    "intake",
    `import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3";
    import { SQSClient, SendMessageBatchCommand } from "@aws-sdk/client-sqs";
    const s3 = new S3Client({}); const sqs = new SQSClient({});
    export const handler = async ({ Records: [{ s3: { bucket, object } }] }) => {
      const Key = decodeURIComponent(object.key.replaceAll("+", " "));
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket.name, Key, VersionId: object.versionId }));
      const rows = (await Body.transformToString()).split("\\n");
      const Entries = rows.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
      await sqs.send(new SendMessageBatchCommand({ QueueUrl: process.env.QUEUE_URL, Entries }));
    };`,
    { environment: { QUEUE_URL: "https://sqs.us-east-1.amazonaws.com/123456789012/rows" }, memory: 512 },
  ),
  bundles.write(
    "consumer",
    `import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
    const client = new DynamoDBClient({});
    export const handler = async ({ Records }) => {
      for (const { body } of Records) await client.send(new UpdateItemCommand({
        TableName: "ledger", Key: { pk: { S: "upload" } }, UpdateExpression: "ADD done :row",
        ExpressionAttributeValues: { ":row": { SS: [body] } },
      }));
    };`,
    { memory: 512 },
  ),
  bundles.write(
    "nosy",
    `import { S3Client, PutObjectCommand } from "@aws-sdk/client-s3";
    export const handler = async () => { await new S3Client({}).send(new PutObjectCommand({ Bucket: "drop", Key: "x", Body: "x" })); };`,
    { memory: 512 },
  ),
];
const allow = (Action: string[], Resource: string) => ({ Statement: { Effect: "Allow" as const, Action, Resource } });

describe("the cloud", () => {
  let cloud: Cloud;
  const lines: string[] = [];
  beforeAll(async () => {
    const created = { functionArn: lambdaArn("intake"), events: ["s3:ObjectCreated:*"], suffix: ".csv" };
    const unasked = { functionArn: lambdaArn("nosy"), events: ["s3:ObjectCreated:*"], suffix: ".txt" };
    cloud = await openCloud({
      ...place,
      port: 0,
      functions,
      buckets: [{ name: "drop", versioned: true, notifications: [created, unasked] }],
      queues: [{ name: "rows" }],
      tables: [{ name: "ledger", attributes: { pk: "S" }, hashKey: "pk" }],
      roles: [
        {
          arn: roleArn("intake"),
          policies: [allow(["s3:GetObject*"], `${bucket}/*`), allow(["sqs:SendMessage"], queue)],
        },
        {
          arn: roleArn("consumer"),
          policies: [
            allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], queue),
            allow(["dynamodb:UpdateItem"], table),
          ],
        },
        role("nosy", "s3:GetObject"),
      ],
      invokePermissions: [{ functionArn: lambdaArn("intake"), principal: "s3.amazonaws.com", sourceArn: bucket }],
      eventSources: [
        {
          functionArn: lambdaArn("consumer"),
          queueArn: queue,
          batchSize: 10,
          window: 0,
          reportBatchItemFailures: true,
        },
      ],
      retries: [],
      log: (name, line) => void lines.push(`${name}: ${line}`),
    });
  });
  afterAll(async () => {
    await cloud.close();
    bundles.remove();
  });
  const settings = () => ({ region: place.region, endpoint: cloud.endpoint, credentials: cloud.credentials });

  it("carries an upload through functions and a queue to a table", async () => {
    const s3 = new S3.S3Client(settings());
    const dynamodb = new DynamoDB.DynamoDBClient(settings());
    await s3.send(new S3.PutObjectCommand({ Bucket: "drop", Key: "create/new agents+ü.csv", Body: "ann\nbob\ncid" }));
    await cloud.settle({ timeout: 10_000 });
    const { Item } = await dynamodb.send(
      new DynamoDB.GetItemCommand({ TableName: "ledger", Key: { pk: { S: "upload" } } }),
    );
    expect(Item?.done?.SS).toEqual(["ann", "bob", "cid"]);
    expect(cloud.runs.entries().map(({ outcome }) => outcome)).not.toContain("error");
    s3.destroy();
    dynamodb.destroy();
  }, 15_000);

  it("does not let S3 invoke a function whose policy does not say so", async () => {
    const s3 = new S3.S3Client(settings());
    await s3.send(new S3.PutObjectCommand({ Bucket: "drop", Key: "notes.txt", Body: "x" }));
    s3.destroy();
    expect(cloud.runs.find({ function: "nosy" })).toEqual([]);
    expect(lines).toContain(`nosy: not invoked: its policy does not let ${bucket}`);
  });

  it("denies a function what its role does not allow, and writes it down", async () => {
    const lambda = await fetch(`${cloud.endpoint}/2015-03-31/functions/nosy/invocations`, {
      method: "POST",
      headers: { authorization: "AWS4-HMAC-SHA256 Credential=operator/20260101/us-east-1/lambda/aws4_request" },
      body: "{}",
    });
    const resource = "arn:aws:s3:::drop/x";
    const user = "arn:aws:sts::123456789012:assumed-role/nosy/nosy";
    expect(await lambda.json()).toMatchObject({
      errorType: "AccessDenied",
      errorMessage: `User: ${user} is not authorized to perform: s3:PutObject on resource: ${resource} because no identity-based policy allows the s3:PutObject action`,
    });
    expect(cloud.journal.find({ service: "s3", code: "AccessDenied" })).toMatchObject([
      {
        operation: "PutObject",
        caller: cloud.credentialsOf(roleArn("nosy"), "nosy").accessKeyId,
        needs: [{ action: "s3:PutObject", resources: [resource] }],
        status: 403,
      },
    ]);
  });

  it("opens in less than a second, and leaves no process when it closes", async () => {
    const started = performance.now();
    const other = await openCloud({
      ...place,
      port: 0,
      functions,
      roles: functions.map(({ name }) => role(name)),
      queues: [{ name: "rows" }],
    });
    expect(performance.now() - started).toBeLessThan(1_000);
    const invoked = fetch(`${other.endpoint}/2015-03-31/functions/nosy/invocations`, {
      method: "POST",
      headers: { authorization: "AWS4-HMAC-SHA256 Credential=operator/20260101/us-east-1/lambda/aws4_request" },
    });
    await invoked;
    const { pid } = await other.runs.until(() => true);
    await other.close();
    expect(() => execFileSync("ps", ["-p", `${pid}`])).toThrow();
    await expect(fetch(`${other.endpoint}/_health`)).rejects.toThrow();
  });
});
