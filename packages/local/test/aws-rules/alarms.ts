import { ALARM, each, first, outside, type Rules } from "./rule.ts";

const PUT_ALARM = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html";
const WEEK = 604_800;
const DAY = 86_400;

export const alarms: Rules = {
  "say in 1,024 characters at most whom they hurt and what to do": {
    source: PUT_ALARM,
    breaches: each(ALARM, ({ inputs: { alarmDescription: text = "" } }) => {
      if (text.length > 1024) return `has ${text.length} characters`;
      return !/It hurts .*What to do: /s.test(text) && "does not say";
    }),
    spoil: (graph) => {
      first(graph, ALARM).inputs.alarmDescription += "x".repeat(1024);
    },
  },
  "look at a time that CloudWatch can": {
    source: PUT_ALARM,
    breaches: each(ALARM, ({ inputs: { period, evaluationPeriods } }) => {
      // Where an alarm is of several metrics, each has its own.
      if (period === undefined) return undefined;
      const whole = period === 10 || period === 20 || period === 30 || period % 60 === 0;
      const most = period >= 3600 ? WEEK : DAY;
      return (!whole && `has a period of ${period} s`) || outside("time", period * evaluationPeriods, 10, most);
    }),
    spoil: (graph) => {
      first(graph, ALARM).inputs.period = 45;
    },
  },
  "tell somebody": {
    source: PUT_ALARM,
    breaches: each(ALARM, ({ inputs: { alarmActions = [] } }) =>
      alarmActions.length === 0 ? "tells nobody" : outside("actions", alarmActions.length, 1, 5),
    ),
    spoil: (graph) => {
      first(graph, ALARM).inputs.alarmActions = [];
    },
  },
};
