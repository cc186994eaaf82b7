import {
  DescribeUserCommand,
  UpdateUserConfigCommand,
  type UpdateUserConfigCommandInput,
  UpdateUserHierarchyCommand,
  UpdateUserIdentityInfoCommand,
  UpdateUserPhoneConfigCommand,
  UpdateUserRoutingProfileCommand,
  UpdateUserSecurityProfilesCommand,
  type UserIdentityInfo,
} from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { IDS, INSTANCE_ID, NOBODY, startSmall } from "./instance.test-support.ts";

const ANN = { InstanceId: INSTANCE_ID, UserId: IDS.ann };
const invalid = { name: "InvalidParameterException" };
const missing = { name: "ResourceNotFoundException" };

describe("UpdateUserIdentityInfo", () => {
  const start = async (identityManagement = "CONNECT_MANAGED") => {
    const { service, client, clock } = await startSmall({ identityManagement });
    const update = (IdentityInfo: UserIdentityInfo) =>
      client.send(new UpdateUserIdentityInfoCommand({ ...ANN, IdentityInfo }));
    return { service, client, clock, update };
  };

  it("replaces the whole of it", async () => {
    const { service, client, clock, update } = await start();
    clock.now += 60_000;
    await update({ FirstName: "Anna", LastName: "Archer", Email: "anna@example.com" });
    expect(service.snapshot()[0]).toMatchObject({ firstName: "Anna", email: "anna@example.com" });
    expect(service.snapshot()[0]).toMatchObject({ mobile: undefined, secondaryEmail: undefined });
    const { User } = await client.send(new DescribeUserCommand(ANN));
    expect(User?.LastModifiedTime).toEqual(new Date(clock.now));
  });

  it("asks of it what CreateUser asks", async () => {
    const { service, update } = await start();
    const before = service.snapshot();
    await expect(update({ FirstName: "Anna" })).rejects.toMatchObject(invalid);
    const decomposed = { FirstName: "Jose\u0301", LastName: "X", Email: "a@example.com" };
    await expect(update(decomposed)).rejects.toMatchObject(invalid);
    expect(service.snapshot()).toEqual(before);
  });

  it("is not for users of a directory", async () => {
    const { update } = await start("EXISTING_DIRECTORY");
    await expect(update({ FirstName: "Anna" })).rejects.toMatchObject({ name: "InvalidRequestException" });
  });
});

describe("UpdateUserPhoneConfig", () => {
  it("sets one after contact work for every channel, and drops what it does not say", async () => {
    const { service, client } = await startSmall();
    const PhoneConfig = { PhoneType: "SOFT_PHONE" as const, AfterContactWorkTimeLimit: 45 };
    await client.send(new UpdateUserPhoneConfigCommand({ ...ANN, PhoneConfig }));
    expect(service.snapshot()[0]).toMatchObject({
      phoneType: "SOFT_PHONE",
      deskPhoneNumber: undefined,
      autoAccept: { VOICE: false },
      afterContactWork: { VOICE: 45, CHAT: 45, TASK: 45, EMAIL: 45 },
    });
    const { User } = await client.send(new DescribeUserCommand(ANN));
    const limits = User?.AfterContactWorkConfigs?.map((one) => one.AfterContactWorkConfig?.AfterContactWorkTimeLimit);
    expect([User?.PhoneConfig?.AfterContactWorkTimeLimit, limits]).toEqual([45, [45, 45, 45, 45]]);
  });

  it("refuses a desk phone without its number", async () => {
    const { client } = await startSmall();
    const PhoneConfig = { PhoneType: "DESK_PHONE" as const };
    await expect(client.send(new UpdateUserPhoneConfigCommand({ ...ANN, PhoneConfig }))).rejects.toMatchObject(invalid);
  });
});

