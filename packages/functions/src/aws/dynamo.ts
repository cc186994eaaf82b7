import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { patience } from "./patience.ts";

export const dynamo = DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler: patience(5) }), {
  marshallOptions: { removeUndefinedValues: true },
});
