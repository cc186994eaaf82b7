import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateQuery,
  UpdateCommand,
  type UpdateCommandInput,
} from "@aws-sdk/lib-dynamodb";
import type { Clock } from "../../clock.ts";

export type LedgerTable = {
  client: DynamoDBDocumentClient;
  table: string;
  clock: Clock;
  /** Days that a finished upload is remembered for. */
  keepDays: number;
};
export type Item = Record<string, unknown>;
export type Table = ReturnType<typeof openTable>;

/** Days that an upload may be under way: SQS keeps a message for 14 at most. */
const UNDER_WAY_DAYS = 15;

/** The table's items by partition and sort key: single-item reads and writes alone, each safe to repeat. */
export function openTable({ client, table: TableName, clock, keepDays }: LedgerTable) {
  /** DynamoDB's time to live, in seconds since the epoch. */
  const expiresAt = () => Math.floor(clock.now() / 1000) + (keepDays + UNDER_WAY_DAYS) * 24 * 3600;

  /** The item after the update; `undefined` where the condition does not hold. */
  async function update(pk: string, sk: string, input: Partial<UpdateCommandInput>): Promise<Item | undefined> {
    const command = new UpdateCommand({ TableName, Key: { pk, sk }, ReturnValues: "ALL_NEW", ...input });
    try {
      return (await client.send(command)).Attributes ?? {};
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined;
      throw error;
    }
  }

  return {
    clock,
    expiresAt,
    update,
    async get(pk: string, sk: string): Promise<Item | undefined> {
      return (await client.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }))).Item;
    },
    async put(pk: string, sk: string, members: object) {
      await client.send(new PutCommand({ TableName, Item: { pk, sk, ...members, expiresAt: expiresAt() } }));
    },
    async remove(pk: string, sk: string) {
      await client.send(new DeleteCommand({ TableName, Key: { pk, sk } }));
    },
    /** Sets members; one that is `undefined` is left as it is. The condition may name `#state`. */
    set(pk: string, sk: string, members: Item, condition?: { expression: string; values?: Item }) {
      const given = Object.entries(members).filter(([, value]) => value !== undefined);
      const names = given.map(([name], index) => [`#m${index}`, name]);
      const values = given.map(([, value], index) => [`:m${index}`, value]);
      return update(pk, sk, {
        UpdateExpression: `SET ${given.map((_, index) => `#m${index} = :m${index}`).join(", ")}`,
        ...(condition && { ConditionExpression: condition.expression }),
        ExpressionAttributeNames: {
          ...Object.fromEntries(names),
          ...(condition?.expression.includes("#state") && { "#state": "state" }),
        },
        ExpressionAttributeValues: { ...Object.fromEntries(values), ...condition?.values },
      });
    },
    /** The items of a partition whose sort key begins so, in its order. */
    async *items(pk: string, prefix: string): AsyncGenerator<Item> {
      const KeyConditionExpression = "pk = :pk AND begins_with(sk, :prefix)";
      const ExpressionAttributeValues = { ":pk": pk, ":prefix": prefix };
      const query = { TableName, KeyConditionExpression, ExpressionAttributeValues, ConsistentRead: true };
      for await (const { Items = [] } of paginateQuery({ client }, query)) yield* Items;
    },
  };
}

export const META = "meta";
/** Wide enough to sort as numbers do. */
export const rowKey = (row: number) => String(row).padStart(9, "0");
export const pkOf = (upload: string) => `upload#${upload}`;
export const numbers = (set: unknown): Set<number> => (set instanceof Set ? set : new Set());
