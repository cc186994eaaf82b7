export type Metric = {
  name: string;
  namespace: string;
  /** Whose it is, where it is one of AWS's own. */
  dimensions?: Record<string, $util.Output<string>>;
};

/** A metric of a log's entries that fit the pattern, which has the filter's name. */
export function count(name: string, logGroupName: $util.Output<string>, pattern: string): Metric {
  const metric = { name, namespace: `${$app.name}/${$app.stage}` };
  new aws.cloudwatch.LogMetricFilter(name, {
    logGroupName,
    pattern,
    metricTransformation: { ...metric, value: "1", defaultValue: "0", unit: "Count" },
  });
  return metric;
}

/** A metric of the invocations of a function that ended with an error, or in no time. */
export const errorsOf = (FunctionName: $util.Output<string>): Metric => ({
  name: "Errors",
  namespace: "AWS/Lambda",
  dimensions: { FunctionName },
});

type Alarm = {
  name: string;
  metric: Metric;
  /** As many as this within the seconds are told. */
  most: number;
  seconds: number;
  /** CloudWatch takes 1,024 characters. */
  description: $util.Output<string>;
  topic: sst.aws.SnsTopic;
};

/** Tells the topic's people when there are so many of the metric. */
export function alarm(logical: string, { name, metric, most, seconds, description, topic }: Alarm) {
  new aws.cloudwatch.MetricAlarm(logical, {
    name: `${$app.name}-${$app.stage} ${name}`,
    alarmDescription: description,
    metricName: metric.name,
    namespace: metric.namespace,
    ...(metric.dimensions && { dimensions: metric.dimensions }),
    statistic: "Sum",
    period: seconds,
    evaluationPeriods: 1,
    threshold: most,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    treatMissingData: "notBreaching",
    alarmActions: [topic.arn],
  });
}
