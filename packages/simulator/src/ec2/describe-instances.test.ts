import * as EC2 from "@aws-sdk/client-ec2";
import { describe, expect, it } from "vitest";
import { DATABASE, idsIn, NOBODY, PAIR, place, refusalOf, start, WEB } from "./ec2.test-support.ts";

const many = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `node-${index}` }));
const named = (Name: string, ...Values: string[]) => ({ Filters: [{ Name, Values }] });

describe("instances", () => {
  it("are described one to a reservation, with state, tags and launch time", async () => {
    const ec2 = await start(PAIR);
    const { Reservations, NextToken } = await ec2.describe();
    expect(NextToken).toBeUndefined();
    expect(Reservations).toMatchObject([
      {
        OwnerId: place.account,
        ReservationId: expect.stringMatching(/^r-[0-9a-f]{17}$/),
        Instances: [
          {
            InstanceId: WEB,
            InstanceType: "t3.micro",
            State: { Code: 16, Name: "running" },
            LaunchTime: new Date("2026-01-02T03:04:05Z"),
            Tags: [
              { Key: "Name", Value: "web" },
              { Key: "frontdesk", Value: "true" },
            ],
          },
        ],
      },
      { Instances: [{ InstanceId: DATABASE, State: { Code: 80, Name: "stopped" } }] },
    ]);
    expect(Reservations?.[0]?.ReservationId).not.toBe(Reservations?.[1]?.ReservationId);
  });

  it("are an empty list in a region without any", async () => {
    const ec2 = await start([]);
    expect(await ec2.describe()).toMatchObject({ Reservations: [] });
  });

  it("keep text that XML would not", async () => {
    const ec2 = await start([{ name: 'Zoë\'s <web> & "co"', tags: { empty: "" } }]);
    const { Reservations } = await ec2.describe();
    expect(Reservations?.[0]?.Instances?.[0]?.Tags).toEqual([
      { Key: "Name", Value: 'Zoë\'s <web> & "co"' },
      { Key: "empty", Value: "" },
    ]);
  });

  it("are described by their ids, each once", async () => {
    const ec2 = await start(PAIR);
    expect(await ec2.idsOf({ InstanceIds: [DATABASE, WEB, DATABASE] })).toEqual([DATABASE, WEB]);
  });

  it("may not be ids that nobody has, or that are none", async () => {
    const { describe: ask } = await start(PAIR);
    expect(await refusalOf(ask({ InstanceIds: [WEB, NOBODY] }))).toEqual({
      code: "InvalidInstanceID.NotFound",
      status: 400,
      message: `The instance ID '${NOBODY}' does not exist`,
    });
    expect(await refusalOf(ask({ InstanceIds: [NOBODY, "web"] }))).toEqual({
      code: "InvalidInstanceID.Malformed",
      status: 400,
      message: 'Invalid id: "web"',
    });
  });
});

describe("pages of instances", () => {
  it("come one after the other until all were told", async () => {
    const { client, ec2 } = await start(many(33));
    const pages: (string | undefined)[][] = [];
    for await (const page of EC2.paginateDescribeInstances({ client, pageSize: 5 }, {})) pages.push(idsIn(page));
    expect(pages.map(({ length }) => length)).toEqual([5, 5, 5, 5, 5, 5, 3]);
    expect(pages.flat()).toEqual(ec2.snapshot().map(({ id }) => id));
  });

  it("end without a token where the last one is full", async () => {
    const ec2 = await start(many(10));
    const { NextToken } = await ec2.describe({ MaxResults: 5 });
    const last = await ec2.describe({ MaxResults: 5, NextToken });
    expect(idsIn(last)).toHaveLength(5);
    expect(last.NextToken).toBeUndefined();
  });

  it("hold what the filters let through only, and neither repeat nor lose what changes between two", async () => {
    const ec2 = await start(many(12));
    const running = named("instance-state-name", "running");
    const first = await ec2.describe({ ...running, MaxResults: 5 });
    await ec2.stopInstances(idsIn(first).flatMap((id) => id ?? []));
    const second = await ec2.describe({ ...running, MaxResults: 1000, NextToken: first.NextToken });
    expect([...idsIn(first), ...idsIn(second)]).toEqual(ec2.ec2.snapshot().map(({ id }) => id));
  });

  it.each([4, 0, 1001])("may not have a size of %i", async (MaxResults) => {
    const ec2 = await start(many(7));
    const refusal = await refusalOf(ec2.describe({ MaxResults }));
    expect(refusal).toMatchObject({ code: "InvalidParameterValue", status: 400 });
    expect(refusal.message).toContain(`( ${MaxResults} )`);
  });

  it("do not go together with ids", async () => {
    const ec2 = await start(many(7));
    const ids = await ec2.idsOf({});
    const { NextToken } = await ec2.describe({ MaxResults: 5 });
    const InstanceIds = ids.flatMap((id) => id ?? []);
    for (const more of [{ MaxResults: 5 }, { NextToken }])
      expect(await refusalOf(ec2.describe({ InstanceIds, ...more }))).toMatchObject({
        code: "InvalidParameterCombination",
        status: 400,
        message: `The parameter InstanceIds cannot be used with the parameter ${Object.keys(more)[0]}`,
      });
  });

  it("need the token that was given, and the same filters", async () => {
    const ec2 = await start(many(7));
    const { NextToken } = await ec2.describe({ MaxResults: 5 });
    for (const input of [{ NextToken: "5" }, { NextToken: "" }, { NextToken, ...named("tag-key", "Name") }])
      expect(await refusalOf(ec2.describe(input))).toMatchObject({ code: "InvalidPaginationToken", status: 400 });
    expect(await ec2.idsOf({ NextToken })).toHaveLength(2);
  });
});

