import {
  type Channel,
  CreateUserCommand,
  type CreateUserCommandInput,
  DescribeUserCommand,
  DuplicateResourceException,
  ResourceNotFoundException,
} from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { IDS, INSTANCE_ID, NOBODY, startSmall } from "./instance.test-support.ts";

type Members = Partial<CreateUserCommandInput>;
const identity = { FirstName: "Bob", LastName: "Baker", Email: "bob@example.com" };
const names = { FirstName: "Bob", LastName: "Baker" };
const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, "v"]));
const voice = { Channel: "VOICE" as const };
const work = (AfterContactWorkTimeLimit: number) => ({ PhoneConfig: { AfterContactWorkTimeLimit } });

/** Creates the user on an instance of its own; the error's name where it was refused. */
async function outcome(members: Members, identityManagement = "CONNECT_MANAGED"): Promise<string> {
  const { client, user } = await startSmall({ identityManagement });
  return client.send(new CreateUserCommand(user(members))).then(
    () => "created",
    (error) => error.name,
  );
}

describe("a field of a new user", () => {
  it.each<[string, Members]>([
    ["20 characters of login", { Username: "a".repeat(20) }],
    ["all the characters of a login", { Username: "a_b-c.D9" }],
    ["an e-mail address as login", { Username: "bob@example.com" }],
    ["64 characters of password", { Password: `aA1${"x".repeat(61)}` }],
    ["long names", { IdentityInfo: { ...identity, FirstName: "é".repeat(255), LastName: "ß".repeat(300) } }],
    ["E.164 as mobile", { IdentityInfo: { ...identity, Mobile: "+441632960001" } }],
    ["no limit of after contact work", work(0)],
    ["24 days of after contact work", work(2_000_000)],
    ["a desk phone with its number", { PhoneConfig: { PhoneType: "DESK_PHONE", DeskPhoneNumber: "+441632960001" } }],
    ["fifty tags", { Tags: tags(50) }],
    ["spaces in a tag's key", { Tags: { "cost centre": "" } }],
  ])("may be %s", async (_, members) => {
    expect(await outcome(members)).toBe("created");
  });

  it.each<[string, Members]>([
    ["21 characters of login", { Username: "a".repeat(21) }],
    ["a space in the login", { Username: "bob baker" }],
    ["an @ without a domain", { Username: "bob@example" }],
    ["no password", { Password: undefined }],
    ["7 characters of password", { Password: "Passw0r" }],
    ["65 characters of password", { Password: `aA1${"x".repeat(62)}` }],
    ["a password without a digit", { Password: "Password" }],
    ["a password without an upper case", { Password: "passw0rd" }],
    ["a password without a lower case", { Password: "PASSW0RD" }],
    ["a space in the password", { Password: "Passw0rd x" }],
    ["no names", { IdentityInfo: { Email: "bob@example.com" } }],
    ["no e-mail address", { IdentityInfo: names }],
    ["half an e-mail address", { IdentityInfo: { ...identity, Email: "bob@" } }],
    ["half a second e-mail address", { IdentityInfo: { ...identity, SecondaryEmail: "bob" } }],
    ["a decomposed name", { IdentityInfo: { ...identity, FirstName: "Jose\u0301" } }],
    ["256 characters of first name", { IdentityInfo: { ...identity, FirstName: "x".repeat(256) } }],
    ["301 characters of last name", { IdentityInfo: { ...identity, LastName: "x".repeat(301) } }],
    ["a mobile without +", { IdentityInfo: { ...identity, Mobile: "01632960001" } }],
    ["a desk phone without number", { PhoneConfig: { PhoneType: "DESK_PHONE" } }],
    ["a number that is not E.164", { PhoneConfig: { PhoneType: "DESK_PHONE", DeskPhoneNumber: "+0123" } }],
    ["an unknown phone type", { PhoneConfig: { PhoneType: "DESK" as "DESK_PHONE" } }],
    ["too much after contact work", work(2_000_001)],
    ["negative after contact work", work(-1)],
    ["no security profile", { SecurityProfileIds: [] }],
    ["11 security profiles", { SecurityProfileIds: Array.from({ length: 11 }, () => IDS.agent) }],
    ["51 tags", { Tags: tags(51) }],
    ["a tag of AWS", { Tags: { "aws:team": "x" } }],
    ["a long tag key", { Tags: { ["k".repeat(129)]: "x" } }],
    ["a long tag value", { Tags: { key: "v".repeat(257) } }],
    ["an unknown channel", { AutoAcceptConfigs: [{ Channel: "FAX" as Channel, AutoAccept: true }] }],
    ["a channel twice", { AutoAcceptConfigs: [true, false].map((AutoAccept) => ({ ...voice, AutoAccept })) }],
    ["a desk phone for chat", { PhoneNumberConfigs: [{ Channel: "CHAT", PhoneType: "SOFT_PHONE" }] }],
  ])("may not be %s", async (_, members) => {
    expect(await outcome(members)).toBe("InvalidParameterException");
  });

  it.each<[string, Members]>([
    ["AutoAccept", { PhoneConfig: { AutoAccept: true }, AutoAcceptConfigs: [{ ...voice, AutoAccept: true }] }],
    ["ACW", { ...work(5), AfterContactWorkConfigs: [{ ...voice, AfterContactWorkConfig: {} }] }],
    [
      "the phone",
      { PhoneConfig: { PhoneType: "SOFT_PHONE" }, PhoneNumberConfigs: [{ ...voice, PhoneType: "SOFT_PHONE" }] },
    ],
    [
      "persistence",
      {
        PhoneConfig: { PersistentConnection: true },
        PersistentConnectionConfigs: [{ ...voice, PersistentConnection: true }],
      },
    ],
  ])("may not say %s in PhoneConfig and a list", async (_, members) => {
    expect(await outcome(members)).toBe("InvalidRequestException");
  });

  it.each<[string, string, Members, string]>([
    ["SAML", "64 characters of login", { Username: "a".repeat(64) }, "created"],
    ["SAML", "65 characters of login", { Username: "a".repeat(65) }, "InvalidParameterException"],
    ["SAML", "an e-mail address", { IdentityInfo: identity }, "InvalidRequestException"],
    ["SAML", "a second e-mail address", { IdentityInfo: { ...names, SecondaryEmail: "b@example.org" } }, "created"],
    ["SAML", "no names", { IdentityInfo: {} }, "InvalidParameterException"],
    ["SAML", "a password", { Password: "Passw0rd" }, "InvalidRequestException"],
    ["SAML", "a directory user", { DirectoryUserId: "d-1" }, "InvalidRequestException"],
    ["EXISTING_DIRECTORY", "no names", { IdentityInfo: undefined }, "created"],
    ["EXISTING_DIRECTORY", "a password", { Password: "Passw0rd" }, "InvalidRequestException"],
    ["EXISTING_DIRECTORY", "a directory user", { DirectoryUserId: "d-1" }, "created"],
  ])("depends on who manages identities: %s, %s", async (management, _, members, expected) => {
    expect(await outcome({ Password: undefined, IdentityInfo: names, ...members }, management)).toBe(expected);
  });
});

