import * as SQS from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cloud, openCloud } from "../cloud.ts";
import { signed } from "../gateway/caller.ts";

const place = { account: "123456789012", region: "us-east-1" };
const arnOf = (name: string) => `arn:aws:sqs:us-east-1:123456789012:${name}`;
const urlOf = (name: string) => `https://sqs.us-east-1.amazonaws.com/123456789012/${name}`;

describe("SQS", () => {
  let cloud: Cloud;
  let sqs: SQS.SQSClient;
  beforeAll(async () => {
    const redrive = { deadLetterTargetArn: arnOf("dead"), maxReceiveCount: 2 };
    cloud = await openCloud({
      ...place,
      port: 0,
      queues: [
        { name: "work", visibilityTimeout: 1, messageRetention: 3600, redrive },
        { name: "dead", messageRetention: 3600 },
        { name: "plain" },
        { name: "late", delay: 1 },
        { name: "order.fifo", fifo: true },
      ],
    });
    sqs = new SQS.SQSClient({ region: place.region, endpoint: cloud.endpoint, credentials: cloud.credentials });
  });
  afterAll(async () => {
    sqs.destroy();
    await cloud.close();
  });
  const send = (name: string, MessageBody: string, more: Partial<SQS.SendMessageCommandInput> = {}) =>
    sqs.send(new SQS.SendMessageCommand({ QueueUrl: urlOf(name), MessageBody, ...more }));
  async function receive(name: string, wait = 0, more: Partial<SQS.ReceiveMessageCommandInput> = {}) {
    const MessageSystemAttributeNames: SQS.MessageSystemAttributeName[] = ["All"];
    const input = {
      QueueUrl: urlOf(name),
      WaitTimeSeconds: wait,
      MaxNumberOfMessages: 10,
      MessageSystemAttributeNames,
    };
    const { Messages = [] } = await sqs.send(new SQS.ReceiveMessageCommand({ ...input, ...more }));
    return Messages;
  }
  const remove = (name: string, ReceiptHandle: string | undefined) =>
    sqs.send(new SQS.DeleteMessageCommand({ QueueUrl: urlOf(name), ReceiptHandle }));
  const countsOf = async (name: string) => {
    const input = { QueueUrl: urlOf(name), AttributeNames: ["All" as const] };
    return (await sqs.send(new SQS.GetQueueAttributesCommand(input))).Attributes ?? {};
  };

  it("hides a message for the visibility timeout, then gives it again and counts", async () => {
    await send("work", "once more");
    const [first] = await receive("work");
    expect(first?.Attributes?.ApproximateReceiveCount).toBe("1");
    expect(await receive("work")).toEqual([]);
    const started = Date.now();
    const [second] = await receive("work", 5);
    expect(Date.now() - started).toBeGreaterThan(700);
    expect(Date.now() - started).toBeLessThan(2_000);
    expect(second?.MessageId).toBe(first?.MessageId);
    expect(second?.Attributes?.ApproximateReceiveCount).toBe("2");
    await remove("work", second?.ReceiptHandle);
    expect(await countsOf("work")).toMatchObject({ ApproximateNumberOfMessagesNotVisible: "0" });
  });

  it("moves a message to the dead-letter queue after as many receives as allowed", async () => {
    const { MessageId } = await send("work", "hopeless");
    await receive("work");
    await receive("work", 5);
    expect(await receive("work", 2)).toEqual([]);
    const [dead] = await receive("dead", 5);
    expect(dead).toMatchObject({ MessageId, Body: "hopeless" });
    expect(dead?.Attributes?.DeadLetterQueueSourceArn).toBe(arnOf("work"));
    await remove("dead", dead?.ReceiptHandle);
  });

  it("shows a message again at once when its visibility is set to 0, and hides it longer when set higher", async () => {
    await send("plain", "now");
    const [first] = await receive("plain");
    const change = (ReceiptHandle: string | undefined, VisibilityTimeout: number) =>
      sqs.send(new SQS.ChangeMessageVisibilityCommand({ QueueUrl: urlOf("plain"), ReceiptHandle, VisibilityTimeout }));
    await change(first?.ReceiptHandle, 0);
    const [second] = await receive("plain", 0, { VisibilityTimeout: 1 });
    expect(second?.MessageId).toBe(first?.MessageId);
    await change(second?.ReceiptHandle, 30);
    expect(await receive("plain", 2)).toEqual([]);
    await expect(change(first?.ReceiptHandle, 1)).rejects.toBeInstanceOf(SQS.MessageNotInflight);
    await remove("plain", second?.ReceiptHandle);
  });

  it("takes and gives batches of ten, with digests that the client checks", async () => {
    const Entries = Array.from({ length: 10 }, (_, index) => ({
      Id: `${index}`,
      MessageBody: `row ${index} ✓ 😀`,
      MessageAttributes: {
        text: { DataType: "String", StringValue: `${index}` },
        bytes: { DataType: "Binary", BinaryValue: new Uint8Array([index, 255]) },
      },
    }));
    const sent = await sqs.send(new SQS.SendMessageBatchCommand({ QueueUrl: urlOf("plain"), Entries }));
    expect(sent.Successful).toHaveLength(10);
    const got = await receive("plain", 0, { MessageAttributeNames: ["All"] });
    expect(got.map(({ Body }) => Body)).toEqual(Entries.map(({ MessageBody }) => MessageBody));
    expect(got[3]?.MessageAttributes?.bytes?.BinaryValue).toEqual(new Uint8Array([3, 255]));
    expect(got[3]?.MD5OfMessageAttributes).toBe(sent.Successful?.[3]?.MD5OfMessageAttributes);
    const handles = got.map(({ ReceiptHandle, MessageId }) => ({ Id: MessageId, ReceiptHandle }));
    await sqs.send(new SQS.DeleteMessageBatchCommand({ QueueUrl: urlOf("plain"), Entries: handles }));
    expect(await countsOf("plain")).toMatchObject({ ApproximateNumberOfMessages: "0" });
  });

  it("wakes a long poll when a message comes", async () => {
    const waiting = receive("plain", 20);
    await send("plain", "good morning");
    const [message] = await waiting;
    expect(message?.Body).toBe("good morning");
    await remove("plain", message?.ReceiptHandle);
  });

  it("gives each of two waiting receivers one message", async () => {
    const waiting = [receive("plain", 20), receive("plain", 20)];
    await send("plain", "one");
    await Promise.race(waiting);
    await send("plain", "two");
    const [one, two] = await Promise.all(waiting);
    expect([one?.[0]?.Body, two?.[0]?.Body].sort()).toEqual(["one", "two"]);
    for (const [message] of [one ?? [], two ?? []]) await remove("plain", message?.ReceiptHandle);
  });

  it("holds back messages of a queue with a delay", async () => {
    await send("late", "later");
    expect(await receive("late")).toEqual([]);
    expect(await receive("late", 5)).toHaveLength(1);
  });

  it("keeps the order of a FIFO group and takes the same message once", async () => {
    const group = { MessageGroupId: "a" };
    for (const body of ["1", "2", "2"]) await send("order.fifo", body, { ...group, MessageDeduplicationId: body });
    const got = await receive("order.fifo");
    expect(got.map(({ Body }) => Body)).toEqual(["1", "2"]);
    await send("order.fifo", "3", { ...group, MessageDeduplicationId: "3" });
    expect(await receive("order.fifo")).toEqual([]);
    for (const { ReceiptHandle } of got) await remove("order.fifo", ReceiptHandle);
    expect(await receive("order.fifo")).toMatchObject([{ Body: "3" }]);
  });

  it("tells queues by name, of any host, and says which are not there", async () => {
    const { QueueUrl } = await sqs.send(new SQS.GetQueueUrlCommand({ QueueName: "plain" }));
    expect(QueueUrl).toBe(`${cloud.endpoint}/123456789012/plain`);
    expect(await countsOf("work")).toMatchObject({ QueueArn: arnOf("work"), VisibilityTimeout: "1" });
    const { queueUrls } = await sqs.send(new SQS.ListDeadLetterSourceQueuesCommand({ QueueUrl: urlOf("dead") }));
    expect(queueUrls).toEqual([`${cloud.endpoint}/123456789012/work`]);
    await expect(send("nowhere", "x")).rejects.toBeInstanceOf(SQS.QueueDoesNotExist);
  });

  it("refuses by name what is not carried out", async () => {
    const move = sqs.send(new SQS.StartMessageMoveTaskCommand({ SourceArn: arnOf("dead") }));
    await expect(move).rejects.toMatchObject({
      name: "NotImplemented",
      message: "NotImplemented: sqs.StartMessageMoveTask",
    });
  });

  it("speaks the older query protocol too", async () => {
    const call = async (form: Record<string, string>) => {
      const headers = { ...signed({ accessKeyId: "operator", region: "us-east-1" }, "sqs") };
      const body = new URLSearchParams({ ...form, Version: "2012-11-05" });
      const answer = await fetch(cloud.endpoint, { method: "POST", headers, body });
      return { status: answer.status, text: await answer.text() };
    };
    const QueueUrl = urlOf("plain");
    const batch = {
      "SendMessageBatchRequestEntry.1.Id": "a",
      "SendMessageBatchRequestEntry.1.MessageBody": "a & b",
      "SendMessageBatchRequestEntry.1.MessageAttribute.1.Name": "colour",
      "SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType": "String",
      "SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.StringValue": "red",
    };
    const sent = await call({ Action: "SendMessageBatch", QueueUrl, ...batch });
    expect(sent.text).toContain("<SendMessageBatchResultEntry><Id>a</Id><MessageId>");
    const got = await call({
      Action: "ReceiveMessage",
      QueueUrl,
      "MessageAttributeName.1": "All",
      "AttributeName.1": "SentTimestamp",
    });
    expect(got.text).toContain("<Body>a &#38; b</Body><Attribute><Name>SentTimestamp</Name><Value>");
    expect(got.text).toContain(
      "<MessageAttribute><Name>colour</Name><Value><DataType>String</DataType><StringValue>red</StringValue></Value>",
    );
    const none = await call({ Action: "SendMessage", QueueUrl: urlOf("nowhere"), MessageBody: "x" });
    expect(none).toMatchObject({
      status: 400,
      text: expect.stringContaining("<Code>AWS.SimpleQueueService.NonExistentQueue</Code>"),
    });
  });
});
