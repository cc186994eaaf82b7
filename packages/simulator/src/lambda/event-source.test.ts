import * as SQS from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cloud, openCloud } from "../cloud.ts";
import { lambdaArn, openBundles, place, role } from "./bundles.test-support.ts";

const bundles = openBundles();
const queueArn = (name: string) => `arn:aws:sqs:us-east-1:123456789012:${name}`;
const redrive = { deadLetterTargetArn: queueArn("dead"), maxReceiveCount: 2 };
const source = (name: string, more = {}) => ({
  functionArn: lambdaArn(name),
  queueArn: queueArn(`${name}-queue`),
  batchSize: 10,
  window: 0,
  reportBatchItemFailures: true,
  ...more,
});
const functions = [
  bundles.write("shows", "export const handler = async (event) => console.log(JSON.stringify(event));"),
  bundles.write(
    "picks",
    `export const handler = async ({ Records }) => {
    console.log("bodies", Records.map(({ body }) => body).join());
    return { batchItemFailures: Records.filter(({ body }) => body === "bad").map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };`,
    { timeout: 1 },
  ),
  bundles.write(
    "muddled",
    `export const handler = async ({ Records }) => {
    console.log("attempt", Records[0].attributes.ApproximateReceiveCount);
    return { batchItemFailures: [{ itemIdentifier: "unknown" }] };
  };`,
    { timeout: 1 },
  ),
  bundles.write("fails", `export const handler = async () => { throw new Error("down"); };`, { timeout: 1 }),
  bundles.write(
    "undertaker",
    `export const handler = async ({ Records }) => {
    for (const { body } of Records) console.log("buried", body);
  };`,
  ),
  bundles.write("gathers", 'export const handler = async ({ Records }) => console.log("batch of", Records.length);'),
  bundles.write("two", "export const handler = () => new Promise((resolve) => setTimeout(resolve, 150));"),
  bundles.write(
    "weighs",
    `export const handler = async (event) => {
    console.log("weighs", event.Records.length, JSON.stringify(event).length <= 6 * 1024 * 1024);
  };`,
  ),
  bundles.write(
    "stumbles",
    `export const handler = async ({ Records: [{ attributes }] }) => {
    if (attributes.ApproximateReceiveCount === "1") process.exit(1);
  };`,
  ),
  bundles.write("denied", "export const handler = async () => {};"),
];

