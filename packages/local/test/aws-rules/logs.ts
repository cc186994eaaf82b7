import { type Graph, ofType } from "../../src/synth/graph.ts";
import { each, FUNCTION, first, LOG_GROUP, type Rules } from "./rule.ts";

const FILTER = "aws:cloudwatch/logMetricFilter:LogMetricFilter";

/** What CloudWatch takes: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const DAYS = [
  ...[1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731],
  ...[1096, 1827, 2192, 2557, 2922, 3288, 3653],
];

const groupOf = (name: unknown, graph: Graph) => ofType(graph, LOG_GROUP).find(({ inputs }) => inputs.name === name);

export const logs: Rules = {
  "are forgotten after a time, which is one that CloudWatch takes": {
    source: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html",
    breaches: each(
      LOG_GROUP,
      ({ inputs }) => !DAYS.includes(inputs.retentionInDays) && `is kept ${inputs.retentionInDays ?? "for ever"}`,
    ),
    spoil: (graph) => {
      delete first(graph, LOG_GROUP).inputs.retentionInDays;
    },
  },
  "are the stacks' own, of every function, which else would write one that is kept for ever": {
    source: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html",
    breaches: each(
      FUNCTION,
      ({ inputs }, graph) => !groupOf(inputs.loggingConfig?.logGroup, graph) && "has no log group of the stacks",
    ),
    spoil: (graph) => {
      delete first(graph, FUNCTION).inputs.loggingConfig;
    },
  },
  "are JSON, which filters and queries can read": {
    source: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html",
    breaches: each(FUNCTION, ({ inputs }) => inputs.loggingConfig?.logFormat !== "JSON" && "logs text"),
    spoil: (graph) => {
      first(graph, FUNCTION).inputs.loggingConfig.logFormat = "Text";
    },
  },
  "have 100 filters at most, each of a pattern of 1,024 characters at most, of a log that there is": {
    source: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutMetricFilter.html",
    breaches: each(FILTER, ({ inputs }, graph) => {
      if (!groupOf(inputs.logGroupName, graph)) return `filters ${inputs.logGroupName}, which is not there`;
      const others = ofType(graph, FILTER).filter((each) => each.inputs.logGroupName === inputs.logGroupName);
      if (others.length > 100) return `is one of ${others.length}`;
      return inputs.pattern.length > 1024 && `has a pattern of ${inputs.pattern.length}`;
    }),
    spoil: (graph) => {
      first(graph, FILTER).inputs.logGroupName = "/aws/lambda/else";
    },
  },
};
