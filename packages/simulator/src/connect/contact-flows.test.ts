import { createHash } from "node:crypto";
import {
  DescribeContactFlowCommand,
  ListContactFlowsCommand,
  ListTagsForResourceCommand,
  paginateListContactFlows,
  TagResourceCommand,
} from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { INSTANCE_ID, NOBODY, startSmall } from "./instance.test-support.ts";
import { CENTRE, CENTRE_IDS, GOODBYE } from "./telephone.test-support.ts";

const InstanceId = INSTANCE_ID;
const missing = { name: "ResourceNotFoundException" };

describe("contact flows", () => {
  it("are listed in pages", async () => {
    const { service, client } = await startSmall(CENTRE);
    const found = [];
    for await (const page of paginateListContactFlows({ client, pageSize: 1 }, { InstanceId }))
      found.push(...(page.ContactFlowSummaryList ?? []));
    expect(found.map(({ Name }) => Name)).toEqual(["Main", "Hold"]);
    expect(found[0]).toEqual({
      Id: CENTRE_IDS.main,
      Arn: `${service.instanceArn}/contact-flow/${CENTRE_IDS.main}`,
      Name: "Main",
      ContactFlowType: "CONTACT_FLOW",
      ContactFlowState: "ACTIVE",
      ContactFlowStatus: "PUBLISHED",
    });
  });

  it.each([
    [["CONTACT_FLOW" as const], ["Main"]],
    [
      ["CUSTOMER_QUEUE" as const, "CONTACT_FLOW" as const],
      ["Main", "Hold"],
    ],
    [["AGENT_WHISPER" as const], []],
  ])("of the types %j are %j", async (ContactFlowTypes, names) => {
    const { client } = await startSmall(CENTRE);
    const list = await client.send(new ListContactFlowsCommand({ InstanceId, ContactFlowTypes }));
    expect(list.ContactFlowSummaryList?.map(({ Name }) => Name)).toEqual(names);
  });

  it("are described by their id, by their ARN and as they were saved", async () => {
    const { service, client, clock } = await startSmall(CENTRE);
    const describeFlow = async (ContactFlowId: string) =>
      (await client.send(new DescribeContactFlowCommand({ InstanceId, ContactFlowId }))).ContactFlow;
    const Arn = `${service.instanceArn}/contact-flow/${CENTRE_IDS.main}`;
    const flow = await describeFlow(CENTRE_IDS.main);
    expect(flow).toEqual({
      Id: CENTRE_IDS.main,
      Arn,
      Name: "Main",
      Type: "CONTACT_FLOW",
      State: "ACTIVE",
      Status: "PUBLISHED",
      Content: GOODBYE,
      FlowContentSha256: createHash("sha256").update(GOODBYE).digest("hex"),
      Tags: {},
      LastModifiedTime: new Date(clock.now - 24 * 3600_000),
      LastModifiedRegion: "eu-west-2",
    });
    expect([await describeFlow(Arn), await describeFlow(`${Arn}:$SAVED`)]).toEqual([flow, flow]);
  });

  it.each([NOBODY, `${CENTRE_IDS.main}:7`])("are not found as %j", async (ContactFlowId) => {
    const { client } = await startSmall(CENTRE);
    const asked = client.send(new DescribeContactFlowCommand({ InstanceId, ContactFlowId }));
    await expect(asked).rejects.toMatchObject(missing);
  });

  it("have tags", async () => {
    const { service, client } = await startSmall(CENTRE);
    const resourceArn = `${service.instanceArn}/contact-flow/${CENTRE_IDS.main}`;
    await client.send(new TagResourceCommand({ resourceArn, tags: { team: "x" } }));
    expect((await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({ team: "x" });
  });
});
