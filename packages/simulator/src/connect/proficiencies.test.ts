import {
  AssociateUserProficienciesCommand,
  CreateUserCommand,
  DescribeUserCommand,
  DisassociateUserProficienciesCommand,
  ListUserProficienciesCommand,
  paginateListUserProficiencies,
  UpdateUserProficienciesCommand,
  type UserProficiency,
} from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { IDS, INSTANCE_ID, NOBODY, SMALL, startSmall } from "./instance.test-support.ts";

const ANN = { InstanceId: INSTANCE_ID, UserId: IDS.ann };
const missing = { name: "ResourceNotFoundException", $metadata: { httpStatusCode: 404 } };
const invalid = { name: "InvalidParameterException", $metadata: { httpStatusCode: 400 } };
const refused = { name: "InvalidRequestException", $metadata: { httpStatusCode: 400 } };

/** `language("English", 5)` is a proficiency. */
const language = (AttributeValue: string, Level: number): UserProficiency => ({
  AttributeName: "Language",
  AttributeValue,
  Level,
});
const languages = ["English", "French", "Danish", ...Array.from({ length: 12 }, (_, index) => `Dialect ${index + 1}`)];
const predefinedAttributes = [{ name: "Language", values: languages }, { name: "Product" }];

/** The small contact centre, where ann speaks English, and the operations on a user. */
async function start(options: Parameters<typeof startSmall>[1] = {}, json: object = {}) {
  const users = [{ ...SMALL.users[0], proficiencies: [{ name: "Language", value: "English", level: 4 }] }];
  const { service, client, clock, user } = await startSmall({ predefinedAttributes, users, ...json }, options);
  const ids = (UserId: string) => ({ ...ANN, UserId });
  return {
    client,
    clock,
    user,
    of: (login = "ann") => service.snapshot().find((one) => one.login === login)?.proficiencies,
    add: (UserProficiencies: UserProficiency[], id = IDS.ann) =>
      client.send(new AssociateUserProficienciesCommand({ ...ids(id), UserProficiencies })),
    change: (UserProficiencies: UserProficiency[], id = IDS.ann) =>
      client.send(new UpdateUserProficienciesCommand({ ...ids(id), UserProficiencies })),
    take: (values: string[], id = IDS.ann) => {
      const UserProficiencies = values.map((value) => ({ AttributeName: "Language", AttributeValue: value }));
      return client.send(new DisassociateUserProficienciesCommand({ ...ids(id), UserProficiencies }));
    },
    list: async (id = IDS.ann) => (await client.send(new ListUserProficienciesCommand(ids(id)))).UserProficiencyList,
  };
}

