import {
  CreateQuickConnectCommand,
  DeleteQuickConnectCommand,
  DeleteUserCommand,
  DescribeUserCommand,
  ListQuickConnectsCommand,
  SearchQuickConnectsCommand,
} from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { IDS, INSTANCE_ID, NOBODY, startSmall } from "./instance.test-support.ts";

const InstanceId = INSTANCE_ID;
const ANN = { InstanceId, UserId: IDS.ann };
const quickConnect = (Name: string, UserId = IDS.ann) =>
  new CreateQuickConnectCommand({
    InstanceId,
    Name,
    QuickConnectConfig: { QuickConnectType: "USER", UserConfig: { UserId, ContactFlowId: NOBODY } },
  });

describe("DeleteUser", () => {
  it("deletes for good", async () => {
    const { service, client } = await startSmall();
    await client.send(new DeleteUserCommand(ANN));
    expect(service.snapshot()).toEqual([]);
    const missing = { name: "ResourceNotFoundException" };
    await expect(client.send(new DescribeUserCommand(ANN))).rejects.toMatchObject(missing);
    await expect(client.send(new DeleteUserCommand(ANN))).rejects.toMatchObject(missing);
  });

  it("waits for the user's quick connects to be deleted", async () => {
    const { service, client } = await startSmall({ quickConnects: [{ name: "Ann", user: "ann" }] });
    await client.send(quickConnect("Ann at night"));
    await expect(client.send(new DeleteUserCommand(ANN))).rejects.toMatchObject({
      name: "InvalidRequestException",
      $metadata: { httpStatusCode: 400 },
    });
    const StringCondition = { FieldName: "name", ComparisonType: "STARTS_WITH" as const, Value: "Ann" };
    const found = await client.send(
      new SearchQuickConnectsCommand({ InstanceId, SearchCriteria: { StringCondition } }),
    );
    expect(found.QuickConnects?.map((one) => one.QuickConnectConfig?.UserConfig?.UserId)).toEqual([IDS.ann, IDS.ann]);
    for (const { QuickConnectId } of found.QuickConnects ?? [])
      await client.send(new DeleteQuickConnectCommand({ InstanceId, QuickConnectId }));
    await client.send(new DeleteUserCommand(ANN));
    expect(service.snapshot()).toEqual([]);
  });

  it("leaves quick connects behind where it is told to", async () => {
    const { service, client } = await startSmall({}, { orphanedQuickConnects: "left" });
    await client.send(quickConnect("Ann"));
    await client.send(new DeleteUserCommand(ANN));
    expect(service.snapshot()).toEqual([]);
    const left = await client.send(new ListQuickConnectsCommand({ InstanceId, QuickConnectTypes: ["USER"] }));
    expect(left.QuickConnectSummaryList?.map(({ Name }) => Name)).toEqual(["Ann"]);
  });
});

describe("CreateQuickConnect", () => {
  it("refuses a name that is taken, an unknown user and a config of another type", async () => {
    const { client } = await startSmall();
    await client.send(quickConnect("Ann"));
    await expect(client.send(quickConnect("Ann"))).rejects.toMatchObject({ name: "DuplicateResourceException" });
    const nobody = quickConnect("Nobody", NOBODY);
    await expect(client.send(nobody)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    const config = { QuickConnectType: "QUEUE" as const };
    const queue = new CreateQuickConnectCommand({ InstanceId, Name: "Queue", QuickConnectConfig: config });
    await expect(client.send(queue)).rejects.toMatchObject({ name: "InvalidParameterException" });
  });
});
