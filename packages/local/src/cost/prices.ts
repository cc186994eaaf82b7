/** What AWS asks for one unit, in US dollars; `page` is that of https://aws.amazon.com/PAGE/pricing. */
export type Price = {
  usd: number;
  per: number;
  unit: string;
  page: string;
  /** The year of a page that says the same; none where nobody has found one. */
  confirmed?: number;
};

const price = (usd: number, per: number, unit: string, page: string, confirmed?: number): Price => ({
  ...{ usd, per, unit, page },
  ...(confirmed ? { confirmed } : {}),
});

/** List prices of us-east-1 without free tiers, of November 2026. Some were not found on any page: look them up again. */
export const PRICES = {
  lambdaRequest: price(0.2, 1e6, "requests of Lambda", "lambda", 2024),
  lambdaTime: price(0.0000133334, 1, "GB-seconds of Lambda on Arm", "lambda", 2024),
  dynamodbWrite: price(0.625, 1e6, "writes of DynamoDB", "dynamodb", 2026),
  dynamodbRead: price(0.125, 1e6, "reads of DynamoDB", "dynamodb", 2026),
  sqsRequest: price(0.4, 1e6, "requests of SQS", "sqs", 2026),
  s3Write: price(5, 1e6, "writes and lists of S3", "s3", 2026),
  s3Read: price(0.4, 1e6, "reads of S3", "s3", 2026),
  kmsRequest: price(3, 1e6, "requests of KMS", "kms", 2026),
  snsPublish: price(0.5, 1e6, "messages to topics of SNS", "sns", 2026),
  text: price(0.00645, 1, "SMS, to the United States", "sns"),
  carrierLookup: price(0.005, 1, "look-ups of a carrier", "end-user-messaging"),
  lexSpeech: price(0.004, 1, "spoken turns of Lex", "lex", 2026),
  trace: price(5, 1e6, "traces of X-Ray", "xray", 2025),
  logs: price(0.5, 1, "GB of logs", "cloudwatch", 2026),
  connectMinute: price(0.038, 1, "minutes of Amazon Connect", "connect", 2026),
  phoneMinute: price(0.0022, 1, "minutes of an inbound direct number, United States", "connect"),
  phoneDay: price(0.03, 1, "days of a direct number, United States", "connect"),
  key: price(1, 1, "keys of KMS", "kms", 2026),
  alarm: price(0.1, 1, "metrics of alarms", "cloudwatch", 2026),
  dashboard: price(3, 1, "dashboards", "cloudwatch", 2026),
  metric: price(0.3, 1, "metrics of our own", "cloudwatch", 2026),
  schedule: price(1, 1e6, "runs of the schedule", "eventbridge", 2026),
} as const;
export type Priced = keyof typeof PRICES;

/** A minute of Amazon Connect without what it sells as unlimited AI, as its page had it in 2020. */
export const BARE_MINUTE = 0.018;

/** How much of each is used. */
export type Usage = Partial<Record<Priced, number>>;

export const dollars = (what: Priced, quantity: number): number => (quantity * PRICES[what].usd) / PRICES[what].per;

export const totalOf = (usage: Usage): number =>
  Object.entries(usage).reduce((sum, [what, quantity]) => sum + dollars(what as Priced, quantity), 0);
