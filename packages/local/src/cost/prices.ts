/** What AWS asks for one unit, in US dollars. */
export type Price = { usd: number; per: number; unit: string; page: string };

const price = (usd: number, per: number, unit: string, page: string): Price => ({ usd, per, unit, page });

/**
 * List prices of us-east-1 without free tiers, of November 2026. ⚠ They were not read from AWS's pages on that day, since no
 * machine here reaches them: look them up again before a budget is made.
 */
export const PRICES = {
  lambdaRequest: price(0.2, 1e6, "requests of Lambda", "lambda"),
  lambdaTime: price(0.0000133334, 1, "GB-seconds of Lambda on Arm", "lambda"),
  dynamodbWrite: price(0.625, 1e6, "writes of DynamoDB", "dynamodb"),
  dynamodbRead: price(0.125, 1e6, "reads of DynamoDB", "dynamodb"),
  sqsRequest: price(0.4, 1e6, "requests of SQS", "sqs"),
  s3Write: price(5, 1e6, "writes and lists of S3", "s3"),
  s3Read: price(0.4, 1e6, "reads of S3", "s3"),
  kmsRequest: price(3, 1e6, "requests of KMS", "kms"),
  snsPublish: price(0.5, 1e6, "messages to topics of SNS", "sns"),
  text: price(0.00645, 1, "SMS, to the United States", "sns"),
  carrierLookup: price(0.005, 1, "look-ups of a carrier", "end-user-messaging"),
  lexSpeech: price(0.004, 1, "spoken turns of Lex", "lex"),
  trace: price(5, 1e6, "traces of X-Ray", "xray"),
  logs: price(0.5, 1, "GB of logs", "cloudwatch"),
  connectMinute: price(0.018, 1, "minutes of Amazon Connect", "connect"),
  phoneMinute: price(0.0022, 1, "minutes of an inbound direct number, United States", "connect"),
  phoneDay: price(0.03, 1, "days of a direct number, United States", "connect"),
  key: price(1, 1, "keys of KMS", "kms"),
  alarm: price(0.1, 1, "metrics of alarms", "cloudwatch"),
  dashboard: price(3, 1, "dashboards", "cloudwatch"),
  metric: price(0.3, 1, "metrics of our own", "cloudwatch"),
  schedule: price(1, 1e6, "runs of the schedule", "eventbridge"),
} as const;
export type Priced = keyof typeof PRICES;
/** How much of each is used. */
export type Usage = Partial<Record<Priced, number>>;

export const dollars = (what: Priced, quantity: number): number => (quantity * PRICES[what].usd) / PRICES[what].per;

export const totalOf = (usage: Usage): number =>
  Object.entries(usage).reduce((sum, [what, quantity]) => sum + dollars(what as Priced, quantity), 0);
