import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  paginateScan,
} from "@aws-sdk/lib-dynamodb";
import type { Callers } from "./callers.ts";

/** Callers in a table whose key is `phonenumber`. */
export function dynamoCallers({ client, table }: { client: DynamoDBDocumentClient; table: string }): Callers {
  const TableName = table;
  return {
    async find(phonenumber) {
      return (await client.send(new GetCommand({ TableName, Key: { phonenumber } }))).Item;
    },
    async put(caller) {
      await client.send(new PutCommand({ TableName, Item: caller }));
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
