import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  type DynamoDBDocumentClient,
  PutCommand,
  paginateQuery,
  QueryCommand,
  type QueryCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { type Board, Change, UNTOUCHED } from "./board.ts";

const BOARD = "emergencies";

/** The board in a table with the keys `board` and `version`: an item a change. */
export function dynamoBoard({ client, table }: { client: DynamoDBDocumentClient; table: string }): Board {
  const query = (input: Partial<QueryCommandInput> = {}): QueryCommandInput => ({
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: "#board = :board",
    ...input,
    ExpressionAttributeNames: { "#board": "board", ...input.ExpressionAttributeNames },
    ExpressionAttributeValues: { ":board": BOARD, ...input.ExpressionAttributeValues },
  });

  async function* changes(input: QueryCommandInput) {
    for await (const { Items = [] } of paginateQuery({ client }, input)) yield* Items.map((item) => Change.parse(item));
  }

  return {
    async newest() {
      const { Items = [] } = await client.send(new QueryCommand(query({ ScanIndexForward: false, Limit: 1 })));
      return Items[0] ? Change.parse(Items[0]) : UNTOUCHED;
    },
    async append(change) {
      const Item = { board: BOARD, ...change };
      try {
        await client.send(
          new PutCommand({ TableName: table, Item, ConditionExpression: "attribute_not_exists(board)" }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    since: (version) =>
      Array.fromAsync(
        changes(
          query({
            KeyConditionExpression: "#board = :board AND #version > :version",
            ExpressionAttributeNames: { "#version": "version" },
            ExpressionAttributeValues: { ":version": version },
          }),
        ),
      ),
    history: () => changes(query({ ScanIndexForward: false })),
  };
}
