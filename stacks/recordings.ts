import { settings } from "../settings.ts";
import { forgettingBucket } from "./forgetting-bucket.ts";
import { newInstance } from "./instance.ts";
import { keptInProduction } from "./kept.ts";

/** Days for which what was deleted can be fetched back. */
const DELETED_DAYS = 7;

/** Where Amazon Connect puts what, and what else goes with it: analyses of calls come into the same bucket. */
const STORED = {
  callRecordings: { resourceType: "CALL_RECORDINGS", folders: ["CallRecordings", "Analysis"] },
  chatTranscripts: { resourceType: "CHAT_TRANSCRIPTS", folders: ["ChatTranscripts"] },
  scheduledReports: { resourceType: "SCHEDULED_REPORTS", folders: ["Reports"] },
} as const;
type Kind = keyof typeof STORED;

/**
 * What a new instance stores: recordings, transcripts and reports, in a bucket of their own under a key of their own, so that who
 * may read agents' files may not listen to callers. As the bucket is associated, Amazon Connect gets a grant on the key for the
 * instance's service-linked role, and that role leave to write into the bucket:
 * https://docs.aws.amazon.com/connect/latest/adminguide/key-management.html
 */
export function recordings(key: aws.kms.Key | undefined) {
  const instance = newInstance();
  const { storage } = settings.contactCentre;
  const kinds = (Object.keys(STORED) as Kind[]).filter((kind) => storage[kind].kept);
  if (!instance || !key || kinds.length === 0) return undefined;

  const forget = kinds.flatMap((kind) => STORED[kind].folders.map((folder) => ({ folder, days: storage[kind].days })));
  const { bucket, encryption } = forgettingBucket("Recordings", { key, forget, oldDays: DELETED_DAYS });
  for (const kind of kinds) {
    const { resourceType, folders } = STORED[kind];
    new aws.connect.InstanceStorageConfig(
      `Stored-${kind}`,
      {
        instanceId: instance.id,
        resourceType,
        storageConfig: {
          storageType: "S3",
          s3Config: {
            bucketName: bucket.name,
            bucketPrefix: folders[0],
            encryptionConfig: { encryptionType: "KMS", keyId: key.arn },
          },
        },
      },
      { dependsOn: encryption },
    );
  }
  return bucket;
}

/**
 * The key of what a new instance stores and streams. For streams the instance's service-linked role needs leave by the policy:
 * https://docs.aws.amazon.com/connect/latest/adminguide/data-streaming.html
 */
export function recordingsKey(): aws.kms.Key | undefined {
  const instance = newInstance();
  const { storage, streams } = settings.contactCentre;
  const isStreamed = [streams.contactRecords, streams.agentEvents].includes("on");
  if (!instance || !(isStreamed || Object.values(storage).some(({ kept }) => kept))) return undefined;
  const root = $interpolate`arn:${aws.getPartitionOutput().partition}:iam::${aws.getCallerIdentityOutput().accountId}:root`;
  const statement = (sid: string, identifier: $util.Output<string>, action: string) => ({
    sid,
    principals: [{ type: "AWS", identifiers: [identifier] }],
    actions: [action],
    resources: ["*"],
  });
  return new aws.kms.Key(
    "RecordingsKey",
    {
      description: `Recordings, transcripts, reports and streams of the contact centre of ${$app.name} (${$app.stage})`,
      enableKeyRotation: true,
      policy: aws.iam.getPolicyDocumentOutput({
        statements: [
          statement("AccountsRoles", root, "kms:*"),
          ...(isStreamed ? [statement("InstanceStreams", instance.serviceRole, "kms:GenerateDataKey")] : []),
        ],
      }).json,
      deletionWindowInDays: 30,
    },
    keptInProduction(),
  );
}
