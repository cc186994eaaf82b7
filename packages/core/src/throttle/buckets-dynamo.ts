import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand, type UpdateCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Bucket, Buckets } from "./buckets.ts";
import type { Pace } from "./pace.ts";

/** The buckets in a DynamoDB table: `limiter#NAME / bucket`. */
export function dynamoBuckets({ client, table }: { client: DynamoDBDocumentClient; table: string }): Buckets {
  const at = (name: string) => ({ TableName: table, Key: { pk: `limiter#${name}`, sk: "bucket" } });

  async function update(name: string, pace: Pace, input: Partial<UpdateCommandInput>): Promise<Bucket | undefined> {
    const command = new UpdateCommand({
      ...at(name),
      ...input,
      ConditionExpression: `${input.ConditionExpression} AND ${pace ? "slowedAt = :pace" : "attribute_not_exists(slowedAt)"}`,
      ExpressionAttributeValues: { ...input.ExpressionAttributeValues, ...(pace && { ":pace": pace.at }) },
      ReturnValues: "ALL_NEW",
    });
    try {
      return bucketOf((await client.send(command)).Attributes ?? {});
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  return {
    add: (name, { step, from, to, pace }) =>
      update(name, pace, {
        UpdateExpression: "ADD nextAt :step",
        ConditionExpression: "nextAt BETWEEN :from AND :to",
        ExpressionAttributeValues: { ":step": step, ":from": from, ":to": to },
      }),
    start: (name, { nextAt, before, pace }) =>
      update(name, pace, {
        UpdateExpression: "SET nextAt = :nextAt",
        ConditionExpression: "(attribute_not_exists(nextAt) OR nextAt < :before)",
        ExpressionAttributeValues: { ":nextAt": nextAt, ":before": before },
      }),
    slow: (name, { pace, to }) =>
      update(name, pace, {
        UpdateExpression: "SET slowedAt = :at, slowedTo = :rate",
        ConditionExpression: "attribute_exists(nextAt)",
        ExpressionAttributeValues: { ":at": to.at, ":rate": to.rate },
      }),
    async read(name) {
      const { Item } = await client.send(new GetCommand({ ...at(name), ConsistentRead: true }));
      return Item && bucketOf(Item);
    },
  };
}

const bucketOf = ({ nextAt, slowedAt, slowedTo }: Record<string, unknown>): Bucket => ({
  nextAt: Number(nextAt),
  pace: slowedAt === undefined ? undefined : { at: Number(slowedAt), rate: Number(slowedTo) },
});
