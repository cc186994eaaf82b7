import { type Metric, namespace, ofFunction } from "./metrics.ts";

/** A metric of a log's entries that fit the pattern, which has the filter's name. */
export function count(name: string, logGroupName: $util.Output<string>, pattern: string): Metric {
  const metric = { name, namespace: namespace() };
  new aws.cloudwatch.LogMetricFilter(name, {
    logGroupName,
    pattern,
    metricTransformation: { ...metric, value: "1", defaultValue: "0", unit: "Count" },
  });
  return metric;
}

/** A metric of the invocations of a function that ended with an error, or in no time. */
export const errorsOf = (name: $util.Output<string>): Metric => ofFunction(name, "Errors");

type Statistic = "Sum" | "Maximum" | "Minimum";

/** What is reckoned from several metrics, each by its id. */
export type Reckoned = { expression: string; of: Record<string, Metric & { statistic: Statistic }> };

const byId = (metrics: Metric[], statistic: Statistic) =>
  Object.fromEntries(metrics.map((metric, at) => [`m${at}`, { ...metric, statistic }]));

/** Of none of them is there data where nothing happened, which is nothing in the sum. */
export const totalOf = (metrics: Metric[]): Reckoned => ({
  ...{ expression: "SUM(FILL(METRICS(), 0))", of: byId(metrics, "Sum") },
});

export const largestOf = (metrics: Metric[]): Reckoned => ({
  ...{ expression: "MAX(FILL(METRICS(), 0))", of: byId(metrics, "Maximum") },
});

/** When an alarm is raised, and what it means that nothing was measured. */
export type Bound = {
  statistic: Statistic;
  comparisonOperator: "GreaterThanOrEqualToThreshold" | "LessThanThreshold";
  threshold: number;
  /** Seconds of one look, and of how many looks how many must be past the threshold. */
  period: number;
  evaluationPeriods: number;
  datapointsToAlarm?: number;
  treatMissingData: "notBreaching" | "breaching" | "ignore";
};

/** As many within the seconds. Where nothing happens nothing is counted, and all is well. */
export const counted = (threshold: number, seconds: number): Bound => ({
  ...{ statistic: "Sum", comparisonOperator: "GreaterThanOrEqualToThreshold", threshold },
  ...{ period: seconds, evaluationPeriods: 1, treatMissingData: "notBreaching" },
});

/** As high at any moment of the seconds. Where there is nothing to be measured, all is well. */
export const reached = (threshold: number, seconds: number): Bound => ({
  ...counted(threshold, seconds),
  statistic: "Maximum",
});

/** As high in two of three times five minutes: once is a hiccup. */
export const reachedAgain = (threshold: number): Bound => ({
  ...reached(threshold, 300),
  ...{ evaluationPeriods: 3, datapointsToAlarm: 2 },
});

/** As high, and so it stays until something else is measured. */
export const stillReached = (threshold: number, seconds: number): Bound => ({
  ...reached(threshold, seconds),
  treatMissingData: "ignore",
});

/** Nothing within the seconds, of what always happens: no data is the very thing. */
export const missing = (seconds: number): Bound => ({
  ...counted(1, seconds),
  ...{ comparisonOperator: "LessThanThreshold", treatMissingData: "breaching" },
});

type Told = {
  name: string;
  /** CloudWatch takes 1,024 characters. */
  description: $util.Output<string>;
  topic: sst.aws.SnsTopic;
};

/** Tells the topic's people when a metric is past its bound. */
export function watch(logical: string, { name, metric, bound, description, topic }: Told & Watched) {
  return new aws.cloudwatch.MetricAlarm(logical, {
    name: `${$app.name}-${$app.stage} ${name}`,
    alarmDescription: description,
    ...("of" in metric ? reckoned(metric, bound) : { ...measured(metric), ...bound }),
    alarmActions: [topic.arn],
  });
}
type Watched = { metric: Metric | Reckoned; bound: Bound };

const measured = ({ name, ...metric }: Metric) => ({ metricName: name, ...metric });

/** An alarm of an expression has the statistics and the time in its queries. */
function reckoned({ expression, of }: Reckoned, { statistic: _, period, ...bound }: Bound) {
  const queries = Object.entries(of).map(([id, { statistic: stat, ...metric }]) => ({
    id,
    metric: { ...measured(metric), stat, period },
  }));
  return { ...bound, metricQueries: [{ id: "e", expression, label: expression, returnData: true }, ...queries] };
}

type Alarm = Told & {
  metric: Metric;
  /** As many as this within the seconds are told. */
  most: number;
  seconds: number;
};

/** Tells the topic's people when there are so many of the metric. */
export const alarm = (logical: string, { most, seconds, ...told }: Alarm) =>
  watch(logical, { ...told, bound: counted(most, seconds) });
