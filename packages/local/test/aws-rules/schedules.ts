import { byArn, each, FUNCTION, first, outside, type Rules, SCHEDULE } from "./rule.ts";

const TYPES = "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html";
const SECONDS: Record<string, number> = { minute: 60, hour: 3600, day: 86_400 };
/** Seconds between two times of a schedule such as `rate(5 minutes)`; nothing where it is another. */
function secondsOf(expression: string) {
  const [, count, unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  return count ? Number(count) * Number(SECONDS[unit]) : undefined;
}

export const schedules: Rules = {
  "have an expression that the scheduler takes": {
    source: TYPES,
    breaches: each(SCHEDULE, ({ inputs: { scheduleExpression: text } }) => {
      const isKnown = (secondsOf(text) ?? 0) >= 60 || /^(cron\(\S+( \S+){5}\)|at\([\d:T-]+\))$/.test(text);
      return !isKnown && `is ${text}`;
    }),
    spoil: (graph) => {
      first(graph, SCHEDULE).inputs.scheduleExpression = "rate(30 seconds)";
    },
  },
  "come when the function that they invoke is done": {
    source: "https://docs.aws.amazon.com/lambda/latest/dg/best-practices.html",
    breaches: each(SCHEDULE, ({ inputs }, graph) => {
      const timeout = byArn(graph, inputs.target.arn)?.inputs.timeout ?? 0;
      const every = secondsOf(inputs.scheduleExpression) ?? Number.POSITIVE_INFINITY;
      return timeout > every && `comes every ${every} s, and its function may run ${timeout} s`;
    }),
    spoil: (graph) => {
      for (const each of graph.resources) if (each.type === FUNCTION) each.inputs.timeout = 900;
    },
  },
  "try again as often as the scheduler can": {
    source: "https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html",
    breaches: each(SCHEDULE, ({ inputs }) =>
      outside("retries", inputs.target.retryPolicy?.maximumRetryAttempts, 0, 185),
    ),
    spoil: (graph) => {
      first(graph, SCHEDULE).inputs.target.retryPolicy = { maximumRetryAttempts: 186 };
    },
  },
};
