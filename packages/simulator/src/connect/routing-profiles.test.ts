import {
  CreateRoutingProfileCommand,
  DescribeRoutingProfileCommand,
  ListRoutingProfileQueuesCommand,
  paginateListRoutingProfileQueues,
  type RoutingProfileQueueConfig,
  UpdateUserRoutingProfileCommand,
} from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { IDS, INSTANCE_ID, NOBODY, startSmall } from "./instance.test-support.ts";
import { CENTRE, CENTRE_IDS } from "./telephone.test-support.ts";

const InstanceId = INSTANCE_ID;
const missing = { name: "ResourceNotFoundException" };
const invalid = { name: "InvalidParameterException" };

async function start() {
  const { service, client } = await startSmall(CENTRE);
  const create = (...QueueConfigs: RoutingProfileQueueConfig[]) =>
    client.send(
      new CreateRoutingProfileCommand({
        InstanceId,
        Name: "Night",
        Description: "At night",
        DefaultOutboundQueueId: CENTRE_IDS.support,
        MediaConcurrencies: [{ Channel: "CHAT", Concurrency: 2 }],
        QueueConfigs,
      }),
    );
  return { service, client, create };
}

const config = (Channel: "VOICE" | "CHAT", more: Partial<RoutingProfileQueueConfig> = {}, QueueId = CENTRE_IDS.sales) =>
  ({ QueueReference: { QueueId, Channel }, Priority: 2, Delay: 30, ...more }) satisfies RoutingProfileQueueConfig;

describe("a routing profile", () => {
  it("is described with its counts", async () => {
    const { service, client } = await start();
    const input = { InstanceId, RoutingProfileId: IDS.support };
    const { RoutingProfile } = await client.send(new DescribeRoutingProfileCommand(input));
    expect(RoutingProfile).toMatchObject({
      InstanceId,
      RoutingProfileId: IDS.support,
      RoutingProfileArn: `${service.instanceArn}/routing-profile/${IDS.support}`,
      Name: "Support",
      MediaConcurrencies: [{ Channel: "VOICE", Concurrency: 1 }],
      NumberOfAssociatedQueues: 2,
      NumberOfAssociatedUsers: 1,
    });
  });

  it("serves queues, listed in pages", async () => {
    const { service, client } = await start();
    const found = [];
    const input = { InstanceId, RoutingProfileId: IDS.support };
    for await (const page of paginateListRoutingProfileQueues({ client, pageSize: 1 }, input))
      found.push(...(page.RoutingProfileQueueConfigSummaryList ?? []));
    const { sales, support } = CENTRE_IDS;
    const served = { Channel: "VOICE", Priority: 1, Delay: 0 };
    expect(found).toEqual([
      { QueueId: sales, QueueArn: `${service.instanceArn}/queue/${sales}`, QueueName: "Sales", ...served },
      { QueueId: support, QueueArn: `${service.instanceArn}/queue/${support}`, QueueName: "Support", ...served },
    ]);
    const most = new ListRoutingProfileQueuesCommand({ ...input, MaxResults: 101 });
    await expect(client.send(most)).rejects.toMatchObject(invalid);
  });

  it("is one that there is", async () => {
    const { client } = await start();
    const input = { InstanceId, RoutingProfileId: NOBODY };
    await expect(client.send(new DescribeRoutingProfileCommand(input))).rejects.toMatchObject(missing);
    await expect(client.send(new ListRoutingProfileQueuesCommand(input))).rejects.toMatchObject(missing);
  });
});

describe("a new routing profile", () => {
  it("serves the queues that it is made with, a channel at a time", async () => {
    const { service, client, create } = await start();
    const { RoutingProfileId } = await create(config("CHAT"), config("VOICE", {}, CENTRE_IDS.support));
    const input = { InstanceId, RoutingProfileId };
    const { RoutingProfile } = await client.send(new DescribeRoutingProfileCommand(input));
    expect(RoutingProfile).toMatchObject({
      Description: "At night",
      DefaultOutboundQueueId: CENTRE_IDS.support,
      MediaConcurrencies: [{ Channel: "CHAT", Concurrency: 2 }],
      NumberOfAssociatedQueues: 2,
      NumberOfAssociatedUsers: 0,
    });
    const list = await client.send(new ListRoutingProfileQueuesCommand(input));
    expect(list.RoutingProfileQueueConfigSummaryList).toMatchObject([
      { QueueName: "Sales", Channel: "CHAT", Priority: 2, Delay: 30 },
      { QueueName: "Support", Channel: "VOICE" },
    ]);
    await client.send(new UpdateUserRoutingProfileCommand({ ...input, UserId: IDS.ann }));
    expect(service.exchange().queues.map(({ agents }) => agents)).toEqual([["cay"], ["ann", "cay"]]);
  });

  it.each<[string, RoutingProfileQueueConfig, { name: string }]>([
    ["a queue that there is not", config("VOICE", {}, NOBODY), missing],
    ["a priority of 0", config("VOICE", { Priority: 0 }), invalid],
    ["a priority of 100", config("VOICE", { Priority: 100 }), invalid],
    ["a negative delay", config("VOICE", { Delay: -1 }), invalid],
    ["three hours' delay", config("VOICE", { Delay: 10_800 }), invalid],
  ])("cannot have %s", async (_, wrong, error) => {
    const { create } = await start();
    await expect(create(wrong)).rejects.toMatchObject(error);
    expect(await create(config("VOICE"))).toHaveProperty("RoutingProfileId");
  });
});
