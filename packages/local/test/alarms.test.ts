import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { lay } from "../../../settings/overlay.ts";
import { METRICS } from "../../functions/src/observing/metrics.ts";
import { EVERYTHING_NEW } from "../src/permissions/everything.ts";
import { type Graph, ofType, type Resource, resource } from "../src/synth/graph.ts";
import { ROOT } from "../src/synth/place.ts";
import { graphWith, readGraph } from "./desk.ts";
import { expectMeasured, type Measure } from "./measures.ts";

type Query = { expression?: string; returnData?: boolean; metric?: Measured & { stat: string; period: number } };
type Measured = { metricName: string; namespace: string; dimensions?: Record<string, string> };

const TYPE = "aws:cloudwatch/metricAlarm:MetricAlarm";
const alarmsOf = (graph: Graph) => ofType(graph, TYPE);
const queriesOf = ({ inputs }: Resource): Query[] => inputs.metricQueries ?? [];

function measuresOf(alarm: Resource): Measure[] {
  const several = queriesOf(alarm).flatMap(({ metric }) => (metric ? [metric] : []));
  const all = several.length > 0 ? several : [alarm.inputs as Measured];
  return all.map(({ metricName: name, namespace, dimensions = {} }) => ({ name, namespace, dimensions }));
}

const periodOf = (alarm: Resource): number =>
  alarm.inputs.period ?? queriesOf(alarm).find(({ metric }) => metric)?.metric?.period;

const whole = graphWith(
  lay(
    { operators: { alert: ["on.call@example.com"], smsSpendDollars: 40, unanswered: 12, dashboards: false } },
    EVERYTHING_NEW,
  ),
);
/** What is deployed by default, and with all that settings may add. */
const each: [string, () => Graph][] = [
  ["of the defaults", readGraph],
  ["of settings that add to them", whole],
];

