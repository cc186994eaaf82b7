import path from "node:path";
import type { CloudConfig } from "@frontdesk/simulator/cloud.ts";
import { botsIn } from "../synth/cloudformation/bots.ts";
import { type Graph, ofType, type Resource } from "../synth/graph.ts";

type Described = Required<
  Pick<
    CloudConfig,
    | "account"
    | "region"
    | "buckets"
    | "queues"
    | "tables"
    | "functions"
    | "roles"
    | "invokePermissions"
    | "eventSources"
    | "schedules"
    | "topics"
    | "keys"
    | "bots"
  >
>;

/** What the stacks deploy, in the simulator's words. Nothing is added here: what is not in the graph is not there. */
export function cloudOf(graph: Graph): Described {
  const { account, region } = graph;
  return {
    account,
    region,
    buckets: ofType(graph, "aws:s3/bucket:Bucket").map((bucket) => bucketOf(bucket, graph)),
    queues: ofType(graph, "aws:sqs/queue:Queue").map(queueOf),
    tables: ofType(graph, "aws:dynamodb/table:Table").map(tableOf),
    functions: ofType(graph, "aws:lambda/function:Function").map((one) => functionOf(one, graph)),
    roles: ofType(graph, "aws:iam/role:Role").map(roleOf),
    invokePermissions: ofType(graph, "aws:lambda/permission:Permission").map(({ inputs }) => ({
      functionArn: inputs.function,
      principal: inputs.principal,
      ...(inputs.sourceArn ? { sourceArn: inputs.sourceArn } : {}),
      ...(inputs.sourceAccount ? { sourceAccount: inputs.sourceAccount } : {}),
    })),
    eventSources: ofType(graph, "aws:lambda/eventSourceMapping:EventSourceMapping").map(({ inputs }) => ({
      functionArn: inputs.functionName,
      queueArn: inputs.eventSourceArn,
      batchSize: inputs.batchSize ?? 10,
      window: inputs.maximumBatchingWindowInSeconds ?? 0,
      ...(inputs.scalingConfig ? { maximumConcurrency: inputs.scalingConfig.maximumConcurrency } : {}),
      reportBatchItemFailures: (inputs.functionResponseTypes ?? []).includes("ReportBatchItemFailures"),
    })),
    topics: ofType(graph, "aws:sns/topic:Topic").map((topic) => topicOf(topic, graph)),
    keys: ofType(graph, "aws:kms/key:Key").map((key) => keyOf(key, graph)),
    bots: ofType(graph, "aws:cloudformation/stack:Stack").flatMap((stack) => botsOf(stack, graph)),
    schedules: ofType(graph, "aws:scheduler/schedule:Schedule").map(scheduleOf),
  };
}

function bucketOf({ id: name }: Resource, graph: Graph): Described["buckets"][number] {
  const about = (type: string) => ofType(graph, type).find(({ inputs }) => inputs.bucket === name)?.inputs;
  const versioning = about("aws:s3/bucketVersioning:BucketVersioning");
  const encryption = about("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration");
  const notification = about("aws:s3/bucketNotification:BucketNotification");
  const kmsKeyArn = encryption?.rules[0]?.applyServerSideEncryptionByDefault?.kmsMasterKeyId;
  const objects = ofType(graph, "aws:s3/bucketObjectv2:BucketObjectv2").filter(({ inputs }) => inputs.bucket === name);
  type Notified = { lambdaFunctionArn: string; events: string[]; filterPrefix?: string; filterSuffix?: string };
  return {
    name,
    versioned: versioning?.versioningConfiguration.status === "Enabled",
    ...(kmsKeyArn ? { kmsKeyArn } : {}),
    objects: objects.map(({ inputs: { key, content, contentType } }) => ({ key, content, contentType })),
    notifications: (notification?.lambdaFunctions ?? []).map((notified: Notified) => ({
      functionArn: notified.lambdaFunctionArn,
      events: notified.events,
      prefix: notified.filterPrefix ?? "",
      suffix: notified.filterSuffix ?? "",
    })),
  };
}

