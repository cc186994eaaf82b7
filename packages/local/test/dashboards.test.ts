import { describe, expect, it } from "vitest";
import { settings } from "../../../settings.ts";
import { type Graph, ofType } from "../src/synth/graph.ts";
import { readGraph } from "./desk.ts";
import { expectMeasured } from "./measures.ts";

type Place = { x: number; y: number; width: number; height: number };
type Line = [...string[], { label: string }];
type Properties = {
  region?: string;
  title?: string;
  markdown?: string;
  query?: string;
  alarms?: string[];
  metrics?: Line[];
  stat?: string;
};
type Widget = Place & { type: string; properties: Properties };
type Body = { widgets: Widget[]; variables?: { id: string; label: string; pattern: string }[] };

const graph: Graph = readGraph();
const dashboards = ofType(graph, "aws:cloudwatch/dashboard:Dashboard").map(({ inputs }) => ({
  name: String(inputs.dashboardName),
  body: JSON.parse(inputs.dashboardBody) as Body,
}));
const widgetsOf = (type: string) =>
  dashboards.flatMap(({ body }) => body.widgets.filter((widget) => widget.type === type));

/** A metric of a dashboard, whose dimensions are names and values in turn. */
function measureOf(line: Line) {
  const [namespace = "", name = "", ...dimensions] = line.slice(0, -1) as string[];
  const pairs = dimensions.flatMap((key, at) => (at % 2 === 0 ? [[key, dimensions[at + 1]]] : []));
  return { namespace, name, dimensions: Object.fromEntries(pairs) };
}

const overlap = (one: Place, other: Place) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe("dashboards", () => {
  it("are one a capability", () => {
    const names = ["agents", "contact-centre", "emergency", "main-line", "passwords"];
    expect(dashboards.map(({ name }) => name).sort()).toEqual(names.map((name) => `frontdesk-test-${name}`));
  });

  it("have widgets within CloudWatch's grid and limits, none over another", () => {
    for (const { body } of dashboards) {
      expect(body.widgets.length).toBeLessThanOrEqual(500);
      for (const [at, widget] of body.widgets.entries()) {
        const { x, y, width, height } = widget;
        for (const number of [x, y, width, height]) expect(Number.isInteger(number)).toBe(true);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(1);
        expect(x + width).toBeLessThanOrEqual(24);
        expect(body.widgets.slice(at + 1).filter((other) => overlap(widget, other))).toEqual([]);
      }
    }
  });

  it("show what AWS measures and functions count, in the Region, with a statistic", () => {
    const shown = widgetsOf("metric");
    expect(shown.length).toBeGreaterThan(20);
    for (const { properties } of shown) {
      expect(properties).toMatchObject({ region: settings.region, title: expect.any(String) });
      expect(["Sum", "Maximum"]).toContain(properties.stat);
      expect(properties.metrics?.length).toBeGreaterThan(0);
      for (const line of properties.metrics ?? []) expectMeasured(graph, measureOf(line));
    }
  });

  it("have 50 metrics at most, so that three of them are free", () => {
    for (const { body } of dashboards)
      expect(body.widgets.flatMap(({ properties }) => properties.metrics ?? []).length).toBeLessThanOrEqual(50);
  });

  it("show the state of each alarm once, and say what they are of", () => {
    const alarms = ofType(graph, "aws:cloudwatch/metricAlarm:MetricAlarm").map(({ arn }) => arn);
    expect(
      widgetsOf("alarm")
        .flatMap(({ properties }) => properties.alarms ?? [])
        .sort(),
    ).toEqual(alarms.sort());
    for (const { properties } of widgetsOf("alarm")) expect(properties.alarms?.length).toBeLessThanOrEqual(100);
    expect(widgetsOf("text")).toHaveLength(dashboards.length);
    for (const { properties } of widgetsOf("text")) expect(properties.markdown).toMatch(/^## .+\n[\s\S]{100,}\.$/);
  });

  it("follow an id, which is entered at their top, through the logs of all functions", () => {
    const queries = widgetsOf("log").map(({ properties }) => properties.query ?? "");
    const followed = queries.flatMap((query) => [...query.matchAll(/SOURCE '([^']+)'/g)].map(([, name]) => name));
    const logs = ofType(graph, "aws:cloudwatch/logGroup:LogGroup").map(({ inputs }) => inputs.name);
    expect(followed.sort()).toEqual(logs.sort());
    for (const { body } of dashboards) {
      const asks = body.widgets.some(({ type }) => type === "log");
      expect(body.variables?.length ?? 0).toBe(asks ? 1 : 0);
      for (const { id, label, pattern } of body.variables ?? []) {
        expect([id, label.length <= 30]).toEqual([expect.stringMatching(/^[0-9A-Za-z_-]{1,32}$/), true]);
        const text = JSON.stringify(body.widgets);
        expect(text.split(pattern)).toHaveLength(2);
      }
    }
  });
});