describe("a user's proficiencies", () => {
  it("are added, changed and taken away", async () => {
    const { add, change, take, list, of } = await start();
    await add([language("French", 2), language("Danish", 5)]);
    expect(await list()).toEqual([language("English", 4), language("French", 2), language("Danish", 5)]);
    await change([language("English", 1), language("Danish", 3)]);
    expect(await list()).toEqual([language("English", 1), language("French", 2), language("Danish", 3)]);
    expect(of()).toEqual([
      { name: "Language", value: "Danish", level: 3 },
      { name: "Language", value: "English", level: 1 },
      { name: "Language", value: "French", level: 2 },
    ]);
    await take(["English", "French"]);
    expect(await list()).toEqual([language("Danish", 3)]);
  });

  it("change when the user was last changed", async () => {
    const { client, clock, add } = await start();
    clock.now += 60_000;
    await add([language("French", 2)]);
    const { User } = await client.send(new DescribeUserCommand(ANN));
    const { LastModifiedTime, LastModifiedRegion } = await client.send(new ListUserProficienciesCommand(ANN));
    expect(User?.LastModifiedTime).toEqual(new Date(clock.now));
    expect([LastModifiedTime, LastModifiedRegion]).toEqual([new Date(clock.now), "eu-west-2"]);
  });

  it("come in pages", async () => {
    const { client, add } = await start();
    await add([language("French", 2), language("Danish", 5)]);
    const pages: (string | undefined)[][] = [];
    // A copy: the SDK's paginators write their tokens into it.
    const input = { ...ANN };
    for await (const { UserProficiencyList = [] } of paginateListUserProficiencies({ client, pageSize: 2 }, input))
      pages.push(UserProficiencyList.map(({ AttributeValue }) => AttributeValue));
    expect(pages).toEqual([["English", "French"], ["Danish"]]);
    await expect(client.send(new ListUserProficienciesCommand({ ...ANN, MaxResults: 101 }))).rejects.toMatchObject(
      invalid,
    );
  });

  it("are found by what changes them right after CreateUser, and not by reads", async () => {
    const { client, clock, user, add, change, take, list, of } = await start({ blindness: 300 });
    const { UserId = "" } = await client.send(new CreateUserCommand(user()));
    await add([language("French", 2), language("Danish", 2)], UserId);
    await change([language("French", 3)], UserId);
    await take(["Danish"], UserId);
    await expect(list(UserId)).rejects.toMatchObject(missing);
    expect(of("bob")).toEqual([{ name: "Language", value: "French", level: 3 }]);
    clock.now += 300;
    expect(await list(UserId)).toEqual([language("French", 3)]);
  });

  it("are ten at most, or as many as the instance allows", async () => {
    const { add, of } = await start();
    const nine = Array.from({ length: 9 }, (_, index) => language(`Dialect ${index + 1}`, 1));
    await add(nine);
    expect(of()).toHaveLength(10);
    await expect(add([language("French", 1)])).rejects.toMatchObject(refused);
    const strict = await start({}, { quotas: { proficienciesPerUser: 1 } });
    await expect(strict.add([language("French", 1)])).rejects.toMatchObject(refused);
  });
});

describe("a call that is refused", () => {
  it.each<[string, UserProficiency[]]>([
    ["a level of 0", [language("French", 0)]],
    ["a level of 6", [language("French", 6)]],
    ["a level of 2.5", [language("French", 2.5)]],
    ["no name", [{ ...language("French", 1), AttributeName: "" }]],
    ["no value", [language("", 1)]],
    ["101 characters of name", [{ ...language("French", 1), AttributeName: "n".repeat(101) }]],
    ["101 characters of value", [language("v".repeat(101), 1)]],
    ["one twice", [language("French", 1), language("French", 2)]],
    ["none", []],
  ])("has %s", async (_, proficiencies) => {
    const { add, change } = await start();
    await expect(add(proficiencies)).rejects.toMatchObject(invalid);
    await expect(change(proficiencies)).rejects.toMatchObject(invalid);
  });

  it("names an attribute, a value or a user that there is not", async () => {
    const { add, change, take } = await start();
    await expect(add([language("Elvish", 1)])).rejects.toMatchObject(missing);
    await expect(add([{ ...language("English", 1), AttributeName: "Product" }])).rejects.toMatchObject(missing);
    await expect(add([{ ...language("English", 1), AttributeName: "Nothing" }])).rejects.toMatchObject(missing);
    await expect(add([language("French", 1)], NOBODY)).rejects.toMatchObject(missing);
    await expect(change([language("English", 1)], NOBODY)).rejects.toMatchObject(missing);
    await expect(take(["English"], NOBODY)).rejects.toMatchObject(missing);
  });

  it("changes nothing, whatever else it names", async () => {
    const { clock, add, change, take, list, of } = await start();
    const before = of();
    clock.now += 60_000;
    await expect(add([language("French", 1), language("English", 1)])).rejects.toMatchObject(refused);
    await expect(add([language("French", 1), language("Elvish", 1)])).rejects.toMatchObject(missing);
    await expect(change([language("English", 1), language("French", 1)])).rejects.toMatchObject(missing);
    await expect(take(["English", "French"])).rejects.toMatchObject(missing);
    expect(of()).toEqual(before);
    expect(await list()).toEqual([language("English", 4)]);
  });
});
