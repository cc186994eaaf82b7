import { settings } from "../../settings.ts";
import type { Metric } from "../metrics.ts";
import type { Alarms } from "../watches/watch.ts";

/** Columns of a dashboard: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
const COLUMNS = 24;
const MINUTES = 5;
const DAY = 24 * 3600;

type Statistic = "Sum" | "Maximum" | "Average";
export type Widget = { type: "metric" | "alarm" | "log" | "text"; height: number; properties: object };

/** A metric as a dashboard has it: namespace, name and dimensions in one list, its label last. */
const line = (label: string, { name, namespace, dimensions = {} }: Metric) => [
  ...[namespace, name, ...Object.entries(dimensions).flat()],
  { label },
];
const linesOf = (metrics: Record<string, Metric>) => Object.entries(metrics).map(([label, each]) => line(label, each));

/** Lines over time. */
export const graph = (title: string, metrics: Record<string, Metric>, stat: Statistic = "Sum"): Widget => ({
  ...{ type: "metric", height: 6 },
  properties: {
    ...{ title, view: "timeSeries", stat, period: MINUTES * 60, region: settings.region },
    ...{ metrics: linesOf(metrics), yAxis: { left: { min: 0, showUnits: false } } },
  },
});

/** How many of each in a day. */
export const numbers = (title: string, metrics: Record<string, Metric>): Widget => ({
  ...{ type: "metric", height: 4 },
  properties: {
    ...{ title, view: "singleValue", stat: "Sum", period: DAY, region: settings.region },
    ...{ metrics: linesOf(metrics), setPeriodToTimeRange: false },
  },
});

/** The alarms' states, those that are raised first. */
export const states = (title: string, alarms: Alarms): Widget => ({
  ...{ type: "alarm", height: 6 },
  properties: { title, alarms: alarms.map(({ arn }) => arn), sortBy: "stateUpdatedTimestamp" },
});

export const text = (markdown: $util.Input<string>): Widget => ({ type: "text", height: 6, properties: { markdown } });

/** What stands in a query for what is entered at the dashboard's top. */
const CORRELATION_ID = "CORRELATION_ID";

/** The lines of all these logs about one upload or contact, whose id is entered at the dashboard's top. */
export const following = (title: string, logGroups: $util.Output<string>[]): Widget => ({
  ...{ type: "log", height: 9 },
  properties: {
    ...{ title, view: "table", region: settings.region },
    query: $resolve(logGroups).apply((names) =>
      [
        ...names.map((name) => `SOURCE '${name}'`),
        "fields @timestamp, service, level, message, @log",
        `filter correlation_id = "${CORRELATION_ID}"`,
        ...["sort @timestamp asc", "limit 1000"],
      ].join(" | "),
    ),
  },
});

/** A dashboard of rows, whose widgets share its width evenly. */
export function dashboard(logical: string, name: string, rows: Widget[][]) {
  let y = 0;
  const widgets = rows.flatMap((row) => {
    const [width, height, top] = [COLUMNS / row.length, Math.max(...row.map((each) => each.height)), y];
    y += height;
    return row.map(({ type, properties }, at) => ({ type, x: at * width, y: top, width, height, properties }));
  });
  const asked = {
    ...{ type: "pattern", pattern: CORRELATION_ID, inputType: "input", id: "correlation" },
    ...{ label: "Upload, export or contact", visible: true },
  };
  return new aws.cloudwatch.Dashboard(logical, {
    dashboardName: `${$app.name}-${$app.stage}-${name}`,
    dashboardBody: $jsonStringify({
      ...{ start: "-P1D", periodOverride: "inherit", widgets },
      ...(rows.flat().some(({ type }) => type === "log") && { variables: [asked] }),
    }),
  });
}
