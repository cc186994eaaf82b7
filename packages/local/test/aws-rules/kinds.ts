import { type Graph, ofType, type Resource } from "../../src/synth/graph.ts";

/** A name's member, its most characters and what they are. A name that is left out is made by Pulumi of the logical one. */
type Name = [member: string, most: number, pattern: RegExp];
type Kind = {
  name?: Name;
  description?: [member: string, most: number];
  /** Where it keeps data: the key that encrypts them, nothing where it is AWS's own. */
  keeps?: (resource: Resource, graph: Graph) => unknown;
};

const TEXT = /^[^\p{Cc}]+$/u;
const inConnect = { name: ["name", 127, TEXT], description: ["description", 250] } satisfies Kind;
const sse = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const bucketKey = ({ id }: Resource, graph: Graph) =>
  ofType(graph, sse).find(({ inputs }) => inputs.bucket === id)?.inputs.rules[0].applyServerSideEncryptionByDefault
    .kmsMasterKeyId;
const storageKey = ({ inputs: { storageConfig } }: Resource) =>
  [storageConfig.s3Config, storageConfig.kinesisVideoStreamConfig]
    .flatMap((config) => [config ?? []].flat())
    .map(({ encryptionConfig }) => encryptionConfig?.keyId)[0] ??
  // A stream of its own has a key of its own.
  (storageConfig.kinesisStreamConfig || storageConfig.kinesisFirehoseConfig ? "the stream's" : undefined);

/** Every type of AWS that the stacks make use of. The sources of names are the pages of each service's Create operation. */
export const KINDS: Record<string, Kind> = {
  "aws:cloudformation/stack:Stack": { name: ["name", 128, /^[A-Za-z][A-Za-z0-9-]*$/] },
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": {
    name: ["alarmName", 255, TEXT],
    description: ["alarmDescription", 1024],
  },
  "aws:cloudwatch/dashboard:Dashboard": { name: ["dashboardName", 255, /^[\w-]+$/] },
  "aws:cloudwatch/logGroup:LogGroup": { name: ["name", 512, /^[\w./#-]+$/], keeps: ({ inputs }) => inputs.kmsKeyId },
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": { name: ["name", 512, /^[^:*]+$/] },
  "aws:cloudwatch/metricAlarm:MetricAlarm": { name: ["name", 255, TEXT], description: ["alarmDescription", 1024] },
  "aws:cloudwatch/queryDefinition:QueryDefinition": { name: ["name", 255, TEXT] },
  "aws:connect/botAssociation:BotAssociation": {},
  "aws:connect/contactFlow:ContactFlow": { name: ["name", 127, TEXT], description: ["description", 500] },
  "aws:connect/hoursOfOperation:HoursOfOperation": inConnect,
  "aws:connect/instance:Instance": { name: ["instanceAlias", 45, /^(?!d-)[\dA-Za-z]+(-*[\dA-Za-z])*$/] },
  "aws:connect/instanceStorageConfig:InstanceStorageConfig": { keeps: storageKey },
  "aws:connect/lambdaFunctionAssociation:LambdaFunctionAssociation": {},
  "aws:connect/phoneNumber:PhoneNumber": { description: ["description", 500] },
  "aws:connect/phoneNumberContactFlowAssociation:PhoneNumberContactFlowAssociation": {},
  "aws:connect/queue:Queue": inConnect,
  "aws:connect/quickConnect:QuickConnect": inConnect,
  "aws:connect/routingProfile:RoutingProfile": inConnect,
  "aws:connect/securityProfile:SecurityProfile": inConnect,
  "aws:connect/userHierarchyGroup:UserHierarchyGroup": { name: ["name", 100, TEXT] },
  "aws:connect/userHierarchyStructure:UserHierarchyStructure": {},
  "aws:dynamodb/table:Table": {
    name: ["name", 255, /^[\w.-]{3,}$/],
    keeps: ({ inputs }) => inputs.serverSideEncryption?.enabled && inputs.serverSideEncryption.kmsKeyArn,
  },
  "aws:iam/role:Role": { name: ["name", 64, /^[\w+=,.@-]+$/] },
  "aws:kinesis/stream:Stream": {
    name: ["name", 128, /^[\w.-]+$/],
    keeps: ({ inputs }) => inputs.encryptionType === "KMS" && inputs.kmsKeyId,
  },
  "aws:kms/alias:Alias": { name: ["name", 256, /^alias\/(?!aws\/)[\w/-]+$/] },
  "aws:kms/ciphertext:Ciphertext": {},
  "aws:kms/key:Key": { description: ["description", 8192] },
  "aws:lambda/eventSourceMapping:EventSourceMapping": {},
  "aws:lambda/function:Function": { name: ["name", 64, /^[\w-]+$/], description: ["description", 256] },
  "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": {},
  "aws:lambda/functionRecursionConfig:FunctionRecursionConfig": {},
  "aws:lambda/permission:Permission": { name: ["statementId", 100, /^[\w-]+$/] },
  "aws:s3/bucket:Bucket": { name: ["bucket", 63, /^(?!xn--|sthree-)[a-z0-9][a-z0-9-]+[a-z0-9]$/], keeps: bucketKey },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {},
  "aws:s3/bucketNotification:BucketNotification": {},
  "aws:s3/bucketObjectv2:BucketObjectv2": { name: ["key", 1024, TEXT] },
  "aws:s3/bucketPolicy:BucketPolicy": {},
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {},
  [sse]: {},
  "aws:s3/bucketVersioning:BucketVersioning": {},
  "aws:scheduler/schedule:Schedule": { name: ["name", 64, /^[\w.-]+$/] },
  "aws:sns/topic:Topic": { name: ["name", 256, /^[\w-]+(\.fifo)?$/], keeps: ({ inputs }) => inputs.kmsMasterKeyId },
  "aws:sns/topicPolicy:TopicPolicy": {},
  "aws:sns/topicSubscription:TopicSubscription": {},
  "aws:sqs/queue:Queue": { name: ["name", 80, /^[\w-]+(\.fifo)?$/], keeps: ({ inputs }) => inputs.kmsMasterKeyId },
};
