import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, UpdateCommand, type UpdateCommandInput } from "@aws-sdk/lib-dynamodb";
import type { Clock } from "../clock.ts";

export type PinsTableOptions = { client: DynamoDBDocumentClient; table: string; clock: Pick<Clock, "now"> };
type Item = Record<string, unknown>;

/** The table's items by their key `pk`. They end at `expiresAt` (seconds), whether DynamoDB has removed them by then or not. */
export function openPinsTable({ client, table: TableName, clock }: PinsTableOptions) {
  return {
    /** Milliseconds since the epoch. */
    now: () => clock.now(),
    /** In seconds, rounded up, from milliseconds. */
    seconds: (milliseconds: number) => Math.ceil(milliseconds / 1000),
    async get(pk: string): Promise<Item | undefined> {
      const { Item } = await client.send(new GetCommand({ TableName, Key: { pk }, ConsistentRead: true }));
      return Item && Number(Item.expiresAt) * 1000 > clock.now() ? Item : undefined;
    },
    /** The item after the update; `undefined` where the condition does not hold. */
    async update(pk: string, input: Partial<UpdateCommandInput>): Promise<Item | undefined> {
      const command = new UpdateCommand({ TableName, Key: { pk }, ReturnValues: "ALL_NEW", ...input });
      try {
        return (await client.send(command)).Attributes ?? {};
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },
  };
}
