import { METRICS } from "../../../functions/src/observing/metrics.ts";
import { type Graph, ofType } from "../synth/graph.ts";
import type { Usage } from "./prices.ts";

const DAYS = 30;
/** Lambda asks a queue for messages with five long polls at once, each of 20 seconds, whether there are any or not. */
const EMPTY_POLLS = (5 * DAYS * 24 * 3600) / 20;
/** Minutes between two runs of the sweep. */
const SWEEP_MINUTES = 5;

/** What a deployment of these stacks costs in a month in which nothing happens, with one direct number. */
export function standingUsage(graph: Graph): Usage {
  const sweeps = (DAYS * 24 * 60) / SWEEP_MINUTES;
  const alarms = ofType(graph, "aws:cloudwatch/metricAlarm:MetricAlarm");
  return {
    key: ofType(graph, "aws:kms/key:Key").length,
    alarm: alarms.reduce((sum, { inputs }) => sum + measured(inputs.metricQueries), 0),
    dashboard: ofType(graph, "aws:cloudwatch/dashboard:Dashboard").length,
    metric:
      Object.values(METRICS).flat().length + ofType(graph, "aws:cloudwatch/logMetricFilter:LogMetricFilter").length,
    sqsRequest: ofType(graph, "aws:lambda/eventSourceMapping:EventSourceMapping").length * EMPTY_POLLS,
    schedule: sweeps,
    lambdaRequest: sweeps,
    phoneDay: DAYS,
  };
}

/** An alarm costs by the metrics that it looks at. */
const measured = (queries: { metric?: object }[] | undefined): number =>
  queries ? queries.filter(({ metric }) => metric).length : 1;
