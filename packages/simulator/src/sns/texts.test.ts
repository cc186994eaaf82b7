import * as SNS from "@aws-sdk/client-sns";
import { describe, expect, it } from "vitest";
import { arnOf, type Input, startWith } from "./sns.test-support.ts";

const NUMBER = "+61491570156";
const string = (StringValue: string, DataType = "String") => ({ DataType, StringValue });
const SENDER = "AWS.SNS.SMS.SenderID";
const TYPE = "AWS.SNS.SMS.SMSType";

async function desk(options: Parameters<typeof startWith>[0] = {}) {
  const { publish, ...rest } = await startWith(options);
  const text = (input: Input = {}, by?: SNS.SNSClient) =>
    publish({ TopicArn: undefined, PhoneNumber: NUMBER, Message: "Your code is 271828.", ...input }, by);
  return { publish, text, ...rest };
}

describe("a text", () => {
  it("is among the texts, with whom it is from and for", async () => {
    const { cloud, text } = await desk();
    const before = Date.now();
    const MessageAttributes = {
      [SENDER]: string("Frontdesk"),
      [TYPE]: string("Transactional"),
      "AWS.SNS.SMS.MaxPrice": string("0.50", "Number"),
      "AWS.MM.SMS.OriginationNumber": string("+18005550199"),
    };
    const { MessageId } = await text({ MessageAttributes });
    const [sent] = cloud.texts.entries();
    expect(sent).toEqual({
      at: expect.any(Number),
      to: NUMBER,
      message: "Your code is 271828.",
      senderId: "Frontdesk",
      type: "Transactional",
      messageId: MessageId,
    });
    expect(sent?.at).toBeGreaterThanOrEqual(before);
    expect(cloud.outbox.entries()).toEqual([]);
  });

  it("is promotional, of nobody and without a subject where nothing else is said", async () => {
    const { cloud, text } = await desk();
    await text({ Subject: "Code" });
    const [sent] = cloud.texts.entries();
    expect(sent).toMatchObject({ to: NUMBER, type: "Promotional", message: "Your code is 271828." });
    expect(sent).not.toHaveProperty("senderId");
    expect(JSON.stringify(sent)).not.toContain("Subject");
  });

  it("is nowhere in the journal, nor is its number", async () => {
    const { cloud, text } = await desk();
    await text({ MessageAttributes: { [SENDER]: string("Frontdesk") } });
    await expect(text({ PhoneNumber: "61491570156" })).rejects.toThrow();
    const [entry] = cloud.journal.find({ operation: "Publish" });
    expect(entry).toMatchObject({
      service: "sns",
      status: 200,
      needs: [{ action: "sns:Publish", resources: ["phone number"] }],
      input: { PhoneNumber: "***", Message: "***" },
    });
    expect(JSON.stringify(cloud.journal.entries())).not.toMatch(/271828|61491570156|Frontdesk/);
  });

  it("has up to 1,600 characters", async () => {
    const { cloud, text } = await desk();
    await text({ Message: "é".repeat(1_600) });
    expect(cloud.texts.entries()[0]?.message).toHaveLength(1_600);
    for (const Message of ["x".repeat(1_601), ""])
      await expect(text({ Message })).rejects.toBeInstanceOf(SNS.InvalidParameterException);
  });

  it.each(["61491570156", "+0491570156", "+61 491 570 156", "+6149157015600000", "+", "mobile"])(
    "cannot go to %j, which AWS repeats",
    async (PhoneNumber) => {
      const { cloud, text } = await desk();
      const caught = await text({ PhoneNumber }).catch((error) => error);
      expect(caught).toBeInstanceOf(SNS.InvalidParameterException);
      expect(caught).toMatchObject({
        message: `Invalid parameter: PhoneNumber Reason: ${PhoneNumber} is not valid to publish to`,
        $metadata: { httpStatusCode: 400 },
      });
      expect(cloud.texts.entries()).toEqual([]);
    },
  );

  it("has one target", async () => {
    const { cloud, text } = await desk();
    for (const more of [{ TopicArn: arnOf("quiet") }, { TargetArn: arnOf("quiet") }, { PhoneNumber: undefined }])
      await expect(text(more)).rejects.toBeInstanceOf(SNS.InvalidParameterException);
    expect([...cloud.texts.entries(), ...cloud.outbox.entries()]).toEqual([]);
  });

  it.each<[string, Record<string, SNS.MessageAttributeValue>]>([
    ["a sender without a letter", { [SENDER]: string("12345") }],
    ["a sender of 12 characters", { [SENDER]: string("FrontdeskABC") }],
    ["a sender of 2 characters", { [SENDER]: string("FD") }],
    ["a sender with a space", { [SENDER]: string("Front desk") }],
    ["a sender with a hyphen", { [SENDER]: string("Front-Desk") }],
    ["no sender", { [SENDER]: string("") }],
    ["another type", { [TYPE]: string("transactional") }],
    ["a type that is a number", { [TYPE]: string("Transactional", "Number") }],
    ["a price that is none", { "AWS.SNS.SMS.MaxPrice": string("cheap", "Number") }],
    ["a number to send from that is none", { "AWS.MM.SMS.OriginationNumber": string("Frontdesk") }],
    ["another of AWS's names", { "AWS.SNS.SMS.Other": string("x") }],
  ])("cannot have %s", async (_, MessageAttributes) => {
    const { cloud, text } = await desk();
    const caught = await text({ MessageAttributes }).catch((error) => error);
    expect(caught).toBeInstanceOf(SNS.InvalidParameterValueException);
    expect(caught.$metadata.httpStatusCode).toBe(400);
    expect(cloud.texts.entries()).toEqual([]);
  });

  it("goes to a topic with the attributes for SMS as well", async () => {
    const { cloud, publish } = await desk();
    await publish({ MessageAttributes: { [TYPE]: string("Transactional") } });
    expect(cloud.outbox.entries()).toMatchObject([{ attributes: { [TYPE]: string("Transactional") } }]);
  });
});

