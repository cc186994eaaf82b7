import { settings } from "../settings.ts";
import type { Pins } from "./pins.ts";
import type { Storage } from "./storage.ts";

/** Two administrators who each mistype three times are still possible; more within the time are hardly people who err. */
const WRONG_PINS = 6;
const MINUTES = 15;

/** Who is told, and when, that somebody may be guessing PINs. */
export function alerts({ key }: Storage, { verify }: Pins) {
  const topic = new sst.aws.SnsTopic("Alerts", { transform: { topic: { kmsMasterKeyId: key.arn } } });
  for (const endpoint of settings.emergency.alert) {
    const name = `AlertsTo${endpoint.replace(/[^A-Za-z0-9]+/g, "-")}`;
    new aws.sns.TopicSubscription(name, { topic: topic.arn, protocol: "email", endpoint });
  }
  const metric = { name: "WrongPins", namespace: `${$app.name}/${$app.stage}` };
  new aws.cloudwatch.LogMetricFilter("WrongPins", {
    logGroupName: verify.logGroup,
    // The last wrong one that a PIN allows, and all after it, are told by the other code.
    pattern: '{ ($.code = "WrongPin") || ($.code = "PinLocked") }',
    metricTransformation: { ...metric, value: "1", defaultValue: "0", unit: "Count" },
  });
  new aws.cloudwatch.MetricAlarm("WrongPinsAlarm", {
    name: `${$app.name}-${$app.stage} wrong PINs`,
    alarmDescription: [
      `${WRONG_PINS} wrong PINs or more within ${MINUTES} minutes on the line that sets emergencies.`,
      "It hurts every customer if somebody gets through: they could be told of an emergency that there is not. It hurts an",
      "administrator who only mistypes: no PIN of theirs may be left when they need one.",
      "What to do: look for the codes WrongPin and PinLocked in the log of VerifyPin, and for the contacts that it names in Amazon Connect.",
      "Call the administrator whose number it was. If it was somebody else, take that number out with",
      "`npm run callers -- remove`, and read what was changed with `npm run emergencies`.",
    ].join(" "),
    metricName: metric.name,
    namespace: metric.namespace,
    statistic: "Sum",
    period: MINUTES * 60,
    evaluationPeriods: 1,
    threshold: WRONG_PINS,
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    treatMissingData: "notBreaching",
    alarmActions: [topic.arn],
  });
  return { topic };
}
