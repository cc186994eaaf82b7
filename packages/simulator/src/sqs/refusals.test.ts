import * as SQS from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cloud, openCloud } from "../cloud.ts";
import { signed } from "../gateway/caller.ts";

const QueueUrl = "https://sqs.us-east-1.amazonaws.com/123456789012/plain";
const many = Object.fromEntries(
  Array.from({ length: 11 }, (_, index) => [`a${index}`, { DataType: "String", StringValue: "x" }]),
);

describe("SQS refuses", () => {
  let cloud: Cloud;
  let sqs: SQS.SQSClient;
  beforeAll(async () => {
    cloud = await openCloud({ account: "123456789012", region: "us-east-1", port: 0, queues: [{ name: "plain" }] });
    sqs = new SQS.SQSClient({ region: "us-east-1", endpoint: cloud.endpoint, credentials: cloud.credentials });
  });
  afterAll(async () => {
    sqs.destroy();
    await cloud.close();
  });
  const send = (MessageAttributes: Record<string, SQS.MessageAttributeValue>, url = QueueUrl) =>
    sqs.send(new SQS.SendMessageCommand({ QueueUrl: url, MessageBody: "x", MessageAttributes }));
  const post = (body: string) => {
    const headers = {
      ...signed({ accessKeyId: "operator", region: "us-east-1" }, "sqs"),
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": "AmazonSQS.SendMessage",
    };
    return fetch(cloud.endpoint, { method: "POST", headers, body });
  };

  it.each<[string, Record<string, SQS.MessageAttributeValue>, string]>([
    ["an empty value", { a: { DataType: "String", StringValue: "" } }, "non-empty message attribute value"],
    ["an empty binary", { a: { DataType: "Binary", BinaryValue: new Uint8Array() } }, "non-empty"],
    ["another type", { a: { DataType: "Text", StringValue: "x" } }, "supported type prefixes"],
    ["a number that is none", { a: { DataType: "Number", StringValue: "x" } }, "to a number"],
    ["a name with a space", { "a b": { DataType: "String", StringValue: "x" } }, "attribute name 'a b'"],
    ["a name of AWS", { "AWS.x": { DataType: "String", StringValue: "x" } }, "attribute name 'AWS.x'"],
    ["a name that is too long", { ["a".repeat(257)]: { DataType: "String", StringValue: "x" } }, "attribute name"],
    ["more than ten", many, "[11] exceeds the allowed maximum [10]"],
  ])("an attribute with %s", async (_what, attributes, message) => {
    await expect(send(attributes)).rejects.toMatchObject({
      name: "InvalidParameterValue",
      message: expect.stringContaining(message),
    });
  });

  it("no attribute with a type of one's own", async () => {
    const { MessageId } = await send({ "a.b-c_d": { DataType: "Number.float", StringValue: "1.5" } });
    expect(MessageId).toMatch(/^[\w-]{36}$/);
  });

  it("a batch that only its attributes make too long", async () => {
    const MessageAttributes = { a: { DataType: "String", StringValue: "x".repeat(600_000) } };
    const Entries = ["1", "2"].map((Id) => ({ Id, MessageBody: "x", MessageAttributes }));
    const sent = sqs.send(new SQS.SendMessageBatchCommand({ QueueUrl, Entries }));
    await expect(sent).rejects.toBeInstanceOf(SQS.BatchRequestTooLong);
  });

  it("a queue of another account", async () => {
    await expect(send({}, QueueUrl.replace("123456789012", "210987654321"))).rejects.toBeInstanceOf(
      SQS.QueueDoesNotExist,
    );
    const owned = new SQS.GetQueueUrlCommand({ QueueName: "plain", QueueOwnerAWSAccountId: "210987654321" });
    await expect(sqs.send(owned)).rejects.toBeInstanceOf(SQS.QueueDoesNotExist);
  });

  it("a call without a queue, and a body that is not a JSON object", async () => {
    const unnamed = await post(JSON.stringify({ MessageBody: "x" }));
    expect(unnamed.status).toBe(400);
    expect(await unnamed.json()).toMatchObject({ __type: "com.amazonaws.sqs#MissingParameter" });
    for (const body of ["{", "null", "[]"]) {
      const answer = await post(body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ __type: "com.amazonaws.sqs#SerializationException" });
    }
  });

  it("a redrive policy that is not JSON", async () => {
    const set = new SQS.SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy: "{" } });
    await expect(sqs.send(set)).rejects.toMatchObject({ name: "InvalidParameterValue" });
  });
});
