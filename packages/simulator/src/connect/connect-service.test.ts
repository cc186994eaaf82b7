import {
  CreateUserCommand,
  DescribeUserCommand,
  ListPromptsCommand,
  ListUsersCommand,
  SearchUsersCommand,
  ThrottlingException,
} from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import type { Request } from "../gateway/service.ts";
import { IDS, INSTANCE_ID, startSmall } from "./instance.test-support.ts";

const InstanceId = INSTANCE_ID;

describe("throttling", () => {
  it("answers 429 without effect, an operation at a time, until the clock moves on", async () => {
    const told: string[] = [];
    const throttled = (operation: string) => told.push(operation);
    const { service, client, clock, user } = await startSmall({}, { rate: 2, burst: 5, throttled });
    const create = (Username: string) => client.send(new CreateUserCommand(user({ Username })));
    for (const login of ["b", "c", "d", "e", "f"]) await create(login);
    const caught = await create("g").catch((error) => error);
    expect(caught).toBeInstanceOf(ThrottlingException);
    expect(caught.$metadata.httpStatusCode).toBe(429);
    expect([service.snapshot().length, told]).toEqual([6, ["CreateUser"]]);
    await client.send(new ListUsersCommand({ InstanceId }));
    clock.now += 500;
    await create("g");
    await expect(create("h")).rejects.toMatchObject({ name: "ThrottlingException" });
  });

  it("takes quotas of an operation's own, and new ones while it runs", async () => {
    const quotas = { SearchUsers: { rate: 1, burst: 1 } };
    const { service, client } = await startSmall({}, { quotas });
    const search = () => client.send(new SearchUsersCommand({ InstanceId }));
    const list = () => client.send(new ListUsersCommand({ InstanceId }));
    await search();
    await expect(search()).rejects.toMatchObject({ name: "ThrottlingException" });
    service.setQuota("*", { rate: 1, burst: 1 });
    await list();
    await expect(list()).rejects.toMatchObject({ name: "ThrottlingException" });
  });
});

it("names an operation that it does not have", async () => {
  const { client } = await startSmall();
  await expect(client.send(new ListPromptsCommand({ InstanceId }))).rejects.toMatchObject({
    name: "NotImplemented",
    message: "NotImplemented: connect.ListPrompts",
  });
});

it("takes the instance by its ARN too", async () => {
  const { service, client } = await startSmall();
  const { UserSummaryList } = await client.send(new ListUsersCommand({ InstanceId: service.instanceArn }));
  expect(UserSummaryList).toHaveLength(1);
  const elsewhere = service.instanceArn.replace("eu-west-2", "eu-west-1");
  const asked = client.send(new DescribeUserCommand({ InstanceId: elsewhere, UserId: IDS.ann }));
  await expect(asked).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});

describe("what is asked of IAM and the journal", () => {
  const request = (method: string, path: string, body?: object): Request => ({
    method,
    path,
    query: new URLSearchParams(),
    headers: {},
    body: Buffer.from(body ? JSON.stringify(body) : ""),
  });
  const IdentityInfo = { FirstName: "Bob", LastName: "Baker", Email: "b@example.com", Mobile: "+441632960009" };
  const bob = {
    Username: "bob",
    Password: "Hunter2hunter",
    IdentityInfo,
    RoutingProfileId: IDS.basic,
    SecurityProfileIds: [IDS.agent, IDS.admin],
    Tags: { team: "x" },
  };

  it("keeps passwords, addresses and numbers out of the input", async () => {
    const { service } = await startSmall();
    const ask = await service.ask(request("PUT", `/users/${InstanceId}`, bob), undefined, "r-1");
    expect(ask.input).toMatchObject({ Username: "bob", Password: "***" });
    expect(JSON.stringify(ask.input)).not.toMatch(/Hunter2|example\.com|960009|Baker/);
  });

  it("asks for the user and all that the user refers to", async () => {
    const { service } = await startSmall();
    const at = service.instanceArn;
    const { needs } = await service.ask(request("PUT", `/users/${InstanceId}`, bob), undefined, "r-1");
    expect(needs).toEqual([
      {
        action: "connect:CreateUser",
        resources: [
          `${at}/agent/*`,
          `${at}/routing-profile/${IDS.basic}`,
          `${at}/security-profile/${IDS.agent}`,
          `${at}/security-profile/${IDS.admin}`,
        ],
      },
      { action: "connect:TagResource", resources: [`${at}/agent/*`] },
    ]);
  });

  it.each<[string, string, object | undefined, string, string[]]>([
    ["GET", `/users-summary/${InstanceId}`, undefined, "ListUsers", [""]],
    ["POST", "/search-users", { InstanceId }, "SearchUsers", [""]],
    ["GET", `/users/${InstanceId}/${IDS.ann}`, undefined, "DescribeUser", [`/agent/${IDS.ann}`]],
    ["DELETE", `/users/${InstanceId}/${IDS.ann}`, undefined, "DeleteUser", [`/agent/${IDS.ann}`]],
    ["POST", `/users/${InstanceId}/${IDS.ann}/hierarchy`, {}, "UpdateUserHierarchy", [`/agent/${IDS.ann}`]],
    [
      "POST",
      `/users/${InstanceId}/${IDS.ann}/routing-profile`,
      { RoutingProfileId: IDS.support },
      "UpdateUserRoutingProfile",
      [`/agent/${IDS.ann}`, `/routing-profile/${IDS.support}`],
    ],
    ["GET", `/quick-connects/${InstanceId}`, undefined, "ListQuickConnects", ["/transfer-destination/*"]],
  ])("%s %s", async (method, path, body, operation, resources) => {
    const { service } = await startSmall();
    const ask = await service.ask(request(method, path, body), undefined, "r-1");
    const arns = resources.map((resource) => `${service.instanceArn}${resource}`);
    expect(ask.needs[0]).toEqual({ action: `connect:${operation}`, resources: arns });
  });

  it("asks for the tagged resource", async () => {
    const { service } = await startSmall();
    const arn = `${service.instanceArn}/agent/${IDS.ann}`;
    const ask = await service.ask(request("GET", `/tags/${encodeURIComponent(arn)}`), undefined, "r-1");
    expect(ask.needs).toEqual([{ action: "connect:ListTagsForResource", resources: [arn] }]);
  });
});