describe("who sends a text", () => {
  const mayPublish = { actions: ["sns:Publish"], resource: "*" };

  it.each([
    ["everything", "*", 1],
    ["the number", NUMBER, 1],
    ["numbers of its country", "+61*", 1],
    ["another number", "+61491570006", 0],
    ["a topic", arnOf("quiet"), 0],
    ["all topics", "arn:aws:sns:*:*:*", 0],
  ])("may publish to %s: %s, and %i text is sent", async (_, resource, count) => {
    const { cloud, text, role } = await desk({ grants: [{ ...mayPublish, resource }] });
    const outcome = await text({}, role()).catch((error) => error);
    expect(outcome instanceof SNS.AuthorizationErrorException).toBe(count === 0);
    expect(cloud.texts.entries()).toHaveLength(count);
  });

  it("is told the number by a denial, which the journal does not have", async () => {
    const { cloud, text, role } = await desk();
    await expect(text({}, role())).rejects.toMatchObject({
      message: expect.stringContaining(`is not authorized to perform: sns:Publish on resource: ${NUMBER} because`),
    });
    expect(cloud.journal.find({ operation: "Publish" })).toMatchObject([
      { status: 403, code: "AuthorizationError", needs: [{ action: "sns:Publish", resources: ["phone number"] }] },
    ]);
    expect(JSON.stringify(cloud.journal.entries())).not.toContain(NUMBER.slice(1));
  });

  it("may be denied all topics, and still send", async () => {
    const { cloud, text, publish, role } = await desk({
      grants: [mayPublish, { ...mayPublish, effect: "Deny", resource: "arn:aws:sns:*:*:*" }],
    });
    await text({}, role());
    await expect(publish({}, role())).rejects.toBeInstanceOf(SNS.AuthorizationErrorException);
    expect(cloud.texts.entries()).toHaveLength(1);
  });
});

describe("texts under a fault plan", () => {
  it.each([
    ["throttle" as const, "Throttled", 0],
    ["error before" as const, "InternalError", 0],
    ["error after" as const, "InternalError", 1],
  ])("meet %s as %s, and %i of them is sent", async (what, name, count) => {
    const calls = [{ service: "sns", operation: "Publish", what, probability: 1 }];
    const { cloud, text } = await desk({ faults: { seed: 1, calls } });
    await expect(text()).rejects.toMatchObject({ name: expect.stringContaining(name) });
    expect(cloud.texts.entries()).toHaveLength(count);
  });
});
