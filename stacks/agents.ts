import { BATCH, crewFor, rowsPerSecond } from "../packages/core/src/agents/capacity.ts";
import { FOLDERS } from "../packages/core/src/agents/upload.ts";
import { settings } from "../settings.ts";
import type { Addresses } from "./addresses.ts";
import { connectGrants } from "./connect-grants.ts";
import { consoleLink } from "./console-link.ts";
import { door } from "./door.ts";
import { instanceId } from "./instance.ts";
import type { Notices } from "./notices.ts";
import { schedulerOfThisAccount } from "./roles.ts";
import type { Storage } from "./storage.ts";

/** Seconds that a consumer has for its rows, and a message stays hidden: AWS asks for six times the function's timeout. */
const CONSUMER_SECONDS = 60;
const HIDDEN_SECONDS = 6 * CONSUMER_SECONDS;

/** Days that a row may wait for its turn; the dead letters, which keep a message's age, must be kept for longer. */
const ROWS_DAYS = 7;
const DEAD_LETTERS_DAYS = 14;
const DAY = 24 * 3600;

/** Agents in bulk: a CSV that is dropped becomes rows in a queue, the rows become calls to Amazon Connect. */
export function agents({ key, bucket, ledger }: Storage, { topic }: Notices, addresses: Addresses) {
  const deadLetters = new sst.aws.Queue("DeadLetters", {
    visibilityTimeout: `${HIDDEN_SECONDS} seconds`,
    transform: { queue: { kmsMasterKeyId: key.arn, messageRetentionSeconds: DEAD_LETTERS_DAYS * DAY } },
  });
  const queue = new sst.aws.Queue("Rows", {
    visibilityTimeout: `${HIDDEN_SECONDS} seconds`,
    dlq: { queue: deadLetters.arn, retry: settings.agents.retries },
    transform: { queue: { kmsMasterKeyId: key.arn, messageRetentionSeconds: ROWS_DAYS * DAY } },
  });

  const connect = connectGrants();
  const files = (...prefixes: string[]) => prefixes.map((prefix) => $interpolate`${bucket.arn}/${prefix}*`);
  const dropped = FOLDERS.map((folder) => `${folder}/`);
  const may = {
    readFiles: { actions: ["s3:GetObject", "s3:GetObjectVersion"], resources: files(...dropped) },
    // Without it, S3 answers 403 where a file is gone, which could not be told from a missing permission.
    listFiles: { actions: ["s3:ListBucket"], resources: [bucket.arn] },
    useKey: { actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.arn] },
    receive: (from: sst.aws.Queue) => ({
      actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
      resources: [from.arn],
    }),
  };
  // Ten seconds of a run are for what comes before and after its calls.
  const crew = crewFor(settings.connect, { seconds: CONSUMER_SECONDS - 10, most: settings.agents.consumers });
  const { remove } = settings.agents;
  const state = { LEDGER: ledger.name, KEEP_DAYS: String(settings.agents.keepDays) };
  const { ratePerSecond, burst, operations, buckets } = settings.connect;
  const environment = {
    ...state,
    INSTANCE_ID: instanceId(),
    IDENTITY_MANAGEMENT: settings.connect.identityManagement,
    QUOTAS: JSON.stringify({ ratePerSecond, burst, operations, buckets }),
  };
  // A run whose time is over asks for the next: a name of its own making could not stand in its own role.
  const intakeName = `${$app.name}-${$app.stage}-intake`;
  const intakeArn = $interpolate`arn:${aws.getPartitionOutput().partition}:lambda:${settings.region}:${aws.getCallerIdentityOutput().accountId}:function:${intakeName}`;
  const askToTakeIn = { actions: ["lambda:InvokeFunction"], resources: [intakeArn] };

  const finish = door("Finish", {
    handler: "packages/functions/src/agents/finish.handler",
    timeout: "15 minutes",
    memory: "512 MB",
    environment: {
      ...environment,
      BUCKET: bucket.name,
      INTAKE: intakeName,
      TOPIC: topic.arn,
      LINK: consoleLink(bucket.name),
      ...(addresses ? { ADDRESSES: addresses.name } : {}),
    },
    permissions: [
      may.readFiles,
      may.listFiles,
      {
        actions: ["s3:PutObject", "s3:AbortMultipartUpload"],
        resources: files("failed/", "processed/", "held/", "reports/"),
      },
      { actions: ["s3:DeleteObject"], resources: files(...dropped) },
      {
        actions: [
          "dynamodb:GetItem",
          "dynamodb:Query",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:PutItem",
        ],
        resources: [ledger.arn],
      },
      ...connect.readNames,
      { actions: ["sns:Publish"], resources: [topic.arn] },
      askToTakeIn,
      ...(addresses ? [{ actions: ["lambda:InvokeFunction"], resources: [addresses.arn] }] : []),
      may.useKey,
    ],
  });
  const askToFinish = { actions: ["lambda:InvokeFunction"], resources: [finish.arn] };

  const intake = door("Intake", {
    name: intakeName,
    handler: "packages/functions/src/agents/intake.handler",
    timeout: "15 minutes",
    // One whole vCPU (Lambda, "Configure memory"): the intake is all computing, so it costs the same and ends sooner.
    memory: "1769 MB",
    environment: {
      ...environment,
      BUCKET: bucket.name,
      QUEUE_URL: queue.url,
      DEAD_LETTERS_URL: deadLetters.url,
      FINISH: finish.name,
      INTAKE: intakeName,
      LARGEST_FILE_MB: String(settings.agents.largestFile),
      // Rows come and go: without a bound, V8 would let the garbage of a large file take far more memory than a small one.
      NODE_OPTIONS: "--max-semi-space-size=32",
      MOST_ROWS: String(mostRows()),
      MOST_REMOVALS: String(remove.allowed ? remove.mostRows : 0),
      SHARED_QUICK_CONNECTS: remove.sharedQuickConnects,
      HOLD: JSON.stringify(settings.agents.hold),
    },
    permissions: [
      may.readFiles,
      may.listFiles,
      { actions: ["sqs:SendMessage"], resources: [queue.arn, deadLetters.arn] },
      { actions: ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem"], resources: [ledger.arn] },
      ...connect.readNames,
      ...connect.readUsers,
      ...connect.readSkills,
      ...(remove.allowed ? connect.readQuickConnects : []),
      askToFinish,
      askToTakeIn,
      may.useKey,
    ],
  });
  bucket.notify({
    notifications: FOLDERS.map((folder) => ({
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
      ROWS_AT_ONCE: String(crew.rowsAtOnce),
      RETRIES: String(settings.agents.retries),
      EMAIL_CHANGES: settings.agents.emailChanges,
    },
    permissions: [
      may.receive(queue),
      { actions: ["sqs:ChangeMessageVisibility"], resources: [queue.arn] },
      { actions: ["sqs:SendMessage"], resources: [queue.arn, deadLetters.arn] },
      { actions: ["dynamodb:GetItem", "dynamodb:UpdateItem", "dynamodb:PutItem"], resources: [ledger.arn] },
      ...connect.searchAgents,
      ...connect.readAgents,
      ...connect.changeAgents,
      ...(remove.allowed ? connect.removeAgents : []),
      askToFinish,
      may.useKey,
    ],
  });
  queue.subscribe(consumer.arn, {
    batch: { size: BATCH, partialResponses: true },
    transform: { eventSourceMapping: { scalingConfig: { maximumConcurrency: crew.consumers } } },
  });
  // Rows that had no turn go back to the queue, and an intake without time asks for itself: Lambda takes either for a loop
  // gone wild, and after 16 rounds would put the message among the dead letters.
  for (const [name, { name: functionName }] of Object.entries({ Consumer: consumer, Intake: intake })) {
    new aws.lambda.FunctionRecursionConfig(`${name}Recursion`, { functionName, recursiveLoop: "Allow" });
  }

  const bury = door("Bury", {
    handler: "packages/functions/src/agents/bury.handler",
    timeout: `${CONSUMER_SECONDS} seconds`,
    memory: "256 MB",
    environment: { ...environment, BUCKET: bucket.name, FINISH: finish.name, ROWS_AT_ONCE: String(crew.rowsAtOnce) },
    permissions: [
      may.receive(deadLetters),
      { actions: ["s3:PutObject"], resources: files("failed/unreadable/") },
      ...connect.searchAgents,
      ...connect.readAgents,
      { actions: ["dynamodb:GetItem", "dynamodb:UpdateItem"], resources: [ledger.arn] },
      askToFinish,
      may.useKey,
    ],
  });
  deadLetters.subscribe(bury.arn, {
    batch: { size: BATCH, partialResponses: true },
    transform: { eventSourceMapping: { scalingConfig: { maximumConcurrency: 2 } } },
  });

  const sweep = door("Sweep", {
    handler: "packages/functions/src/agents/sweep.handler",
    timeout: `${SWEEP_MINUTES} minutes`,
    memory: "256 MB",
    environment: {
      ...state,
      BUCKET: bucket.name,
      QUEUE_URL: queue.url,
      DEAD_LETTERS_URL: deadLetters.url,
      INTAKE: intake.name,
      FINISH: finish.name,
      SWEEP_AFTER_SECONDS: String(SWEEP_AFTER_SECONDS),
    },
    permissions: [
      // It looks at what lies there, and reads none of it.
      { actions: ["s3:GetObject"], resources: files(...dropped) },
      may.listFiles,
      { actions: ["sqs:GetQueueAttributes"], resources: [queue.arn, deadLetters.arn] },
      {
        actions: ["dynamodb:GetItem", "dynamodb:Query", "dynamodb:UpdateItem", "dynamodb:DeleteItem"],
        resources: [ledger.arn],
      },
      askToFinish,
      askToTakeIn,
      { actions: ["kms:Decrypt"], resources: [key.arn] },
    ],
  });
  new sst.aws.CronV2("SweepNow", {
    function: sweep.arn,
    schedule: `rate(${SWEEP_MINUTES} minutes)`,
    retries: 0,
    transform: {
      role: (role) => {
        role.assumeRolePolicy = schedulerOfThisAccount();
      },
    },
  });

  return { queue, deadLetters, intake, consumer, bury, finish, sweep };
}
export type Agents = ReturnType<typeof agents>;

/** Minutes between two looks at uploads that stand still. */
const SWEEP_MINUTES = 5;
/** Seconds for which an upload may stand still: S3's events may be a minute late, SQS's counts as well. */
const SWEEP_AFTER_SECONDS = 300;

/** A block's number takes five bytes of the upload's item, which DynamoDB bounds to 400 KB; a block has 100 rows. */
const MOST_ROWS = 5_000_000;

/** Rows that Connect takes, with a tenth to spare, before the first would be forgotten by its queue without a word. */
const mostRows = () => Math.min(MOST_ROWS, Math.floor(0.9 * ROWS_DAYS * DAY * rowsPerSecond(settings.connect)));
