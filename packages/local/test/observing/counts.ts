import * as z from "zod";
import { METRICS } from "../../../functions/src/observing/metrics.ts";
import { blobsOf } from "./entries.ts";

const DAY = 24 * 3600_000;
const name = z.string().min(1).max(255);

/** CloudWatch's rules: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html. */
const Blob = z.looseObject({
  _aws: z.object({
    Timestamp: z.int().refine((at) => at > Date.now() - 14 * DAY && at < Date.now() + DAY / 12),
    CloudWatchMetrics: z
      .array(
        z.object({
          Namespace: name,
          Dimensions: z.array(z.array(name).max(30)).min(1),
          Metrics: z.array(z.object({ Name: name, Unit: z.literal("Count") })).max(100),
        }),
      )
      .length(1),
  }),
});

/** What functions have told CloudWatch, each metric's sum; throws where CloudWatch would not take it, or it is not said as it is here. */
export function countsOf(printed: string[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const read of blobsOf(printed)) {
    const { _aws, ...members } = Blob.parse(read);
    const [{ Namespace, Dimensions, Metrics } = { Namespace: "", Dimensions: [], Metrics: [] }] =
      _aws.CloudWatchMetrics;
    const room = z.enum(Object.keys(METRICS) as [keyof typeof METRICS]).parse(members.service);
    if (JSON.stringify(Dimensions) !== '[["service"]]')
      throw new Error(`the dimensions are ${JSON.stringify(Dimensions)}`);
    if (Namespace !== "frontdesk/test") throw new Error(`the namespace is ${Namespace}`);
    const others = Object.keys(members).filter((key) => key !== "service" && !Metrics.some(({ Name }) => Name === key));
    if (others.length) throw new Error(`beside the metrics there are ${others}`);
    for (const { Name } of Metrics) {
      if (Name !== "ColdStart" && !(METRICS[room] as readonly string[]).includes(Name))
        throw new Error(`${room} counts no ${Name}`);
      sums[Name] = (sums[Name] ?? 0) + z.int().positive().parse(members[Name]);
    }
  }
  return sums;
}
