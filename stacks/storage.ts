import { settings } from "../settings.ts";
import { forgettingBucket } from "./forgetting-bucket.ts";
import { keptInProduction } from "./kept.ts";

/** Where files and their state are kept: the bucket that managers drop CSVs into, the ledger, and the key of files, messages and tables. */
export function storage() {
  const key = new aws.kms.Key(
    "Key",
    {
      description: `Files, messages and state of ${$app.name} (${$app.stage})`,
      enableKeyRotation: true,
      policy: keyPolicy(),
      deletionWindowInDays: 30,
    },
    keptInProduction(),
  );
  new aws.kms.Alias("KeyAlias", { name: `alias/${$app.name}-${$app.stage}`, targetKeyId: key.keyId });

  const { keepDays: days } = settings.agents;
  const forget = ["failed", "processed", "held", "export", "reports"].map((folder) => ({ folder, days }));
  const { bucket } = forgettingBucket("Files", { key, forget, oldDays: days });

  const ledger = new sst.aws.Dynamo("Ledger", {
    fields: { pk: "string", sk: "string" },
    primaryIndex: { hashKey: "pk", rangeKey: "sk" },
    ttl: "expiresAt",
    deletionProtection: $app.stage === "production",
    transform: { table: { serverSideEncryption: { enabled: true, kmsKeyArn: key.arn } } },
  });
  return { key, bucket, ledger, decryptTables: throughDynamo(key) };
}
export type Storage = ReturnType<typeof storage>;

/**
 * DynamoDB asks for the key of a table in the name of whoever reads or writes it; with this, nothing else can be decrypted.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html
 */
function throughDynamo(key: aws.kms.Key) {
  const values = [`dynamodb.${settings.region}.amazonaws.com`];
  return {
    actions: ["kms:Decrypt"],
    resources: [key.arn],
    conditions: [{ test: "StringEquals", variable: "kms:ViaService", values }],
  };
}

/**
 * What AWS gives a key by itself, which leaves it to the account's roles, and that CloudWatch may use it: an alarm publishes
 * to an encrypted topic in its own name. https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
function keyPolicy() {
  const account = aws.getCallerIdentityOutput().accountId;
  const root = $interpolate`arn:${aws.getPartitionOutput().partition}:iam::${account}:root`;
  return aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        sid: "AccountsRoles",
        principals: [{ type: "AWS", identifiers: [root] }],
        actions: ["kms:*"],
        resources: ["*"],
      },
      {
        sid: "AlarmsOfThisAccount",
        principals: [{ type: "Service", identifiers: ["cloudwatch.amazonaws.com"] }],
        actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
        resources: ["*"],
        conditions: [{ test: "StringEquals", variable: "aws:SourceAccount", values: [account] }],
      },
    ],
  }).json;
}