describe("CreateUser", () => {
  it("keeps what it was given", async () => {
    const { service, client, user } = await startSmall();
    const HierarchyGroupId = IDS.group("Sales", "US", "East");
    const { UserId, UserArn } = await client.send(
      new CreateUserCommand(user({ HierarchyGroupId, PhoneConfig: { AutoAccept: true }, Tags: { team: "east" } })),
    );
    expect(UserArn).toBe(`${service.instanceArn}/agent/${UserId}`);
    const { User } = await client.send(new DescribeUserCommand({ InstanceId: INSTANCE_ID, UserId }));
    expect(User).toMatchObject({ Username: "bob", IdentityInfo: identity, HierarchyGroupId, Tags: { team: "east" } });
    expect(User).not.toHaveProperty("Password");
    expect([service.checkPassword("bob", "Passw0rd"), service.checkPassword("bob", "Passw0re")]).toEqual([true, false]);
  });

  it("takes per-channel settings beside those of PhoneConfig that they do not say", async () => {
    const { client, user } = await startSmall();
    const { UserId } = await client.send(
      new CreateUserCommand(
        user({
          PhoneConfig: { AutoAccept: true },
          AfterContactWorkConfigs: [{ Channel: "CHAT", AfterContactWorkConfig: { AfterContactWorkTimeLimit: 7 } }],
          PhoneNumberConfigs: [{ Channel: "VOICE", PhoneType: "DESK_PHONE", PhoneNumber: "+441632960003" }],
        }),
      ),
    );
    const { User } = await client.send(new DescribeUserCommand({ InstanceId: INSTANCE_ID, UserId }));
    expect(User?.PhoneConfig).toMatchObject({ PhoneType: "DESK_PHONE", DeskPhoneNumber: "+441632960003" });
    expect(User?.PhoneConfig).toMatchObject({ AutoAccept: true, AfterContactWorkTimeLimit: 0 });
    expect(User?.AfterContactWorkConfigs?.map((one) => one.AfterContactWorkConfig?.AfterContactWorkTimeLimit)).toEqual([
      0, 7, 0, 0,
    ]);
  });

  it("refuses a login that is taken, ignoring case", async () => {
    const { client, user } = await startSmall();
    const caught = await client.send(new CreateUserCommand(user({ Username: "ANN" }))).catch((error) => error);
    expect(caught).toBeInstanceOf(DuplicateResourceException);
    expect(caught.$metadata.httpStatusCode).toBe(409);
  });

  it.each<[string, Members]>([
    ["routing profile", { RoutingProfileId: NOBODY }],
    ["security profile", { SecurityProfileIds: [IDS.agent, NOBODY] }],
    ["hierarchy group", { HierarchyGroupId: NOBODY }],
    ["instance", { InstanceId: NOBODY }],
  ])("refuses an unknown %s", async (_, members) => {
    const { service, client, user } = await startSmall();
    const caught = await client.send(new CreateUserCommand(user(members))).catch((error) => error);
    expect(caught).toBeInstanceOf(ResourceNotFoundException);
    expect(caught.$metadata.httpStatusCode).toBe(404);
    expect(service.snapshot()).toHaveLength(1);
  });

  it("refuses more users than the instance may have, as 429 and not a throttle", async () => {
    const { client, user } = await startSmall({ quotas: { users: 2 } });
    await client.send(new CreateUserCommand(user()));
    const third = client.send(new CreateUserCommand(user({ Username: "cy" })));
    await expect(third).rejects.toMatchObject({
      name: "LimitExceededException",
      $metadata: { httpStatusCode: 429 },
    });
  });

  it("never repeats a value that it refuses", async () => {
    const { client, user } = await startSmall();
    const bad = user({ Password: "hunter2", IdentityInfo: { ...identity, Mobile: "0163296000" } });
    const first = await client.send(new CreateUserCommand(bad)).catch((error) => error);
    const second = await client.send(new CreateUserCommand({ ...bad, Password: "Passw0rd" })).catch((error) => error);
    expect(`${first.message} ${second.message}`).not.toMatch(/hunter2|0163296000/);
  });
});
