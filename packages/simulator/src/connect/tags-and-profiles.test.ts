import {
  CreateRoutingProfileCommand,
  CreateSecurityProfileCommand,
  CreateUserCommand,
  DescribeInstanceCommand,
  ListRoutingProfilesCommand,
  ListSecurityProfilesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { IDS, INSTANCE_ID, startSmall } from "./instance.test-support.ts";

const InstanceId = INSTANCE_ID;
const invalid = { name: "InvalidParameterException" };
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, "v"]));

describe("tags", () => {
  it("are added, replaced, told and taken away", async () => {
    const { service, client } = await startSmall();
    const resourceArn = `${service.instanceArn}/agent/${IDS.ann}`;
    await client.send(new TagResourceCommand({ resourceArn, tags: { team: "west", shift: "late" } }));
    const told = await client.send(new ListTagsForResourceCommand({ resourceArn }));
    expect(told.tags).toEqual({ team: "west", shift: "late" });
    await client.send(new UntagResourceCommand({ resourceArn, tagKeys: ["team", "nothing"] }));
    expect(service.snapshot()[0]?.tags).toEqual({ shift: "late" });
  });

  it("are fifty at most, and of something that there is", async () => {
    const { service, client } = await startSmall();
    const resourceArn = `${service.instanceArn}/agent/${IDS.ann}`;
    const tag = (tags: Record<string, string>, arn = resourceArn) =>
      client.send(new TagResourceCommand({ resourceArn: arn, tags }));
    await expect(tag(many(50))).rejects.toMatchObject(invalid);
    await expect(tag({})).rejects.toMatchObject(invalid);
    await expect(tag({ "aws:x": "y" })).rejects.toMatchObject(invalid);
    await tag(many(49));
    await expect(tag(many(1), `${service.instanceArn}/agent/nobody`)).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    });
  });
});

describe("profiles", () => {
  it("are listed by name and made", async () => {
    const { service, client, user } = await startSmall();
    const { SecurityProfileId } = await client.send(
      new CreateSecurityProfileCommand({ InstanceId, SecurityProfileName: "Night desk" }),
    );
    const { RoutingProfileId } = await client.send(
      new CreateRoutingProfileCommand({
        InstanceId,
        Name: "Night",
        Description: "At night",
        DefaultOutboundQueueId: "queue",
        MediaConcurrencies: [{ Channel: "VOICE", Concurrency: 1 }],
      }),
    );
    const security = await client.send(new ListSecurityProfilesCommand({ InstanceId }));
    const routing = await client.send(new ListRoutingProfilesCommand({ InstanceId }));
    expect(security.SecurityProfileSummaryList?.map(({ Name }) => Name)).toEqual([
      "Admin",
      "Agent",
      "CallCenterManager",
      "Night desk",
    ]);
    expect(routing.RoutingProfileSummaryList?.map(({ Name }) => Name)).toEqual(["Basic", "Support", "Night"]);
    expect(routing.RoutingProfileSummaryList?.[0]?.Arn).toBe(`${service.instanceArn}/routing-profile/${IDS.basic}`);
    await client.send(new CreateUserCommand(user({ RoutingProfileId, SecurityProfileIds: [SecurityProfileId ?? ""] })));
    expect(service.snapshot()[1]).toMatchObject({ routingProfile: "Night", securityProfiles: ["Night desk"] });
  });

  it("have names of their own", async () => {
    const { client } = await startSmall({ quotas: { securityProfiles: 4 } });
    const create = (SecurityProfileName: string) =>
      client.send(new CreateSecurityProfileCommand({ InstanceId, SecurityProfileName }));
    await expect(create("Agent")).rejects.toMatchObject({ name: "DuplicateResourceException" });
    await expect(create("a/b")).rejects.toMatchObject(invalid);
    await create("Fourth");
    await expect(create("Fifth")).rejects.toMatchObject({ name: "LimitExceededException" });
  });
});

it("describes the instance", async () => {
  const { service, client } = await startSmall({ identityManagement: "SAML", alias: "desk" });
  const { Instance } = await client.send(new DescribeInstanceCommand({ InstanceId }));
  expect(Instance).toMatchObject({ Id: InstanceId, Arn: service.instanceArn, IdentityManagementType: "SAML" });
  expect(Instance).toMatchObject({ InstanceAlias: "desk", InstanceStatus: "ACTIVE" });
});
