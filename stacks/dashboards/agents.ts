import { ofMessages, ofTable, ours } from "../metrics.ts";
import type { Storage } from "../storage.ts";
import { addressFunctions, agentFunctions, type Watched } from "../watches/agents.ts";
import type { Alarms } from "../watches/watch.ts";
import { dashboard, graph, numbers, states, text } from "./board.ts";
import { functionRows } from "./functions.ts";

/** Agents in bulk: whether files move on, and how fast. */
export function agentsDashboard(agents: Watched, { bucket, ledger }: Storage, alarms: Alarms) {
  const { queue, deadLetters } = agents;
  dashboard("AgentsDashboard", "agents", [
    [
      states("Agents in bulk", alarms),
      text($interpolate`## Agents in bulk
Files that managers drop into the bucket ${bucket.name} become calls to Amazon Connect, at the pace of its quota.

- **Rows waiting** fall evenly while a file is worked on. A large file takes hours.
- **Failed** rows come back to the manager as a file. Many at once are most often a file's fault.
- **Throttles** mean that somebody else uses the quota.

What to do for each alarm is in its text and in docs/operations.md. An upload's id is in its report, and in the lines of every log: enter it above.`),
    ],
    [
      numbers("Files in a day", {
        "taken in": ours("agents", "UploadsTakenIn"),
        refused: ours("agents", "UploadsRefused"),
        held: ours("agents", "UploadsHeld"),
        finished: ours("agents", "UploadsFinished"),
        "stood still": ours("agents", "UploadsStoodStill"),
      }),
      numbers("Rows in a day", {
        done: ours("agents", "RowsDone"),
        failed: ours("agents", "RowsFailed"),
        exported: ours("agents", "AgentsExported"),
      }),
    ],
    [
      graph("Rows in five minutes", {
        done: ours("agents", "RowsDone"),
        failed: ours("agents", "RowsFailed"),
        "tried again": ours("agents", "RowsTriedAgain"),
        "had no turn": ours("agents", "RowsPostponed"),
      }),
      graph(
        "Messages waiting",
        {
          rows: ofMessages(queue, "ApproximateNumberOfMessagesVisible"),
          "dead letters": ofMessages(deadLetters, "ApproximateNumberOfMessagesVisible"),
        },
        "Maximum",
      ),
      graph(
        "Oldest message, in seconds",
        {
          rows: ofMessages(queue, "ApproximateAgeOfOldestMessage"),
          "dead letters": ofMessages(deadLetters, "ApproximateAgeOfOldestMessage"),
        },
        "Maximum",
      ),
    ],
    [
      graph("Throttles of Amazon Connect", { calls: ours("agents", "ConnectThrottles") }),
      graph("Throttles of the ledger", {
        reads: ofTable(ledger.name, "ReadThrottleEvents"),
        writes: ofTable(ledger.name, "WriteThrottleEvents"),
      }),
    ],
    ...functionRows({ ...agentFunctions(agents), ...addressFunctions(agents) }),
  ]);
}
