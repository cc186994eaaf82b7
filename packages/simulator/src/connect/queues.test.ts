import {
  AssociateQueueQuickConnectsCommand,
  DeleteQuickConnectCommand,
  DisassociateQueueQuickConnectsCommand,
  ListQueueQuickConnectsCommand,
  ListQueuesCommand,
  ListTagsForResourceCommand,
  paginateListQueueQuickConnects,
  paginateListQueues,
} from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { stableId } from "./arn.ts";
import { INSTANCE_ID, NOBODY, startSmall } from "./instance.test-support.ts";

const InstanceId = INSTANCE_ID;
const missing = { name: "ResourceNotFoundException" };
const invalid = { name: "InvalidParameterException" };
const quickConnects = ["Ann", "Ann at night", "Ann abroad"].map((name) => ({ name, user: "ann" }));
const queues = [{ name: "Sales", quickConnects: ["Ann at night", "Ann"] }, "Billing", { name: "Night" }];
const queueId = (name: string) => stableId(INSTANCE_ID, "queue", name);
const quickConnectId = (name: string) => stableId(INSTANCE_ID, "quickConnect", name);

async function start() {
  const { service, client, clock } = await startSmall({ quickConnects, queues });
  const at = (name: string) => ({ InstanceId, QueueId: queueId(name) });
  return {
    service,
    client,
    clock,
    offered: async (queue: string) => {
      const list = await client.send(new ListQueueQuickConnectsCommand(at(queue)));
      return list.QuickConnectSummaryList?.map(({ Name }) => Name);
    },
    offer: (queue: string, QuickConnectIds: string[]) =>
      client.send(new AssociateQueueQuickConnectsCommand({ ...at(queue), QuickConnectIds })),
    withdraw: (queue: string, QuickConnectIds: string[]) =>
      client.send(new DisassociateQueueQuickConnectsCommand({ ...at(queue), QuickConnectIds })),
  };
}

describe("queues", () => {
  it("are listed in pages, and have ARNs and tags", async () => {
    const { service, client, clock } = await start();
    const names: (string | undefined)[] = [];
    for await (const { QueueSummaryList = [] } of paginateListQueues({ client, pageSize: 2 }, { InstanceId }))
      names.push(...QueueSummaryList.map(({ Name }) => Name));
    expect(names).toEqual(["Sales", "Billing", "Night"]);
    const { QueueSummaryList } = await client.send(new ListQueuesCommand({ InstanceId, MaxResults: 1 }));
    const resourceArn = `${service.instanceArn}/queue/${queueId("Sales")}`;
    expect(QueueSummaryList).toEqual([
      {
        Id: queueId("Sales"),
        Arn: resourceArn,
        Name: "Sales",
        QueueType: "STANDARD",
        LastModifiedTime: new Date(clock.now - 24 * 3600_000),
        LastModifiedRegion: "eu-west-2",
      },
    ]);
    expect((await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({});
  });

  it.each([
    [["STANDARD" as const], 3],
    [["STANDARD" as const, "AGENT" as const], 3],
    [["AGENT" as const], 0],
  ])("of the types %j are %i", async (QueueTypes, count) => {
    const { client } = await start();
    const { QueueSummaryList } = await client.send(new ListQueuesCommand({ InstanceId, QueueTypes }));
    expect(QueueSummaryList).toHaveLength(count);
  });

  it("come a thousand at a time at most, their quick connects a hundred", async () => {
    const { client } = await start();
    await expect(client.send(new ListQueuesCommand({ InstanceId, MaxResults: 1001 }))).rejects.toMatchObject(invalid);
    const most = new ListQueueQuickConnectsCommand({ InstanceId, QueueId: queueId("Sales"), MaxResults: 101 });
    await expect(client.send(most)).rejects.toMatchObject(invalid);
  });
});

describe("a queue's quick connects", () => {
  it("are listed in pages", async () => {
    const { client, service } = await start();
    const found = [];
    const input = { InstanceId, QueueId: queueId("Sales") };
    for await (const page of paginateListQueueQuickConnects({ client, pageSize: 1 }, input))
      found.push(...(page.QuickConnectSummaryList ?? []));
    expect(found.map(({ Name }) => Name)).toEqual(["Ann", "Ann at night"]);
    const Arn = `${service.instanceArn}/transfer-destination/${quickConnectId("Ann")}`;
    expect(found[0]).toMatchObject({ Id: quickConnectId("Ann"), Arn, QuickConnectType: "USER" });
  });

  it("are offered and withdrawn, those that are or are not there already included", async () => {
    const { client, clock, offer, withdraw, offered } = await start();
    clock.now += 60_000;
    await offer("Billing", [quickConnectId("Ann")]);
    await offer("Billing", [quickConnectId("Ann"), quickConnectId("Ann abroad")]);
    expect(await offered("Billing")).toEqual(["Ann", "Ann abroad"]);
    await withdraw("Billing", [quickConnectId("Ann"), quickConnectId("Ann at night")]);
    expect(await offered("Billing")).toEqual(["Ann abroad"]);
    expect(await offered("Sales")).toEqual(["Ann", "Ann at night"]);
    const list = await client.send(new ListQueueQuickConnectsCommand({ InstanceId, QueueId: queueId("Billing") }));
    expect(list.LastModifiedTime).toEqual(new Date(clock.now));
  });

  it("are of queues and quick connects that there are, one to fifty at a time", async () => {
    const { offer, withdraw, offered } = await start();
    const known = quickConnectId("Ann abroad");
    await expect(offer("Nowhere", [known])).rejects.toMatchObject(missing);
    await expect(withdraw("Nowhere", [known])).rejects.toMatchObject(missing);
    await expect(offered("Nowhere")).rejects.toMatchObject(missing);
    await expect(offer("Sales", [known, NOBODY])).rejects.toMatchObject(missing);
    await expect(withdraw("Sales", [quickConnectId("Ann"), NOBODY])).rejects.toMatchObject(missing);
    for (const ids of [[], Array.from({ length: 51 }, () => known)]) {
      await expect(offer("Sales", ids)).rejects.toMatchObject(invalid);
      await expect(withdraw("Sales", ids)).rejects.toMatchObject(invalid);
    }
    expect(await offered("Sales")).toEqual(["Ann", "Ann at night"]);
  });

  it("go with the quick connect", async () => {
    const { client, offer, offered } = await start();
    await offer("Night", [quickConnectId("Ann")]);
    await client.send(new DeleteQuickConnectCommand({ InstanceId, QuickConnectId: quickConnectId("Ann") }));
    expect([await offered("Sales"), await offered("Night")]).toEqual([["Ann at night"], []]);
  });
});