describe.each(each)("alarms %s", (_, graphOf) => {
  it("tell of errors of every function", () => {
    const graph = graphOf();
    const watched = alarmsOf(graph)
      .flatMap(measuresOf)
      .flatMap(({ name, dimensions }) => (name === "Errors" ? dimensions.FunctionName : []));
    const functions = ofType(graph, "aws:lambda/function:Function").map(({ inputs }) => inputs.name);
    expect(watched.sort()).toEqual(functions.sort());
  });

  it("say what happened, whom it hurts and what to do, with room for a longer stage", () => {
    for (const { name, inputs } of alarmsOf(graphOf())) {
      expect(inputs.alarmDescription, name).toMatch(/^[A-Z0-9“].{10,}\. (.* )?It hurts .{10,} What to do: .{20,}\.$/);
      expect(inputs.alarmDescription.length, name).toBeLessThanOrEqual(1024 - 60);
      expect(inputs.alarmDescription, name).not.toMatch(/undefined|\[object|\$\{|\.\.| {2}/);
    }
  });

  it("have names of their own, in CloudWatch's length, and tell one of our topics", () => {
    const graph = graphOf();
    const alarms = alarmsOf(graph);
    const names = alarms.map(({ inputs }) => inputs.name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^frontdesk-test [ -~]{5,200}$/); // a mail’s subject is ASCII
    const topics = ["Alerts", "Operators", "PasswordAlerts"].map(
      (name) => resource(graph, "aws:sns/topic:Topic", `${name}Topic`).arn,
    );
    const told = new Set(alarms.flatMap(({ inputs }) => inputs.alarmActions));
    expect([...told].sort()).toEqual(topics.sort());
    for (const { inputs } of alarms) expect(inputs.alarmActions).toHaveLength(1);
  });

  it("watch what AWS measures, what functions count or what a filter finds in a log, of things that are there", () => {
    const graph = graphOf();
    for (const measure of alarmsOf(graph).flatMap(measuresOf)) expectMeasured(graph, measure);
  });

  it("look back no further than CloudWatch does, and reckon in one expression with one period", () => {
    for (const alarm of alarmsOf(graphOf())) {
      const { evaluationPeriods, metricName, period } = alarm.inputs;
      const seconds = periodOf(alarm) * evaluationPeriods;
      expect(periodOf(alarm) % 60).toBe(0);
      // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
      expect(seconds).toBeLessThanOrEqual(periodOf(alarm) >= 3600 ? 7 * 86_400 : 86_400);
      const queries = queriesOf(alarm);
      if (queries.length === 0) continue;
      expect([metricName, period]).toEqual([undefined, undefined]);
      expect(queries.filter(({ returnData }) => returnData)).toHaveLength(1);
      expect(new Set(queries.flatMap(({ metric }) => metric?.period ?? [])).size).toBe(1);
      expect(queries.length).toBeLessThanOrEqual(1 + 10);
    }
  });

  it("take no data for all being well, but for what always happens, and for what was spent", () => {
    const others = alarmsOf(graphOf()).filter(({ inputs }) => inputs.treatMissingData !== "notBreaching");
    expect(others.map(({ name, inputs }) => [name, inputs.treatMissingData])).toEqual([
      ["SweepMissingAlarm", "breaching"],
      ["TextsSpendAlarm", "ignore"],
    ]);
  });
});

describe("operators", () => {
  const alarmOf = (graph: Graph, name: string) => resource(graph, TYPE, name).inputs;

  it("are subscribed by e-mail to a topic that is encrypted with our key, and nobody else is told there", () => {
    const topic = resource(whole(), "aws:sns/topic:Topic", "OperatorsTopic");
    expect(topic.inputs.kmsMasterKeyId).toBe(resource(whole(), "aws:kms/key:Key", "Key").arn);
    const subscribed = ofType(whole(), "aws:sns/topicSubscription:TopicSubscription").map(({ inputs }) => inputs);
    expect(subscribed.filter((one) => one.topic === topic.arn)).toEqual([
      { topic: topic.arn, protocol: "email", endpoint: "on.call@example.com" },
    ]);
    expect(whole().outputs.operators).toBe(topic.arn);
  });

  it("are told from as much spent, and as many callers without an answer, as settings say", () => {
    const bounds = (graph: Graph) =>
      ["TextsSpendAlarm", "CallsMissedAlarm", "MainLineQueueFullAlarm"].map((name) => alarmOf(graph, name).threshold);
    expect(bounds(whole())).toEqual([40, 12, 12]);
    expect(bounds(readGraph())).toEqual([0.8, 5, 5]);
  });

  it("are told of the quota of calls by a share, which is what Amazon Connect measures", () => {
    expect(alarmOf(readGraph(), "CallsNearQuotaAlarm")).toMatchObject({ threshold: 0.8, statistic: "Maximum" });
  });

  it("are told that answers are slow before Amazon Connect, or whoever waits, gives up", () => {
    const timeouts = ofType(readGraph(), "aws:lambda/function:Function").map(({ inputs }) => inputs);
    for (const name of ["MainLineSlowAlarm", "EmergencySlowAlarm", "ResetPasswordSlowAlarm"]) {
      const { threshold } = alarmOf(readGraph(), name);
      expect(threshold).toBeLessThan(8000);
      for (const { dimensions } of measuresOf(resource(readGraph(), TYPE, name)))
        expect(threshold).toBeLessThan(1000 * timeouts.find((made) => made.name === dimensions.FunctionName)?.timeout);
    }
  });

  it("are told of rows a day before their queue forgets them", () => {
    const { inputs } = resource(readGraph(), "aws:sqs/queue:Queue", "RowsQueue");
    expect(alarmOf(readGraph(), "RowsOldAlarm").threshold).toBe(inputs.messageRetentionSeconds - 86_400);
  });

  it("are told which log a flow of an instance of ours has", () => {
    expect(alarmOf(whole(), "MainLineFlowErrorsAlarm").alarmDescription).toContain("/aws/connect/frontdesk-example ");
    expect(alarmOf(readGraph(), "MainLineFlowErrorsAlarm").alarmDescription).toContain("/aws/connect/ALIAS ");
  });

  it("see no dashboards where settings ask for none", () => {
    expect(ofType(whole(), "aws:cloudwatch/dashboard:Dashboard")).toEqual([]);
  });
});

describe("docs/operations.md", () => {
  const page = readFileSync(path.join(ROOT, "docs", "operations.md"), "utf8");
  const rows = [...page.matchAll(/^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)]
    .map(([, name = "", when = "", hurts = "", first = ""]) => ({ name, when, hurts, first }))
    .filter(({ name }) => name !== "alarm");

  it("has a row for every alarm that there may be, and for no other", () => {
    const names = alarmsOf(whole()).map(({ inputs }) => inputs.name.replace("frontdesk-test ", ""));
    expect(rows.map(({ name }) => name).sort()).toEqual(names.sort());
  });

  it("names what is counted", () => {
    for (const [service, names] of Object.entries(METRICS))
      expect(page).toContain(`| \`${service}\` | ${names.join(", ")} |`);
  });

  it("says what alarms cost, by the metrics that they watch", () => {
    for (const graph of [readGraph(), whole()]) {
      const metrics = alarmsOf(graph).flatMap(measuresOf).length;
      expect(page).toContain(
        `${alarmsOf(graph).length} alarms watch ${metrics} metrics: ${(metrics / 10).toFixed(2)} US dollars a`,
      );
    }
  });
});
