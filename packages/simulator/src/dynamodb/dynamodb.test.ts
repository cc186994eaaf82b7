import * as DynamoDB from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cloud, openCloud } from "../cloud.ts";

const TableName = "ledger";
const key = (pk: string) => ({ pk: { S: pk }, sk: { S: "a" } });

describe("DynamoDB", () => {
  let cloud: Cloud;
  let client: DynamoDB.DynamoDBClient;
  let limited: DynamoDB.DynamoDBClient;
  beforeAll(async () => {
    const arn = "arn:aws:iam::123456789012:role/reader";
    const table = "arn:aws:dynamodb:eu-west-1:123456789012:table/ledger";
    cloud = await openCloud({
      account: "123456789012",
      region: "eu-west-1",
      port: 0,
      tables: [
        {
          name: TableName,
          attributes: { pk: "S", sk: "S", state: "S" },
          hashKey: "pk",
          rangeKey: "sk",
          indexes: [{ name: "by-state", hashKey: "state", rangeKey: "sk" }],
          ttl: "expires",
        },
      ],
      roles: [
        { arn, policies: [{ Statement: { Effect: "Allow", Action: "dynamodb:Query", Resource: `${table}/index/*` } }] },
      ],
    });
    const settings = { region: "eu-west-1", endpoint: cloud.endpoint };
    client = new DynamoDB.DynamoDBClient({ ...settings, credentials: cloud.credentials });
    limited = new DynamoDB.DynamoDBClient({ ...settings, credentials: cloud.credentialsOf(arn) });
  });
  afterAll(async () => {
    client.destroy();
    limited.destroy();
    await cloud.close();
  });
  const update = (pk: string, more: Partial<DynamoDB.UpdateItemCommandInput>) =>
    client.send(new DynamoDB.UpdateItemCommand({ TableName, Key: key(pk), ReturnValues: "ALL_NEW", ...more }));
  const put = (Item: Record<string, DynamoDB.AttributeValue>, more: Partial<DynamoDB.PutItemCommandInput> = {}) =>
    client.send(new DynamoDB.PutItemCommand({ TableName, Item, ...more }));

  it("writes on a condition once", async () => {
    const once = { ConditionExpression: "attribute_not_exists(pk)" };
    await put(key("once"), once);
    await expect(put(key("once"), once)).rejects.toBeInstanceOf(DynamoDB.ConditionalCheckFailedException);
  });

  it("adds to a number set without counting twice, and knows what it contains", async () => {
    const add = { UpdateExpression: "ADD done :rows", ExpressionAttributeValues: { ":rows": { NS: ["1", "2"] } } };
    await update("set", add);
    const { Attributes } = await update("set", { ...add, ExpressionAttributeValues: { ":rows": { NS: ["2", "3"] } } });
    expect(Attributes?.done?.NS?.sort()).toEqual(["1", "2", "3"]);
    const unless = (row: string) =>
      update("set", {
        UpdateExpression: "SET touched = :row",
        ConditionExpression: "NOT contains(done, :row)",
        ExpressionAttributeValues: { ":row": { N: row } },
      });
    await expect(unless("3")).rejects.toBeInstanceOf(DynamoDB.ConditionalCheckFailedException);
    expect((await unless("4")).Attributes?.touched?.N).toBe("4");
  });

  it("sets what is not there yet, and counts on", async () => {
    const next = {
      UpdateExpression: "SET #n = if_not_exists(#n, :start) + :one",
      ExpressionAttributeNames: { "#n": "next" },
      ExpressionAttributeValues: { ":start": { N: "10" }, ":one": { N: "1" } },
    };
    expect((await update("count", next)).Attributes?.next?.N).toBe("11");
    expect((await update("count", next)).Attributes?.next?.N).toBe("12");
  });

  it("reads by index, and in pages of a query", async () => {
    for (const sk of ["1", "2", "3"]) await put({ pk: { S: "rows" }, sk: { S: sk }, state: { S: `open-${sk}` } });
    const values = { ExpressionAttributeValues: { ":pk": { S: "rows" }, ":sk": { S: "1" } } };
    const query = { TableName, KeyConditionExpression: "pk = :pk AND sk > :sk", Limit: 1, ...values };
    const first = await client.send(new DynamoDB.QueryCommand(query));
    expect(first.Items).toMatchObject([{ sk: { S: "2" } }]);
    const rest = await client.send(new DynamoDB.QueryCommand({ ...query, ExclusiveStartKey: first.LastEvaluatedKey }));
    expect(rest.Items).toMatchObject([{ sk: { S: "3" } }]);
    const byState = {
      TableName,
      IndexName: "by-state",
      KeyConditionExpression: "#s = :s",
      ExpressionAttributeNames: { "#s": "state" },
    };
    const open = new DynamoDB.QueryCommand({ ...byState, ExpressionAttributeValues: { ":s": { S: "open-2" } } });
    expect((await limited.send(open)).Items).toMatchObject([{ pk: { S: "rows" }, sk: { S: "2" } }]);
  });

  it("keeps an item whose time to live is over", async () => {
    await put({ ...key("old"), expires: { N: "1" } });
    const { Item } = await client.send(new DynamoDB.GetItemCommand({ TableName, Key: key("old") }));
    expect(Item?.expires?.N).toBe("1");
    const { TimeToLiveDescription } = await client.send(new DynamoDB.DescribeTimeToLiveCommand({ TableName }));
    expect(TimeToLiveDescription).toEqual({ TimeToLiveStatus: "ENABLED", AttributeName: "expires" });
  });

  it("describes tables as the account's own", async () => {
    const { Table } = await client.send(new DynamoDB.DescribeTableCommand({ TableName }));
    expect(Table).toMatchObject({
      TableStatus: "ACTIVE",
      TableArn: "arn:aws:dynamodb:eu-west-1:123456789012:table/ledger",
    });
    const byArn = await client.send(new DynamoDB.GetItemCommand({ TableName: Table?.TableArn, Key: key("once") }));
    expect(byArn.Item).toEqual(key("once"));
  });

  it("lets a role do only what its policies say", async () => {
    const denied = limited.send(new DynamoDB.GetItemCommand({ TableName, Key: key("once") }));
    await expect(denied).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining(
        "dynamodb:GetItem on resource: arn:aws:dynamodb:eu-west-1:123456789012:table/ledger",
      ),
    });
    expect(cloud.journal.find({ operation: "GetItem", code: "AccessDeniedException" })).toHaveLength(1);
  });

  it("refuses transactions by name", async () => {
    const write = client.send(new DynamoDB.TransactWriteItemsCommand({ TransactItems: [] }));
    await expect(write).rejects.toMatchObject({ message: "NotImplemented: dynamodb.TransactWriteItems" });
  });
});
