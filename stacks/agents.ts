import { settings } from "../settings.ts";
import { door } from "./door.ts";
import type { Storage } from "./storage.ts";

/** Seconds that a consumer has for its rows, and a message stays hidden: AWS asks for six times the function's timeout. */
const CONSUMER_SECONDS = 60;
const HIDDEN_SECONDS = 6 * CONSUMER_SECONDS;

/** Days that a row may wait for its turn; the dead letters, which keep a message's age, must be kept for longer. */
const ROWS_DAYS = 7;
const DEAD_LETTERS_DAYS = 14;
const DAY = 24 * 3600;

/** Agents in bulk: a CSV in `create/` or `update/` becomes rows in a queue, the rows become calls to Amazon Connect. */
export function agents({ key, bucket, ledger }: Storage) {
  const deadLetters = new sst.aws.Queue("DeadLetters", {
    visibilityTimeout: `${HIDDEN_SECONDS} seconds`,
    transform: { queue: { kmsMasterKeyId: key.arn, messageRetentionSeconds: DEAD_LETTERS_DAYS * DAY } },
  });
  const queue = new sst.aws.Queue("Rows", {
    visibilityTimeout: `${HIDDEN_SECONDS} seconds`,
    dlq: { queue: deadLetters.arn, retry: settings.agents.retries },
    transform: { queue: { kmsMasterKeyId: key.arn, messageRetentionSeconds: ROWS_DAYS * DAY } },
  });

  const instance = $interpolate`arn:${aws.getPartitionOutput().partition}:connect:${settings.region}:${aws.getCallerIdentityOutput().accountId}:instance/${settings.connect.instanceId}`;
  const inInstance = (...parts: string[]) => parts.map((part) => $interpolate`${instance}/${part}`);
  const files = (...prefixes: string[]) => prefixes.map((prefix) => $interpolate`${bucket.arn}/${prefix}*`);
  const may = {
    readFiles: [
      { actions: ["s3:GetObject", "s3:GetObjectVersion"], resources: files("create/", "update/") },
      // Without it, S3 answers 403 where a file is gone, which could not be told from a missing permission.
      { actions: ["s3:ListBucket"], resources: [bucket.arn] },
    ],
    useKey: { actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.arn] },
    receive: (from: sst.aws.Queue) => ({
      actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
      resources: [from.arn],
    }),
  };
  const state = { LEDGER: ledger.name, KEEP_DAYS: String(settings.agents.keepDays) };
  const { ratePerSecond, burst, operations, buckets } = settings.connect;
  const environment = {
    ...state,
    INSTANCE_ID: settings.connect.instanceId,
    IDENTITY_MANAGEMENT: settings.connect.identityManagement,
    QUOTAS: JSON.stringify({ ratePerSecond, burst, operations, buckets }),
  };

  const finish = door("Finish", {
    handler: "packages/functions/src/agents/finish.handler",
    timeout: "15 minutes",
    memory: "512 MB",
    environment: { ...state, BUCKET: bucket.name },
    permissions: [
      ...may.readFiles,
      { actions: ["s3:PutObject", "s3:AbortMultipartUpload"], resources: files("failed/", "processed/") },
      { actions: ["s3:DeleteObject"], resources: files("create/", "update/") },
      {
        actions: ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem"],
        resources: [ledger.arn],
      },
      may.useKey,
    ],
  });
  const askToFinish = { actions: ["lambda:InvokeFunction"], resources: [finish.arn] };

  const intake = door("Intake", {
    handler: "packages/functions/src/agents/intake.handler",
    timeout: "15 minutes",
    memory: "512 MB",
    environment: {
      ...environment,
      BUCKET: bucket.name,
      QUEUE_URL: queue.url,
      DEAD_LETTERS_URL: deadLetters.url,
      FINISH: finish.name,
      LARGEST_FILE_MB: String(settings.agents.largestFile),
      // At Connect's pace, with a tenth to spare: a row that waits for longer would be forgotten without a word.
      MOST_ROWS: String(Math.floor(0.9 * ROWS_DAYS * DAY * rowsPerSecond())),
    },
    permissions: [
      ...may.readFiles,
      { actions: ["sqs:SendMessage"], resources: [queue.arn, deadLetters.arn] },
      { actions: ["dynamodb:GetItem", "dynamodb:UpdateItem"], resources: [ledger.arn] },
      {
        actions: [
          "connect:ListUsers",
          "connect:ListRoutingProfiles",
          "connect:ListSecurityProfiles",
          "connect:SearchUserHierarchyGroups",
        ],
        resources: [instance],
      },
      // What SearchUserHierarchyGroups depends on (Service Authorization Reference).
      { actions: ["connect:DescribeUserHierarchyGroup"], resources: inInstance("agent-group/*") },
      askToFinish,
      may.useKey,
    ],
  });
  bucket.notify({
    notifications: ["create", "update"].map((folder) => ({
      name: `Dropped${folder}`,
      function: intake.arn,
      events: ["s3:ObjectCreated:*"] as const,
      filterPrefix: `${folder}/`,
    })),
  });

  const consumer = door("Consumer", {
    handler: "packages/functions/src/agents/consume.handler",
    timeout: `${CONSUMER_SECONDS} seconds`,
    memory: "256 MB",
    environment: {
      ...environment,
      QUEUE_URL: queue.url,
      DEAD_LETTERS_URL: deadLetters.url,
      FINISH: finish.name,
      RETRIES: String(settings.agents.retries),
    },
    permissions: [
      may.receive(queue),
      { actions: ["sqs:ChangeMessageVisibility"], resources: [queue.arn] },
      { actions: ["sqs:SendMessage"], resources: [queue.arn, deadLetters.arn] },
      { actions: ["dynamodb:GetItem", "dynamodb:UpdateItem", "dynamodb:PutItem"], resources: [ledger.arn] },
      {
        actions: [
          "connect:CreateUser",
          "connect:DescribeUser",
          "connect:UpdateUserConfig",
          "connect:UpdateUserHierarchy",
          "connect:UpdateUserIdentityInfo",
          "connect:UpdateUserRoutingProfile",
          "connect:UpdateUserSecurityProfiles",
        ],
        resources: inInstance("agent/*", "agent-group/*", "routing-profile/*", "security-profile/*"),
      },
      // SearchUsers depends on DescribeUser and ListUserProficiencies (Service Authorization Reference).
      { actions: ["connect:SearchUsers"], resources: [instance] },
      { actions: ["connect:ListUserProficiencies"], resources: inInstance("agent/*") },
      askToFinish,
      may.useKey,
    ],
  });
  queue.subscribe(consumer.arn, {
    batch: { size: 10, partialResponses: true },
    transform: { eventSourceMapping: { scalingConfig: { maximumConcurrency: settings.agents.consumers } } },
  });

  const bury = door("Bury", {
    handler: "packages/functions/src/agents/bury.handler",
    timeout: `${CONSUMER_SECONDS} seconds`,
    memory: "256 MB",
    environment: { ...state, BUCKET: bucket.name, FINISH: finish.name },
    permissions: [
      may.receive(deadLetters),
      { actions: ["s3:PutObject"], resources: files("failed/unreadable/") },
      { actions: ["dynamodb:GetItem", "dynamodb:UpdateItem", "dynamodb:PutItem"], resources: [ledger.arn] },
      askToFinish,
      may.useKey,
    ],
  });
  deadLetters.subscribe(bury.arn, {
    batch: { size: 10, partialResponses: true },
    transform: { eventSourceMapping: { scalingConfig: { maximumConcurrency: 2 } } },
  });

  return { queue, deadLetters, intake, consumer, bury, finish };
}

/** Calls that a row may take where one bucket has to do for all of them: one to read, five to change. */
const MOST_CALLS = 6;

/** The rows a second that Connect's quota lets through at the least. */
function rowsPerSecond(): number {
  const { ratePerSecond, operations, buckets } = settings.connect;
  if (buckets === "shared") return ratePerSecond / MOST_CALLS;
  return Math.min(ratePerSecond, ...Object.values(operations).map((quota) => quota.ratePerSecond));
}
