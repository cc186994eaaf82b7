import * as SNS from "@aws-sdk/client-sns";
import { describe, expect, it } from "vitest";
import { openCloud } from "../cloud.ts";
import { arnOf, KEY, NOTICES, OPS, place, start } from "./sns.test-support.ts";

describe("topics", () => {
  it("are listed and described", async () => {
    const { sns, subscribe } = await start();
    const { Topics } = await sns.send(new SNS.ListTopicsCommand());
    expect(Topics?.map(({ TopicArn }) => TopicArn)).toEqual([NOTICES, arnOf("sealed"), arnOf("quiet")]);
    await subscribe({ Protocol: "email", Endpoint: "new@example.com" });
    const attributesOf = async (TopicArn: string) =>
      (await sns.send(new SNS.GetTopicAttributesCommand({ TopicArn }))).Attributes;
    expect(await attributesOf(NOTICES)).toMatchObject({
      TopicArn: NOTICES,
      Owner: "123456789012",
      SubscriptionsConfirmed: "1",
      SubscriptionsPending: "1",
    });
    expect(await attributesOf(arnOf("sealed"))).toMatchObject({ KmsMasterKeyId: KEY });
    await expect(attributesOf(arnOf("nowhere"))).rejects.toBeInstanceOf(SNS.NotFoundException);
  });

  it("and subscriptions come in pages of a hundred", async () => {
    const { sns, subscribe } = await start();
    const queue = (index: number) => `arn:aws:sqs:us-east-1:123456789012:q${index}`;
    for (let index = 0; index < 100; index += 1) await subscribe({ Endpoint: queue(index) });
    const sizes: number[] = [];
    const input = { TopicArn: NOTICES };
    for await (const page of SNS.paginateListSubscriptionsByTopic({ client: sns }, input))
      sizes.push(page.Subscriptions?.length ?? 0);
    expect(sizes).toEqual([100, 1]);
    await expect(sns.send(new SNS.ListTopicsCommand({ NextToken: "nonsense" }))).rejects.toBeInstanceOf(
      SNS.InvalidParameterException,
    );
  });

  it.each([
    ["a name with a space", [{ name: "a b" }]],
    ["a FIFO topic", [{ name: "a.fifo" }]],
    ["a name twice", [{ name: "a" }, { name: "a" }]],
  ])("are refused with %s", async (_, topics) => {
    await expect(openCloud({ ...place, port: 0, topics })).rejects.toThrow("The topic a");
  });
});

describe("a subscription", () => {
  it("of an endpoint in AWS gets what is published from now on", async () => {
    const { cloud, sns, subscribe, publish } = await start();
    await publish({});
    const Endpoint = "arn:aws:sqs:us-east-1:123456789012:rows";
    const { SubscriptionArn } = await subscribe({ Endpoint });
    expect(SubscriptionArn).toMatch(/^arn:aws:sns:us-east-1:123456789012:notices:[\w-]{36}$/);
    expect((await subscribe({ Endpoint })).SubscriptionArn).toBe(SubscriptionArn);
    await publish({});
    const recipients = cloud.outbox.entries().map((entry) => entry.recipients.map(({ endpoint }) => endpoint));
    expect(recipients).toEqual([[OPS.endpoint], [OPS.endpoint, Endpoint]]);
    const { Subscriptions } = await sns.send(new SNS.ListSubscriptionsByTopicCommand({ TopicArn: NOTICES }));
    const shown = { TopicArn: NOTICES, Owner: "123456789012" };
    expect(Subscriptions).toMatchObject([
      { ...shown, Protocol: "email", Endpoint: "ops@example.com", SubscriptionArn: expect.stringContaining(NOTICES) },
      { ...shown, Protocol: "sqs", Endpoint, SubscriptionArn },
    ]);
  });

  it("of an address gets nothing until its owner confirms", async () => {
    const { cloud, sns, subscribe, publish } = await start();
    const input = { Protocol: "email", Endpoint: "new@example.com" };
    expect((await subscribe(input)).SubscriptionArn).toBe("pending confirmation");
    expect((await subscribe({ ...input, ReturnSubscriptionArn: true })).SubscriptionArn).toContain(NOTICES);
    await publish({});
    expect(cloud.outbox.entries()[0]?.recipients).toEqual([OPS]);
    const { Subscriptions } = await sns.send(new SNS.ListSubscriptionsByTopicCommand({ TopicArn: NOTICES }));
    expect(Subscriptions?.[1]?.SubscriptionArn).toBe("PendingConfirmation");
  });

  it("is refused with another protocol, another endpoint or no topic", async () => {
    const { subscribe } = await start();
    const invalid = { name: "InvalidParameterException" };
    await expect(subscribe({ Protocol: "fax", Endpoint: "1" })).rejects.toMatchObject(invalid);
    await expect(subscribe({ Protocol: "email", Endpoint: "ops" })).rejects.toMatchObject(invalid);
    await expect(subscribe({})).rejects.toMatchObject(invalid);
    const Endpoint = "arn:aws:sqs:us-east-1:123456789012:rows";
    const nowhere = { TopicArn: arnOf("nowhere"), Endpoint };
    await expect(subscribe(nowhere)).rejects.toMatchObject({ name: "NotFoundException" });
    const filtered = { Endpoint, Attributes: { FilterPolicy: "{}" } };
    await expect(subscribe(filtered)).rejects.toMatchObject({ name: "NotImplemented" });
  });
});
