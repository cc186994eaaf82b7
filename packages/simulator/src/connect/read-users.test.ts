import {
  type ConnectClient,
  CreateUserCommand,
  DescribeUserCommand,
  ListUsersCommand,
  paginateListUsers,
  paginateSearchUsers,
  SearchUsersCommand,
  type SearchUsersCommandInput,
  type UserSearchCriteria,
} from "@aws-sdk/client-connect";
import { beforeEach, describe, expect, it } from "vitest";
import { IDS, INSTANCE_ID, NOBODY, startSmall } from "./instance.test-support.ts";

const InstanceId = INSTANCE_ID;
const LOGINS = ["bob", "cy", "dan", "eve", "fay", "gus"];
type Small = Awaited<ReturnType<typeof startSmall>>;

/** Six users besides ann: the even ones with the other routing profile, a tag and a group. */
async function startWithSix(): Promise<Small> {
  const small = await startSmall();
  for (const [index, Username] of LOGINS.entries()) {
    const further = {
      RoutingProfileId: IDS.support,
      Tags: { team: "west", shift: "late" },
      HierarchyGroupId: index ? IDS.group("Sales", "US") : IDS.group("Sales", "US", "West"),
    };
    await small.client.send(new CreateUserCommand(small.user({ Username, ...(index % 2 ? {} : further) })));
  }
  return small;
}

describe("pages of users", () => {
  it("end after every user was there once", async () => {
    const { client } = await startWithSix();
    const listed: string[][] = [];
    for await (const { UserSummaryList = [] } of paginateListUsers({ client, pageSize: 3 }, { InstanceId }))
      listed.push(UserSummaryList.map(({ Username = "" }) => Username));
    expect(listed).toEqual([["ann", "bob", "cy"], ["dan", "eve", "fay"], ["gus"]]);
    const found: number[] = [];
    for await (const page of paginateSearchUsers({ client, pageSize: 4 }, { InstanceId })) {
      expect(page.ApproximateTotalCount).toBe(7);
      found.push(page.Users?.length ?? 0);
    }
    expect(found).toEqual([4, 3]);
  });

  it("hold a hundred where the caller does not say", async () => {
    const { client, user } = await startSmall();
    for (let index = 0; index < 100; index += 1)
      await client.send(new CreateUserCommand(user({ Username: `user${index}` })));
    const first = await client.send(new ListUsersCommand({ InstanceId }));
    expect(first.UserSummaryList).toHaveLength(100);
    const second = await client.send(new ListUsersCommand({ InstanceId, NextToken: first.NextToken }));
    expect([second.UserSummaryList?.length, second.NextToken]).toEqual([1, undefined]);
  });

  it.each([
    ["ListUsers", { MaxResults: 1001 }],
    ["ListUsers", { MaxResults: 0 }],
    ["SearchUsers", { MaxResults: 501 }],
    ["ListUsers", { NextToken: "nonsense" }],
  ])("are refused by %s for %j", async (operation, members) => {
    const { client } = await startSmall();
    const input = { InstanceId, ...members };
    const sent =
      operation === "ListUsers" ? client.send(new ListUsersCommand(input)) : client.send(new SearchUsersCommand(input));
    await expect(sent).rejects.toMatchObject({ name: "InvalidParameterException" });
  });

  it("take no other operation's token", async () => {
    const { client } = await startWithSix();
    const { NextToken } = await client.send(new ListUsersCommand({ InstanceId, MaxResults: 1 }));
    expect(NextToken).toBeDefined();
    await expect(client.send(new SearchUsersCommand({ InstanceId, NextToken }))).rejects.toMatchObject({
      name: "InvalidParameterException",
    });
  });
});

