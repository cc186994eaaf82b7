import * as DynamoDB from "@aws-sdk/client-dynamodb";
import { describe, expect, it, onTestFinished } from "vitest";
import { openCloud } from "../cloud.ts";
import type { Statement } from "../iam/policy.ts";

const region = "eu-west-1";
const account = "123456789012";
const arn = `arn:aws:iam::${account}:role/reader`;
const KEY = `arn:aws:kms:${region}:${account}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
const TableName = "sealed";
const Item = { pk: { S: "a" }, state: { S: "open" } };

/** A cloud with a table under a key, one without, and a role that may do anything with tables, and what `statements` allow. */
async function start(...statements: Statement[]) {
  const table = { attributes: { pk: "S" as const, state: "S" as const }, hashKey: "pk" };
  const indexes = [{ name: "by-state", hashKey: "state" }];
  const cloud = await openCloud({
    account,
    region,
    port: 0,
    tables: [
      { name: TableName, ...table, indexes, kmsKeyArn: KEY },
      { name: "plain", ...table },
    ],
    roles: [
      { arn, policies: [{ Statement: [{ Effect: "Allow", Action: "dynamodb:*", Resource: "*" }, ...statements] }] },
    ],
  });
  onTestFinished(() => cloud.close());
  const clientOf = (credentials: { accessKeyId: string; secretAccessKey: string }) => {
    const client = new DynamoDB.DynamoDBClient({ region, endpoint: cloud.endpoint, credentials, maxAttempts: 1 });
    onTestFinished(() => client.destroy());
    return client;
  };
  return { cloud, operator: clientOf(cloud.credentials), role: clientOf(cloud.credentialsOf(arn)) };
}

const decrypt = (Condition?: Statement["Condition"]): Statement => ({
  Effect: "Allow",
  Action: "kms:Decrypt",
  Resource: KEY,
  ...(Condition ? { Condition } : {}),
});
const getFrom = (name: string) => new DynamoDB.GetItemCommand({ TableName: name, Key: { pk: Item.pk } });
const byState = { IndexName: "by-state", KeyConditionExpression: "#s = :s" };
const open = { ExpressionAttributeNames: { "#s": "state" }, ExpressionAttributeValues: { ":s": { S: "open" } } };

describe("a table under a key of the account's own", () => {
  it.each<[string, Statement[], boolean]>([
    ["nothing of the key", [], false],
    ["to decrypt with it", [decrypt()], true],
    ["to decrypt with another", [{ ...decrypt(), Resource: `${KEY}2` }], false],
    ["to decrypt through DynamoDB", [decrypt({ StringEquals: { "kms:ViaService": via(region) } })], true],
    ["to decrypt through DynamoDB anywhere", [decrypt({ StringLike: { "kms:ViaService": via("*") } })], true],
    ["to decrypt through another service", [decrypt({ StringEquals: { "kms:ViaService": via(region, "s3") } })], false],
    ["the table's context", [decrypt({ StringEquals: { [of("aws:dynamodb:tableName")]: TableName } })], true],
    ["another table's context", [decrypt({ StringEquals: { [of("aws:dynamodb:tableName")]: "plain" } })], false],
    ["the account's context", [decrypt({ StringEquals: { [of("aws:dynamodb:subscriberId")]: account } })], true],
    ["a context of its own", [decrypt({ StringEquals: { [of("purpose")]: "keyed-input" } })], false],
  ])("lets a role that is allowed %s in, or not", async (_, statements, isAllowed) => {
    const { operator, role } = await start(...statements);
    await operator.send(new DynamoDB.PutItemCommand({ TableName, Item }));
    const outcome = role.send(getFrom(TableName));
    if (isAllowed) expect((await outcome).Item).toEqual(Item);
    else
      await expect(outcome).rejects.toMatchObject({
        name: "AccessDeniedException",
        message: expect.stringMatching(
          `not authorized to perform: kms:Decrypt on resource: ${KEY} because no .* the kms:Decrypt action$`,
        ),
      });
  });

  it("asks for its key whatever is done with items, by name, by ARN or by index", async () => {
    const { role } = await start();
    const key = { TableName, Key: { pk: Item.pk } };
    const put = { PutRequest: { Item } };
    for (const call of [
      role.send(new DynamoDB.PutItemCommand({ TableName, Item })),
      role.send(new DynamoDB.UpdateItemCommand(key)),
      role.send(new DynamoDB.DeleteItemCommand(key)),
      role.send(new DynamoDB.ScanCommand({ TableName })),
      role.send(new DynamoDB.QueryCommand({ TableName, ...byState, ...open })),
      role.send(getFrom(`arn:aws:dynamodb:${region}:${account}:table/${TableName}`)),
      role.send(
        new DynamoDB.BatchGetItemCommand({
          RequestItems: { plain: { Keys: [key.Key] }, [TableName]: { Keys: [key.Key] } },
        }),
      ),
      role.send(new DynamoDB.BatchWriteItemCommand({ RequestItems: { plain: [put], [TableName]: [put] } })),
    ])
      await expect(call).rejects.toMatchObject({ message: expect.stringContaining("kms:Decrypt") });
  });

  it("does not ask for its key to be described, nor does another table", async () => {
    const { role } = await start();
    expect((await role.send(new DynamoDB.DescribeTableCommand({ TableName }))).Table).toMatchObject({ TableName });
    await role.send(new DynamoDB.DescribeTimeToLiveCommand({ TableName }));
    expect((await role.send(getFrom("plain"))).Item).toBeUndefined();
  });

  it("asks for the table's action first, and the journal has both", async () => {
    const { cloud, role } = await start({ Effect: "Deny", Action: "dynamodb:GetItem", Resource: "*" });
    await expect(role.send(getFrom(TableName))).rejects.toMatchObject({
      message: expect.stringContaining("dynamodb:GetItem on resource"),
    });
    expect(cloud.journal.find({ operation: "GetItem" })).toMatchObject([
      { needs: [{ action: "dynamodb:GetItem" }, { action: "kms:Decrypt", resources: [KEY] }] },
    ]);
  });
});

function via(place: string, service = "dynamodb"): string {
  return `${service}.${place}.amazonaws.com`;
}

function of(contextKey: string): string {
  return `kms:EncryptionContext:${contextKey}`;
}
