import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateScan,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb";
import type { Callers } from "./callers.ts";

/** Callers in a table whose key is `phonenumber`. */
export function dynamoCallers({ client, table }: { client: DynamoDBDocumentClient; table: string }): Callers {
  const TableName = table;
  return {
    async find(phonenumber) {
      // Whoever was taken off the table is let in nowhere from then on.
      return (await client.send(new GetCommand({ TableName, Key: { phonenumber }, ConsistentRead: true }))).Item;
    },
    async put(caller) {
      await client.send(new PutCommand({ TableName, Item: caller }));
    },
    async change({ phonenumber, ...members }) {
      const names = Object.keys(members);
      const command = new UpdateCommand({
        ...{ TableName, Key: { phonenumber }, ReturnValues: "ALL_NEW" },
        UpdateExpression: `SET ${names.map((name) => `#${name} = :${name}`).join(", ")}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(
          Object.entries(members).map(([name, value]) => [`:${name}`, value]),
        ),
      });
      return (await client.send(command)).Attributes;
    },
    async remove(phonenumber) {
      const command = new DeleteCommand({ TableName, Key: { phonenumber }, ReturnValues: "ALL_OLD" });
      return (await client.send(command)).Attributes !== undefined;
    },
    async *list() {
      for await (const { Items = [] } of paginateScan({ client }, { TableName })) yield* Items;
    },
  };
}
