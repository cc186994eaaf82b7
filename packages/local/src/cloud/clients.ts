import { ConnectClient } from "@aws-sdk/client-connect";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Frontdesk } from "./boot.ts";

/** Where a front desk is, and as whom it is asked. */
type Whereabouts = {
  cloud: Pick<Frontdesk["cloud"], "endpoint" | "credentials">;
  graph: Pick<Frontdesk["graph"], "region">;
};

/** The official clients, pointed at the local cloud as its operator: an outsider's view. */
export function clientsOf({ cloud, graph }: Whereabouts) {
  const config = { endpoint: cloud.endpoint, region: graph.region, credentials: cloud.credentials };
  return {
    s3: new S3Client({ ...config, forcePathStyle: true }),
    sqs: new SQSClient(config),
    lambda: new LambdaClient(config),
    connect: new ConnectClient({ ...config, maxAttempts: 1 }),
    dynamo: DynamoDBDocumentClient.from(new DynamoDBClient(config)),
  };
}
export type Clients = ReturnType<typeof clientsOf>;
