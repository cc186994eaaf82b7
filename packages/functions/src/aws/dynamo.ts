import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { traced } from "../observing/traced.ts";
import { patience } from "./patience.ts";

export const dynamo = DynamoDBDocumentClient.from(traced(new DynamoDBClient({ requestHandler: patience(5) })), {
  marshallOptions: { removeUndefinedValues: true },
});
