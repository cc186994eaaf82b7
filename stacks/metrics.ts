import type { METRICS, Room } from "../packages/functions/src/observing/metrics.ts";
import { instanceId } from "./instance.ts";

export type Metric = {
  name: string;
  namespace: string;
  /** Whose it is. */
  dimensions?: Record<string, $util.Input<string>>;
};

/** The namespace of what is counted here. */
export const namespace = () => `${$app.name}/${$app.stage}`;

type Counted<Of extends Room> = (typeof METRICS)[Of][number];

/** What functions of a room count. */
export const ours = <Of extends Room>(service: Of, name: Counted<Of>): Metric => ({
  ...{ name, namespace: namespace(), dimensions: { service } },
});

/** https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
export const ofFunction = (
  FunctionName: $util.Input<string>,
  name: "Invocations" | "Errors" | "Throttles" | "Duration" | "AsyncEventsDropped",
): Metric => ({ name, namespace: "AWS/Lambda", dimensions: { FunctionName } });

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html */
export const ofMessages = (
  { nodes }: sst.aws.Queue,
  name: "ApproximateAgeOfOldestMessage" | "ApproximateNumberOfMessagesVisible" | "NumberOfMessagesReceived",
): Metric => ({ name, namespace: "AWS/SQS", dimensions: { QueueName: nodes.queue.name } });

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html */
export const ofTable = (
  TableName: $util.Input<string>,
  name: "ReadThrottleEvents" | "WriteThrottleEvents",
): Metric => ({
  ...{ name, namespace: "AWS/DynamoDB", dimensions: { TableName } },
});

/** What the account has spent on SMS in this month and Region: https://docs.aws.amazon.com/sns/latest/dg/sms_stats_cloudwatch.html */
export const spentOnTexts = (): Metric => ({ name: "SMSMonthToDateSpentUSD", namespace: "AWS/SNS" });

/** Connect's own, by the group that is a dimension of theirs: https://docs.aws.amazon.com/connect/latest/adminguide/monitoring-cloudwatch.html */
const ofConnect = (name: string, MetricGroup: string, of: Record<string, $util.Input<string>> = {}): Metric => ({
  ...{ name, namespace: "AWS/Connect", dimensions: { InstanceId: instanceId(), MetricGroup, ...of } },
});

/** Of all calls of the instance, to whatever number. ConcurrentCallsPercentage is a share: 0.8 is 80 %. */
export const ofCalls = (
  name:
    | "CallsBreachingConcurrencyQuota"
    | "CallsPerInterval"
    | "ConcurrentCalls"
    | "ConcurrentCallsPercentage"
    | "MisconfiguredPhoneNumbers"
    | "MissedCalls"
    | "ThrottledCalls",
) => ofConnect(name, "VoiceCalls");

export const ofRecordings = (name: "CallRecordingUploadError") => ofConnect(name, "CallRecordings");

/** A flow is known by its name. */
export const ofFlow = (ContactFlowName: $util.Input<string>, name: "ContactFlowErrors" | "ContactFlowFatalErrors") =>
  ofConnect(name, "ContactFlow", { ContactFlowName });

/** So is a queue of callers. */
export const ofCallers = (
  QueueName: $util.Input<string>,
  name: "LongestQueueWaitTime" | "QueueCapacityExceededError" | "QueueSize",
) => ofConnect(name, "Queue", { QueueName });