describe("SearchUsers", () => {
  let small: Small;
  beforeEach(async () => {
    small = await startWithSix();
  });
  const search = async (input: Partial<SearchUsersCommandInput>) => {
    const { Users = [] } = await small.client.send(new SearchUsersCommand({ InstanceId, ...input }));
    return Users.map(({ Username }) => Username);
  };
  const where = (FieldName: string, ComparisonType: Compare, Value: string): UserSearchCriteria => ({
    StringCondition: { FieldName, ComparisonType, Value },
  });
  type Compare = "EXACT" | "STARTS_WITH" | "CONTAINS";

  it.each<[string, Compare, string, string[]]>([
    ["Username", "EXACT", "BOB", ["bob"]],
    ["Username", "STARTS_WITH", "a", ["ann"]],
    ["Username", "CONTAINS", "a", ["ann", "dan", "fay"]],
    ["FirstName", "EXACT", "Ann", ["ann"]],
    ["LastName", "STARTS_WITH", "arch", ["ann"]],
    ["RoutingProfileId", "EXACT", IDS.support, ["bob", "dan", "fay"]],
    ["SecurityProfileId", "EXACT", IDS.manager, ["ann"]],
    ["resourceId", "EXACT", IDS.ann, ["ann"]],
    ["Username", "EXACT", "nobody", []],
  ])("finds by %s %s %s", async (field, comparison, value, expected) => {
    expect(await search({ SearchCriteria: where(field, comparison, value) })).toEqual(expected);
  });

  it("combines conditions", async () => {
    const support = where("RoutingProfileId", "EXACT", IDS.support);
    const AndConditions = [support, where("Username", "CONTAINS", "a")];
    expect(await search({ SearchCriteria: { AndConditions } })).toEqual(["dan", "fay"]);
    const OrConditions = [where("Username", "EXACT", "cy"), { AndConditions }];
    expect(await search({ SearchCriteria: { OrConditions } })).toEqual(["cy", "dan", "fay"]);
  });

  it("finds by group, with and without the groups below", async () => {
    const by = (HierarchyGroupMatchType: "EXACT" | "WITH_CHILD_GROUPS") => ({
      HierarchyGroupCondition: { Value: IDS.group("Sales", "US"), HierarchyGroupMatchType },
    });
    expect(await search({ SearchCriteria: by("EXACT") })).toEqual(["dan", "fay"]);
    expect(await search({ SearchCriteria: by("WITH_CHILD_GROUPS") })).toEqual(["bob", "dan", "fay"]);
    expect(await search({ SearchFilter: { UserAttributeFilter: by("EXACT") } })).toEqual(["dan", "fay"]);
  });

  it("filters by tags", async () => {
    const [west, late, east] = [
      { TagKey: "team", TagValue: "west" },
      { TagKey: "shift" },
      { TagKey: "team", TagValue: "east" },
    ];
    expect(await search({ SearchFilter: { TagFilter: { TagCondition: east } } })).toEqual(["ann"]);
    expect(await search({ SearchFilter: { TagFilter: { AndConditions: [west, late] } } })).toHaveLength(3);
    expect(await search({ SearchFilter: { TagFilter: { OrConditions: [[west, late], [east]] } } })).toHaveLength(4);
    const AndCondition = { TagConditions: [west], HierarchyGroupCondition: { Value: IDS.group("Sales", "US") } };
    expect(await search({ SearchFilter: { UserAttributeFilter: { AndCondition } } })).toEqual(["dan", "fay"]);
    await expect(search({ SearchFilter: { TagFilter: {}, UserAttributeFilter: {} } })).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });

  it("refuses a field or a comparison that there is not", async () => {
    const invalid = { name: "InvalidParameterException" };
    await expect(search({ SearchCriteria: where("Email", "EXACT", "x") })).rejects.toMatchObject(invalid);
    const odd = where("Username", "ENDS_WITH" as Compare, "x");
    await expect(search({ SearchCriteria: odd })).rejects.toMatchObject(invalid);
  });

  it("tells names, but no address and no mobile, and milliseconds of after contact work", async () => {
    const { Users } = await small.client.send(
      new SearchUsersCommand({ InstanceId, SearchCriteria: where("Username", "EXACT", "ann") }),
    );
    expect(Users?.[0]?.IdentityInfo).toEqual({ FirstName: "Ann", LastName: "Archer" });
    expect(Users?.[0]?.PhoneConfig?.AfterContactWorkTimeLimit).toBe(30_000);
    expect(Users?.[0]?.AfterContactWorkConfigs?.[1]?.AfterContactWorkConfig?.AfterContactWorkTimeLimit).toBe(30_000);
    expect(JSON.stringify(Users)).not.toMatch(/example|441632960001/);
  });
});

describe("DescribeUser", () => {
  const describeUser = async (client: ConnectClient, UserId: string | undefined, instance = InstanceId) =>
    (await client.send(new DescribeUserCommand({ InstanceId: instance, UserId }))).User;

  it("tells everything, in both forms", async () => {
    const { client, clock, service } = await startSmall();
    const PhoneConfig = { PhoneType: "DESK_PHONE", DeskPhoneNumber: "+441632960002", AutoAccept: true };
    expect(await describeUser(client, IDS.ann, service.instanceArn)).toMatchObject({
      Id: IDS.ann,
      Username: "ann",
      IdentityInfo: { FirstName: "Ann", Email: "ann@example.com", Mobile: "+441632960001" },
      PhoneConfig: { ...PhoneConfig, AfterContactWorkTimeLimit: 30 },
      SecurityProfileIds: [IDS.manager, IDS.agent],
      RoutingProfileId: IDS.basic,
      HierarchyGroupId: IDS.group("Support", "US", "East"),
      Tags: { team: "east" },
      PhoneNumberConfigs: [{ Channel: "VOICE", PhoneType: "DESK_PHONE", PhoneNumber: "+441632960002" }],
      LastModifiedTime: new Date(clock.now - 24 * 3600_000),
      LastModifiedRegion: "eu-west-2",
    });
  });

  it("knows no other user and no other instance", async () => {
    const { client } = await startSmall();
    const missing = { name: "ResourceNotFoundException" };
    await expect(describeUser(client, NOBODY)).rejects.toMatchObject(missing);
    await expect(describeUser(client, IDS.ann, NOBODY)).rejects.toMatchObject(missing);
  });
});

describe("right after CreateUser", () => {
  it("reads do not see the user, whom a second CreateUser does", async () => {
    const { client, clock, user } = await startSmall({}, { blindness: 300 });
    const { UserId } = await client.send(new CreateUserCommand(user()));
    const look = new DescribeUserCommand({ InstanceId, UserId });
    const list = async () => (await client.send(new ListUsersCommand({ InstanceId }))).UserSummaryList?.length;
    const search = async () => (await client.send(new SearchUsersCommand({ InstanceId }))).Users?.length;
    clock.now += 299;
    await expect(client.send(look)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    expect([await list(), await search()]).toEqual([1, 1]);
    const again = client.send(new CreateUserCommand(user()));
    await expect(again).rejects.toMatchObject({ name: "DuplicateResourceException" });
    clock.now += 1;
    expect((await client.send(look)).User?.Username).toBe("bob");
    expect([await list(), await search()]).toEqual([2, 2]);
  });
});
