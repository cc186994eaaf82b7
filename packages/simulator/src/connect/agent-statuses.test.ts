import { DescribeUserCommand, ListAgentStatusesCommand, PutUserStatusCommand } from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { IDS, INSTANCE_ID, NOBODY, startSmall } from "./instance.test-support.ts";
import { CENTRE, CENTRE_IDS } from "./telephone.test-support.ts";

const InstanceId = INSTANCE_ID;
const missing = { name: "ResourceNotFoundException" };

async function start() {
  const { service, client, clock } = await startSmall(CENTRE);
  const put = (AgentStatusId: string, UserId = IDS.ann) =>
    client.send(new PutUserStatusCommand({ InstanceId, UserId, AgentStatusId }));
  return { service, client, clock, put, agents: () => service.exchange().queues[0]?.agents };
}

describe("agent statuses", () => {
  it("are the two that every instance has", async () => {
    const { service, client } = await start();
    const { AgentStatusSummaryList } = await client.send(new ListAgentStatusesCommand({ InstanceId }));
    const { available, offline } = CENTRE_IDS;
    const arn = (id: string) => `${service.instanceArn}/agent-state/${id}`;
    expect(AgentStatusSummaryList).toMatchObject([
      { Id: available, Arn: arn(available), Name: "Available", Type: "ROUTABLE" },
      { Id: offline, Arn: arn(offline), Name: "Offline", Type: "OFFLINE" },
    ]);
  });

  it.each([
    [["OFFLINE" as const], ["Offline"]],
    [["CUSTOM" as const], []],
  ])("of the types %j are %j", async (AgentStatusTypes, names) => {
    const { client } = await start();
    const list = await client.send(new ListAgentStatusesCommand({ InstanceId, AgentStatusTypes }));
    expect(list.AgentStatusSummaryList?.map(({ Name }) => Name)).toEqual(names);
  });
});

describe("a user's status", () => {
  it("takes the agent out of the queues, and back", async () => {
    const { put, agents } = await start();
    await put(CENTRE_IDS.offline);
    expect(agents()).toEqual(["cay"]);
    await put(CENTRE_IDS.available);
    expect(agents()).toEqual(["ann", "cay"]);
  });

  it("is no change of the user", async () => {
    const { client, clock, put } = await start();
    const look = async () => (await client.send(new DescribeUserCommand({ InstanceId, UserId: IDS.ann }))).User;
    const before = await look();
    clock.now += 60_000;
    await put(CENTRE_IDS.offline);
    expect(await look()).toEqual(before);
  });

  it("is a status that there is, of a user who is there", async () => {
    const { put, agents } = await start();
    await expect(put(NOBODY)).rejects.toMatchObject(missing);
    await expect(put(CENTRE_IDS.offline, NOBODY)).rejects.toMatchObject(missing);
    expect(agents()).toEqual(["ann", "cay"]);
  });
});
