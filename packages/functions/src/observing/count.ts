import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { METRICS, Room } from "./metrics.ts";

/** Powertools' own name for it: an invocation that a process began with. */
export const COLD_START = "ColdStart";

/** What the invocation has counted so far, by the room. */
const counted = new Map<Room, Map<string, number>>();

/** Adds to a metric of the room, which is told with all others when the invocation ends. */
export function count<In extends Room>(
  room: In,
  name: (typeof METRICS)[In][number] | typeof COLD_START,
  times = 1,
): void {
  const counts = counted.get(room) ?? new Map<string, number>();
  counted.set(room, counts.set(name, (counts.get(name) ?? 0) + times));
}

/** Tells CloudWatch what was counted, in one entry of the log (embedded metric format); none where nothing was. */
export function tellCounts(): void {
  for (const [serviceName, counts] of counted) {
    const metrics = new Metrics({ serviceName });
    for (const [name, times] of counts) metrics.addMetric(name, MetricUnit.Count, times);
    metrics.publishStoredMetrics();
  }
  counted.clear();
}
