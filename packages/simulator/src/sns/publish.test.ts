import * as SNS from "@aws-sdk/client-sns";
import { describe, expect, it } from "vitest";
import { arnOf, type Input, KEY, NOTICES, OPS, start } from "./sns.test-support.ts";

describe("what is published", () => {
  it("is in the outbox, with whom it is for", async () => {
    const { cloud, publish } = await start();
    const before = Date.now();
    const MessageAttributes = {
      outcome: { DataType: "String", StringValue: "failed <1>" },
      raw: { DataType: "Binary", BinaryValue: new Uint8Array([1, 2]) },
    };
    const { MessageId } = await publish({ Subject: "Rows failed", Message: "Zoë & 2 more\n<b>", MessageAttributes });
    await publish({ TopicArn: arnOf("quiet") });
    const [first, second] = cloud.outbox.entries();
    expect(first).toMatchObject({
      topicArn: NOTICES,
      messageId: MessageId,
      subject: "Rows failed",
      message: "Zoë & 2 more\n<b>",
      recipients: [OPS],
    });
    expect(first?.attributes.outcome).toEqual(MessageAttributes.outcome);
    expect(Buffer.from(first?.attributes.raw?.BinaryValue ?? [])).toEqual(Buffer.from([1, 2]));
    expect(first?.at).toBeGreaterThanOrEqual(before);
    expect(second).toMatchObject({ message: "Done.", attributes: {}, recipients: [] });
    expect(second).not.toHaveProperty("subject");
  });

  it("is not in the journal", async () => {
    const { cloud, publish, subscribe } = await start();
    await publish({ Subject: "secret subject", Message: "secret message" });
    await subscribe({ Protocol: "email", Endpoint: "secret@example.com" });
    const [entry] = cloud.journal.find({ operation: "Publish" });
    expect(entry).toMatchObject({ service: "sns", status: 200, input: { TopicArn: NOTICES, Message: "***" } });
    expect(JSON.stringify(cloud.journal.entries())).not.toContain("secret");
  });

  it("is kept as far as the latest ten thousand", async () => {
    const { cloud } = await start();
    const entry = { topicArn: NOTICES, messageId: "", message: "", attributes: {}, recipients: [] };
    for (let at = 0; at < 12_345; at += 1) cloud.outbox.add({ at, ...entry });
    expect(cloud.outbox.entries().map(({ at }) => at)).toEqual(Array.from({ length: 10_000 }, (_, n) => n + 2_345));
  });

  it.each<[string, Input]>([
    ["100 characters of subject", { Subject: "s".repeat(100) }],
    ["punctuation first in the subject", { Subject: "[desk] done" }],
    ["262,144 bytes of message", { Message: "é".repeat(131_072) }],
  ])("may have %s", async (_, input) => {
    const { cloud, publish } = await start();
    await publish(input);
    expect(cloud.outbox.entries()).toMatchObject(
      [input].map(({ Subject, Message }) => ({
        ...(Subject ? { subject: Subject } : {}),
        message: Message ?? "Done.",
      })),
    );
  });

  it.each<[string, Input]>([
    ["an empty subject", { Subject: "" }],
    ["101 characters of subject", { Subject: "s".repeat(101) }],
    ["a line break in the subject", { Subject: "Rows\nfailed" }],
    ["a space first in the subject", { Subject: " Rows failed" }],
    ["letters beyond ASCII in the subject", { Subject: "Zoë" }],
    ["no message", { Message: "" }],
    ["262,145 bytes of message", { Message: `x${"é".repeat(131_072)}` }],
    [
      "262,145 bytes with its attributes",
      { Message: "x".repeat(262_137), MessageAttributes: { a: { DataType: "String", StringValue: "x" } } },
    ],
    ["no topic", { TopicArn: undefined }],
  ])("may not have %s", async (_, input) => {
    const { cloud, publish } = await start();
    const caught = await publish(input).catch((error) => error);
    expect(caught).toBeInstanceOf(SNS.InvalidParameterException);
    expect(caught.$metadata.httpStatusCode).toBe(400);
    expect(cloud.outbox.entries()).toEqual([]);
  });

  it.each<[string, Record<string, SNS.MessageAttributeValue>]>([
    ["an empty value", { a: { DataType: "String", StringValue: "" } }],
    ["an unknown type", { a: { DataType: "Text", StringValue: "x" } }],
    ["an odd name", { "a b": { DataType: "String", StringValue: "x" } }],
    ["a name of AWS", { "AWS.a": { DataType: "String", StringValue: "x" } }],
  ])("may not have an attribute with %s", async (_, MessageAttributes) => {
    const { publish } = await start();
    await expect(publish({ MessageAttributes })).rejects.toBeInstanceOf(SNS.InvalidParameterValueException);
  });

  it("needs a topic that is there", async () => {
    const { publish } = await start();
    const caught = await publish({ TopicArn: arnOf("nowhere") }).catch((error) => error);
    expect(caught).toBeInstanceOf(SNS.NotFoundException);
    expect(caught.$metadata.httpStatusCode).toBe(404);
  });

  it.each<Input>([
    { TopicArn: undefined, TargetArn: "arn:aws:sns:us-east-1:123456789012:endpoint/APNS/app/1" },
    { MessageStructure: "json" },
    { MessageGroupId: "a" },
  ])("is not simulated with %j", async (input) => {
    const { publish } = await start();
    await expect(publish(input)).rejects.toMatchObject({
      name: "NotImplemented",
      $metadata: { httpStatusCode: 501 },
    });
  });
});

describe("who publishes", () => {
  const mayPublish = { actions: ["sns:Publish"], resource: "arn:aws:sns:us-east-1:123456789012:*" };

  it("must be allowed to", async () => {
    const { cloud, publish, role } = await start({ ...mayPublish, resource: arnOf("quiet") });
    await publish({ TopicArn: arnOf("quiet") }, role());
    const caught = await publish({}, role()).catch((error) => error);
    expect(caught).toBeInstanceOf(SNS.AuthorizationErrorException);
    expect(caught).toMatchObject({ $metadata: { httpStatusCode: 403 }, message: expect.stringContaining(NOTICES) });
    expect(cloud.outbox.entries()).toHaveLength(1);
  });

  it.each([
    ["kms:GenerateDataKey", "kms:Decrypt"],
    ["kms:Decrypt", "kms:GenerateDataKey"],
  ])("to an encrypted topic must be allowed %s beside %s", async (action, other) => {
    const TopicArn = arnOf("sealed");
    const half = await start(mayPublish, { actions: [other], resource: KEY });
    await expect(half.publish({ TopicArn }, half.role())).rejects.toThrow(`${action} on resource: ${KEY}`);
    const both = await start(mayPublish, { actions: [action, other], resource: KEY });
    await both.publish({ TopicArn }, both.role());
    expect(both.cloud.outbox.entries()).toHaveLength(1);
  });
});
