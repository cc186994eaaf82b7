import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { traced } from "../observing/traced.ts";
import { hasty } from "./patience.ts";

/** For functions whose answer a caller waits for. */
export const dynamoOnTheLine = DynamoDBDocumentClient.from(traced(new DynamoDBClient(hasty(2))));