function queueOf({ inputs }: Resource): Described["queues"][number] {
  const redrive = inputs.redrivePolicy ? JSON.parse(inputs.redrivePolicy) : undefined;
  return {
    name: inputs.name,
    visibilityTimeout: inputs.visibilityTimeoutSeconds ?? 30,
    messageRetention: inputs.messageRetentionSeconds ?? 345_600,
    delay: inputs.delaySeconds ?? 0,
    fifo: inputs.fifoQueue ?? false,
    ...(redrive ? { redrive } : {}),
    ...(inputs.kmsMasterKeyId ? { kmsKeyArn: inputs.kmsMasterKeyId } : {}),
  };
}

function tableOf({ inputs }: Resource): Described["tables"][number] {
  type Attribute = { name: string; type: "S" | "N" | "B" };
  return {
    name: inputs.name,
    attributes: Object.fromEntries(inputs.attributes.map(({ name, type }: Attribute) => [name, type])),
    hashKey: inputs.hashKey,
    ...(inputs.rangeKey ? { rangeKey: inputs.rangeKey } : {}),
    ...(inputs.ttl?.attributeName ? { ttl: inputs.ttl.attributeName } : {}),
    ...(inputs.serverSideEncryption?.kmsKeyArn ? { kmsKeyArn: inputs.serverSideEncryption.kmsKeyArn } : {}),
  };
}

function topicOf({ arn, inputs }: Resource, graph: Graph): Described["topics"][number] {
  const subscribed = ofType(graph, "aws:sns/topicSubscription:TopicSubscription").filter(
    (one) => one.inputs.topic === arn,
  );
  return {
    name: inputs.name,
    ...(inputs.kmsMasterKeyId ? { kmsKeyArn: inputs.kmsMasterKeyId } : {}),
    subscriptions: subscribed.map(({ inputs: { protocol, endpoint } }) => ({ protocol, endpoint })),
  };
}

function keyOf({ id, arn, inputs }: Resource, graph: Graph): Described["keys"][number] {
  const { customerMasterKeySpec: spec, keyUsage: usage } = inputs;
  const aliases = ofType(graph, "aws:kms/alias:Alias")
    .filter((alias) => alias.inputs.targetKeyId === id)
    .map((alias) => alias.inputs.name);
  return { arn, ...(spec && { spec }), ...(usage && { usage }), ...(aliases.length > 0 && { aliases }) };
}

/** Bots come by CloudFormation, as the security keys of an instance do. */
const botsOf = ({ name, inputs: { templateBody } }: Resource, { region, account }: Graph): Described["bots"] =>
  botsIn({ name, templateBody }, { region, account });

function functionOf({ name, arn, inputs }: Resource, graph: Graph): Described["functions"][number] {
  const build = graph.builds.find(({ functionID }) => `${functionID}Function` === name);
  if (!build || build.errors.length > 0) {
    throw new Error(`${name} does not bundle: ${build?.errors.join("; ") ?? "it was not built"}`);
  }
  const [file = "bundle", handler = "handler"] = String(inputs.handler).split(".");
  return {
    name: inputs.name,
    arn,
    bundle: path.join(build.directory, `${file}.mjs`),
    handler,
    environment: inputs.environment?.variables ?? {},
    timeout: inputs.timeout,
    memory: inputs.memorySize,
    roleArn: inputs.role,
    ...(inputs.tracingConfig && { tracing: inputs.tracingConfig.mode }),
    ...(inputs.vpcConfig && { vpc: vpcOf(inputs.vpcConfig) }),
  };
}

const vpcOf = ({ subnetIds, securityGroupIds }: Record<"subnetIds" | "securityGroupIds", string[]>) => ({
  subnetIds,
  securityGroupIds,
});

function scheduleOf({ name, inputs }: Resource): Described["schedules"][number] {
  const { arn, roleArn, input = "{}" } = inputs.target;
  return {
    name: inputs.name ?? name,
    expression: inputs.scheduleExpression,
    functionArn: arn,
    input,
    roleArn,
    isEnabled: inputs.state !== "DISABLED",
  };
}

function roleOf({ arn, inputs }: Resource): Described["roles"][number] {
  const policies = (inputs.inlinePolicies ?? []).map(({ policy }: { policy: string }) => JSON.parse(policy));
  return { arn, policies };
}
