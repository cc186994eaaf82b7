import { settings } from "../settings.ts";
import { connectGrants } from "./connect-grants.ts";
import { door } from "./door.ts";
import { instanceId } from "./instance.ts";
import type { Storage } from "./storage.ts";

/** Whoever invokes it gets the instance's users as a CSV in `export/`, in the columns of the files that are dropped. */
export function agentsExport({ key, bucket, ledger }: Storage) {
  const connect = connectGrants();
  const files = [$interpolate`${bucket.arn}/export/*`];
  const { ratePerSecond, burst, operations, buckets } = settings.connect;
  // A run whose time is over asks for the next: a name of its own making could not stand in its own role.
  const name = `${$app.name}-${$app.stage}-export`;
  const arn = $interpolate`arn:${aws.getPartitionOutput().partition}:lambda:${settings.region}:${aws.getCallerIdentityOutput().accountId}:function:${name}`;
  const exporting = door("Export", {
    name,
    handler: "packages/functions/src/agents/export.handler",
    timeout: "15 minutes",
    memory: "512 MB",
    environment: {
      LEDGER: ledger.name,
      BUCKET: bucket.name,
      EXPORT: name,
      INSTANCE_ID: instanceId(),
      IDENTITY_MANAGEMENT: settings.connect.identityManagement,
      QUOTAS: JSON.stringify({ ratePerSecond, burst, operations, buckets }),
    },
    permissions: [
      ...connect.readNames,
      ...connect.readUsers,
      ...connect.readSkills,
      ...connect.readAgents,
      // Without it, S3 answers 403 where a file is not there, which could not be told from a missing permission.
      { actions: ["s3:ListBucket"], resources: [bucket.arn] },
      { actions: ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"], resources: files },
      // The shared limiter's buckets; they are read where a call is throttled.
      { actions: ["dynamodb:GetItem", "dynamodb:UpdateItem"], resources: [ledger.arn] },
      { actions: ["lambda:InvokeFunction"], resources: [arn] },
      { actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.arn] },
    ],
  });
  new aws.lambda.FunctionRecursionConfig("ExportRecursion", { functionName: exporting.name, recursiveLoop: "Allow" });
  return { exporting };
}