describe("an event source", () => {
  let cloud: Cloud;
  let sqs: SQS.SQSClient;
  const lines: string[] = [];
  beforeAll(async () => {
    const deadSource = { ...source("undertaker"), queueArn: queueArn("dead") };
    cloud = await openCloud({
      ...place,
      port: 0,
      functions,
      queues: [
        ...["shows", "two", "gathers", "weighs", "denied", "stumbles"].map((name) => ({ name: `${name}-queue` })),
        ...["picks", "muddled", "fails"].map((name) => ({ name: `${name}-queue`, visibilityTimeout: 1, redrive })),
        { name: "dead" },
      ],
      roles: functions.map(({ name }) =>
        name === "denied" ? role(name, "sqs:GetQueueAttributes") : role(name, "sqs:*"),
      ),
      eventSources: [
        ...["shows", "picks", "muddled", "fails", "denied", "stumbles"].map((name) => source(name)),
        source("two", { batchSize: 1, maximumConcurrency: 2 }),
        source("gathers", { batchSize: 25, window: 1 }),
        source("weighs", { batchSize: 100, window: 1 }),
        deadSource,
      ],
      log: (name, line) => void lines.push(`${name}: ${line}`),
    });
    sqs = new SQS.SQSClient({ region: place.region, endpoint: cloud.endpoint, credentials: cloud.credentials });
  });
  afterAll(async () => {
    sqs.destroy();
    await cloud.close();
    bundles.remove();
  });
  const send = (name: string, bodies: string[], more = {}) => {
    const Entries = bodies.map((MessageBody, index) => ({ Id: `${index}`, MessageBody, ...more }));
    return sqs.send(
      new SQS.SendMessageBatchCommand({ QueueUrl: `${cloud.endpoint}/123456789012/${name}-queue`, Entries }),
    );
  };
  const line = (text: string) => expect.poll(() => lines, { interval: 5, timeout: 8_000 }).toContain(text);
  const deleted = (name: string, count: number) =>
    cloud.journal.until(({ operation, input, status }) => {
      const { QueueUrl, Entries } = (input ?? {}) as { QueueUrl?: string; Entries?: unknown[] };
      const isOurs = operation === "DeleteMessageBatch" && QueueUrl?.endsWith(`/${name}-queue`);
      return Boolean(isOurs) && Entries?.length === count && status === 200;
    });

  it("hands over records in Lambda's shape and takes them off the queue", async () => {
    const MessageAttributes = { colour: { DataType: "String", StringValue: "red" } };
    const { Successful } = await send("shows", ["hello"], { MessageAttributes });
    await deleted("shows", 1);
    const { Records } = JSON.parse(lines.find((each) => each.startsWith("shows: "))?.slice(7) ?? "");
    expect(Records).toEqual([
      {
        messageId: Successful?.[0]?.MessageId,
        receiptHandle: expect.any(String),
        body: "hello",
        attributes: expect.objectContaining({
          ApproximateReceiveCount: "1",
          SentTimestamp: expect.stringMatching(/^\d{13}$/),
        }),
        messageAttributes: {
          colour: { stringValue: "red", stringListValues: [], binaryListValues: [], dataType: "String" },
        },
        md5OfBody: "5d41402abc4b2a76b9719d911017c592",
        eventSource: "aws:sqs",
        eventSourceARN: queueArn("shows-queue"),
        awsRegion: "us-east-1",
      },
    ]);
  });

  it("keeps the messages that a function reports, and buries them when they fail too often", async () => {
    await send("picks", ["good", "bad", "fine"]);
    await deleted("picks", 2);
    await line("picks: bodies bad");
    await expect.poll(() => lines.filter((each) => each === "picks: bodies bad").length, { timeout: 5_000 }).toBe(1);
    await line("undertaker: buried bad");
  });

  it("leaves what a function has fallen over hidden, unless somebody has it handed out", async () => {
    expect(cloud.abandonedBy("stumbles")).toEqual({ messages: 0 });
    await send("stumbles", ["x"]);
    await expect.poll(() => cloud.abandonedBy("stumbles").messages, { timeout: 8_000 }).toBe(1);
    const { backAt = 0 } = cloud.abandonedBy("stumbles");
    expect(backAt - Date.now()).toBeGreaterThan(20_000);
    expect([cloud.handOut("stumbles"), cloud.handOut("stumbles")]).toEqual([1, 0]);
    await deleted("stumbles", 1);
    expect(cloud.abandonedBy("stumbles")).toEqual({ messages: 0 });
  });

  it("keeps the whole batch of a report that names unknown messages", async () => {
    await send("muddled", ["x"]);
    await line("muddled: attempt 1");
    await line("muddled: attempt 2");
  });

  it("keeps the whole batch of a function that fails, and buries it", async () => {
    await send("fails", ["lost"]);
    await line("undertaker: buried lost");
    expect(cloud.runs.find({ function: "fails" }).map(({ outcome }) => outcome)).toEqual(["error", "error"]);
  });

  it("gathers a batch for as long as its window", async () => {
    await send(
      "gathers",
      Array.from({ length: 10 }, (_, index) => `${index}`),
    );
    await send(
      "gathers",
      Array.from({ length: 5 }, (_, index) => `${index}`),
    );
    await line("gathers: batch of 15");
  });

  it("closes a batch before it is longer than 6 MB", async () => {
    const body = "x".repeat(1_000_000);
    for (let count = 0; count < 8; count++) await send("weighs", [body]);
    await expect
      .poll(() => lines.filter((each) => each.startsWith("weighs: ")), { interval: 5, timeout: 8_000 })
      .toHaveLength(2);
    const weights = lines.filter((each) => each.startsWith("weighs: ")).map((each) => each.split(" "));
    expect(weights.map((words) => words[3])).toEqual(["true", "true"]);
    expect(weights.reduce((sum, words) => sum + Number(words[2]), 0)).toBe(8);
  });

  it("runs as many at once as it may, and no more", async () => {
    await send("two", ["1", "2", "3", "4", "5", "6"]);
    await cloud.runs.until(() => cloud.runs.find({ function: "two" }).length === 6);
    const runs = cloud.runs.find({ function: "two" });
    const during = (at: number) => runs.filter((run) => run.at <= at && at < run.at + run.duration - 1).length;
    expect(Math.max(...runs.map(({ at }) => during(at)))).toBe(2);
    expect(new Set(runs.map(({ pid }) => pid)).size).toBe(2);
  });

  it("is denied what the function's role does not allow", async () => {
    const entry = await cloud.journal.until(
      ({ operation, code }) => operation === "ReceiveMessage" && code === "AccessDeniedException",
    );
    expect(entry).toMatchObject({
      status: 403,
      needs: [{ action: "sqs:ReceiveMessage", resources: [queueArn("denied-queue")] }],
    });
    expect(lines.find((each) => each.startsWith("denied: "))).toMatch(
      /cannot be read.*assumed-role\/denied\/denied.*sqs:ReceiveMessage/,
    );
  });
});
