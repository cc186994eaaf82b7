import { expect } from "vitest";
import { settings } from "../../../settings.ts";
import { METRICS } from "../../functions/src/observing/metrics.ts";
import { type Graph, ofType } from "../src/synth/graph.ts";

/** A metric as an alarm or a dashboard names it. */
export type Measure = { namespace: string; name: string; dimensions: Record<string, string> };

/** What AWS measures, as its pages have it: each namespace's names by the dimensions that they come with. */
const OF_AWS: Record<string, Record<string, string[]>> = {
  "AWS/Lambda": { FunctionName: ["Invocations", "Errors", "Throttles", "Duration", "AsyncEventsDropped"] },
  "AWS/SQS": {
    QueueName: [...["ApproximateAgeOfOldestMessage", "ApproximateNumberOfMessagesVisible"], "NumberOfMessagesReceived"],
  },
  "AWS/DynamoDB": { TableName: ["ReadThrottleEvents", "WriteThrottleEvents"] },
  "AWS/SNS": { "": ["SMSMonthToDateSpentUSD"] },
  "AWS/Connect": {
    "InstanceId MetricGroup=VoiceCalls": [
      ...["CallsBreachingConcurrencyQuota", "CallsPerInterval", "ConcurrentCalls", "ConcurrentCallsPercentage"],
      ...["MisconfiguredPhoneNumbers", "MissedCalls", "ThrottledCalls"],
    ],
    "InstanceId MetricGroup=CallRecordings": ["CallRecordingUploadError"],
    "ContactFlowName InstanceId MetricGroup=ContactFlow": ["ContactFlowErrors", "ContactFlowFatalErrors"],
    "InstanceId MetricGroup=Queue QueueName": ["LongestQueueWaitTime", "QueueCapacityExceededError", "QueueSize"],
  },
};

const namespaceOf = ({ app }: Graph) => `${app.name}/${app.stage}`;

/** Expects that somebody measures it: AWS does, or functions count it, or a filter of a log does; and that it is of something that is there. */
export function expectMeasured(graph: Graph, { namespace, name, dimensions }: Measure) {
  if (namespace === namespaceOf(graph)) return expectOurs(graph, name, dimensions);
  const keys = Object.keys(dimensions).sort();
  const asked = keys.map((key) => (key === "MetricGroup" ? `${key}=${dimensions[key]}` : key)).join(" ");
  expect(OF_AWS[namespace]?.[asked], `${namespace} ${name} by ${asked}`).toContain(name);
  for (const [key, value] of Object.entries(dimensions)) expect(there(graph, namespace)[key]).toContain(value);
}

/** What functions count is told under the name of their room, which Powertools has from their environment. */
function expectOurs(graph: Graph, name: string, dimensions: Record<string, string>) {
  const { service, ...others } = dimensions;
  expect(others).toEqual({});
  if (service) {
    const told = ofType(graph, "aws:lambda/function:Function").map(({ inputs }) => inputs.environment.variables);
    expect(told).toContainEqual(
      expect.objectContaining({ POWERTOOLS_SERVICE_NAME: service, POWERTOOLS_METRICS_NAMESPACE: namespaceOf(graph) }),
    );
    return expect(METRICS[service as keyof typeof METRICS]).toContain(name);
  }
  const filters = ofType(graph, "aws:cloudwatch/logMetricFilter:LogMetricFilter");
  expect(filters.map(({ inputs }) => inputs.metricTransformation.name)).toContain(name);
}

/** The values that dimensions may have. */
function there(graph: Graph, namespace: string): Record<string, string[]> {
  const instances = ofType(graph, "aws:connect/instance:Instance").map(({ id }) => id);
  const namesOf = (type: string) => ofType(graph, type).map(({ inputs, id }) => inputs.name ?? id);
  return {
    FunctionName: namesOf("aws:lambda/function:Function"),
    QueueName: namesOf(namespace === "AWS/SQS" ? "aws:sqs/queue:Queue" : "aws:connect/queue:Queue"),
    TableName: namesOf("aws:dynamodb/table:Table"),
    ContactFlowName: namesOf("aws:connect/contactFlow:ContactFlow"),
    InstanceId: instances.length > 0 ? instances : [settings.connect.instanceId],
    MetricGroup: ["VoiceCalls", "CallRecordings", "ContactFlow", "Queue"],
  };
}