describe("UpdateUserConfig", () => {
  it("sets the channels that it names and leaves the others", async () => {
    const { service, client } = await startSmall();
    await client.send(
      new UpdateUserConfigCommand({
        ...ANN,
        AutoAcceptConfigs: [{ Channel: "CHAT", AutoAccept: true }],
        AfterContactWorkConfigs: [
          { Channel: "VOICE", AfterContactWorkConfig: { AfterContactWorkTimeLimit: 5 } },
          { Channel: "TASK", AfterContactWorkConfig: { AfterContactWorkTimeLimit: 0 } },
        ],
        PersistentConnectionConfigs: [{ Channel: "VOICE", PersistentConnection: true }],
      }),
    );
    expect(service.snapshot()[0]).toMatchObject({
      phoneType: "DESK_PHONE",
      autoAccept: { VOICE: true, CHAT: true, TASK: false, EMAIL: false },
      afterContactWork: { VOICE: 5, CHAT: 30, TASK: 0, EMAIL: 30 },
      persistentConnection: true,
    });
    const { User } = await client.send(new DescribeUserCommand(ANN));
    expect(User?.PhoneConfig).toMatchObject({ AfterContactWorkTimeLimit: 5, PersistentConnection: true });
  });

  it("changes the phone, and the enhancement of calls", async () => {
    const { service, client } = await startSmall();
    await client.send(
      new UpdateUserConfigCommand({
        ...ANN,
        PhoneNumberConfigs: [{ Channel: "VOICE", PhoneType: "SOFT_PHONE" }],
        VoiceEnhancementConfigs: [{ Channel: "VOICE", VoiceEnhancementMode: "VOICE_ISOLATION" }],
      }),
    );
    expect(service.snapshot()[0]).toMatchObject({ phoneType: "SOFT_PHONE", deskPhoneNumber: undefined });
    const { User } = await client.send(new DescribeUserCommand(ANN));
    expect(User?.VoiceEnhancementConfigs).toEqual([{ Channel: "VOICE", VoiceEnhancementMode: "VOICE_ISOLATION" }]);
  });

  it.each<Partial<UpdateUserConfigCommandInput>>([
    { PhoneNumberConfigs: [{ Channel: "VOICE", PhoneType: "DESK_PHONE" }] },
    { PersistentConnectionConfigs: [{ Channel: "CHAT", PersistentConnection: true }] },
    { AutoAcceptConfigs: [{ Channel: "CHAT", AutoAccept: true, AgentFirstCallbackAutoAccept: true }] },
    {
      AfterContactWorkConfigs: [{ Channel: "TASK", AfterContactWorkConfig: { AfterContactWorkTimeLimit: 2_000_001 } }],
    },
  ])("refuses %j", async (lists) => {
    const { service, client } = await startSmall();
    const before = service.snapshot();
    await expect(client.send(new UpdateUserConfigCommand({ ...ANN, ...lists }))).rejects.toMatchObject(invalid);
    expect(service.snapshot()).toEqual(before);
  });
});

describe("profiles and hierarchy of a user", () => {
  it("change to others that there are", async () => {
    const { service, client } = await startSmall();
    await client.send(new UpdateUserRoutingProfileCommand({ ...ANN, RoutingProfileId: IDS.support }));
    await client.send(new UpdateUserSecurityProfilesCommand({ ...ANN, SecurityProfileIds: [IDS.admin] }));
    await client.send(new UpdateUserHierarchyCommand({ ...ANN, HierarchyGroupId: IDS.group("Sales", "EU") }));
    expect(service.snapshot()[0]).toMatchObject({
      routingProfile: "Support",
      securityProfiles: ["Admin"],
      hierarchy: ["Sales", "EU"],
    });
  });

  it("change to nothing that there is not", async () => {
    const { service, client } = await startSmall();
    const before = service.snapshot();
    const routing = new UpdateUserRoutingProfileCommand({ ...ANN, RoutingProfileId: NOBODY });
    await expect(client.send(routing)).rejects.toMatchObject(missing);
    const security = new UpdateUserSecurityProfilesCommand({ ...ANN, SecurityProfileIds: [IDS.agent, NOBODY] });
    await expect(client.send(security)).rejects.toMatchObject(missing);
    const none = new UpdateUserSecurityProfilesCommand({ ...ANN, SecurityProfileIds: [] });
    await expect(client.send(none)).rejects.toMatchObject(invalid);
    const group = new UpdateUserHierarchyCommand({ ...ANN, HierarchyGroupId: NOBODY });
    await expect(client.send(group)).rejects.toMatchObject(missing);
    const nobody = new UpdateUserHierarchyCommand({ ...ANN, UserId: NOBODY });
    await expect(client.send(nobody)).rejects.toMatchObject(missing);
    expect(service.snapshot()).toEqual(before);
  });

  it("end with a hierarchy that is left out", async () => {
    const { service, client } = await startSmall();
    await client.send(new UpdateUserHierarchyCommand(ANN));
    expect(service.snapshot()[0]?.hierarchy).toEqual([]);
    expect((await client.send(new DescribeUserCommand(ANN))).User).not.toHaveProperty("HierarchyGroupId");
  });
});
