import { ofCallers, ofFlow, ours } from "../metrics.ts";
import type { Watched } from "../watches/main-line.ts";
import type { Alarms } from "../watches/watch.ts";
import { dashboard, graph, numbers, states, text } from "./board.ts";
import { functionRows } from "./functions.ts";

/** The main line: who calls, what they hear, how long they wait. */
export function mainLineDashboard({ callers, instances, main, queue }: Watched, alarms: Alarms) {
  dashboard("MainLineDashboard", "main-line", [
    [
      states("Main line", alarms),
      text($interpolate`## Main line
Callers are known by their number, hear the state of the EC2 instances, talk to an agent, or start and stop an instance.

- **Unknown** callers are treated as strangers. Many at once: was the table ${callers.table.name} imported anew?
- **Not switched**: EC2 refused, or the instance is in another state. The log says which it was.
- **Waiting** callers wait in the queue “${queue.name}”.

A contact's id is in Amazon Connect's contact search, and in the lines of every log: enter it above.`),
    ],
    [
      numbers("Callers in a day", {
        known: ours("callers", "CallersKnown"),
        unknown: ours("callers", "CallersUnknown"),
      }),
      numbers("Instances in a day", {
        told: ours("instances", "InstancesTold"),
        switched: ours("instances", "InstancesSwitched"),
        "not switched": ours("instances", "InstancesNotSwitched"),
      }),
    ],
    [
      graph("Callers waiting", { callers: ofCallers(queue.name, "QueueSize") }, "Maximum"),
      graph("Longest wait, in seconds", { wait: ofCallers(queue.name, "LongestQueueWaitTime") }, "Maximum"),
      graph("Errors of the flow", {
        "error branches": ofFlow(main.name, "ContactFlowErrors"),
        "broken off": ofFlow(main.name, "ContactFlowFatalErrors"),
        "queue full": ofCallers(queue.name, "QueueCapacityExceededError"),
      }),
    ],
    ...functionRows({ ...callers.functions, ...instances.functions }),
  ]);
}