describe("filters of instances", () => {
  const INSTANCES = [
    { name: "web-1", tags: { team: "east", "a.b": "1" } },
    { name: "web-12", state: "stopped", tags: { Team: "east" } },
    { name: "web*", state: "stopping", tags: { team: "West" } },
    { state: "pending", type: "m5.large", tags: { team: "" } },
  ];

  it.each<[string, EC2.Filter[], number[]]>([
    ["the name", [{ Name: "tag:Name", Values: ["web-1"] }], [0]],
    ["a tag's value, minding its case", [{ Name: "tag:team", Values: ["east", "west"] }], [0]],
    ["a tag's empty value", [{ Name: "tag:team", Values: [""] }], [3]],
    ["a tag with any value", [{ Name: "tag:team", Values: ["*"] }], [0, 2, 3]],
    ["a tag with a dot in its key", [{ Name: "tag:a.b", Values: ["1"] }], [0]],
    ["any number of characters", [{ Name: "tag:Name", Values: ["web-*"] }], [0, 1]],
    ["one character or none", [{ Name: "tag:Name", Values: ["web-1?"] }], [0, 1]],
    ["a star that is none", [{ Name: "tag:Name", Values: ["web\\*"] }], [2]],
    ["a dot that is one", [{ Name: "instance-type", Values: ["m5.large", "t3?micro"] }], [0, 1, 2, 3]],
    ["the key of a tag", [{ Name: "tag-key", Values: ["Team", "a.*"] }], [0, 1]],
    ["any of several states", [{ Name: "instance-state-name", Values: ["stopped", "stop?ing"] }], [1, 2]],
    ["the code of a state", [{ Name: "instance-state-code", Values: ["0"] }], [3]],
    [
      "all of several filters",
      [
        { Name: "tag:Name", Values: ["web*"] },
        { Name: "instance-state-name", Values: ["running"] },
      ],
      [0],
    ],
    ["nothing", [{ Name: "tag:nothing", Values: ["*"] }], []],
  ])("find %s", async (_, Filters, expected) => {
    const ec2 = await start(INSTANCES);
    const ids = ec2.ec2.snapshot().map(({ id }) => id);
    expect(await ec2.idsOf({ Filters })).toEqual(expected.map((index) => ids[index]));
  });

  it("find ids, which need not be there, and narrow those that are asked for", async () => {
    const ec2 = await start(PAIR);
    expect(await ec2.idsOf(named("instance-id", "i-*1", NOBODY))).toEqual([DATABASE]);
    const stopped = named("instance-state-name", "stopped");
    expect(await ec2.idsOf({ ...stopped, InstanceIds: [WEB, DATABASE] })).toEqual([DATABASE]);
  });

  it("are refused by name where EC2 has none such, or they look for nothing", async () => {
    const { describe: ask } = await start(PAIR);
    for (const input of [
      named("instance-state", "x"),
      named("Tag:Name", "x"),
      named("tag:Name"),
      named("__proto__", "x"),
      named("tag:Name", "x".repeat(256)),
      named("tag:Name", ...Array.from({ length: 201 }, String)),
      { Filters: Array.from({ length: 51 }, () => ({ Name: "tag:Name", Values: ["x"] })) },
    ])
      expect(await refusalOf(ask(input))).toMatchObject({ code: "InvalidParameterValue", status: 400 });
    expect(await refusalOf(ask(named("instance-stat", "x")))).toMatchObject({
      message: "The filter 'instance-stat' is invalid",
    });
  });

  it("are not simulated where they look at what is not", async () => {
    const ec2 = await start(PAIR);
    expect(await refusalOf(ec2.describe(named("vpc-id", "vpc-1")))).toMatchObject({
      code: "NotImplemented",
      status: 501,
      message: "NotImplemented: ec2.DescribeInstances with the filter vpc-id",
    });
  });
});
