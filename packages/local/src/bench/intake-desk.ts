import { PurgeQueueCommand } from "@aws-sdk/client-sqs";
import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import type { Run } from "@frontdesk/simulator/lambda/functions.ts";
import { boot } from "../cloud/boot.ts";
import { clientsOf } from "../cloud/clients.ts";
import { type Graph, resource } from "../synth/graph.ts";
import { drop } from "../uploads/drop.ts";
import { newAgents } from "./agents-file.ts";
import { type Counts, startTally } from "./tally.ts";

export type TakenIn = { rows: number; run: Run; counts: Counts };
export type IntakeDesk = Awaited<ReturnType<typeof openIntakeDesk>>;

/** Lambda's own limit, and a moment for the event. */
const LONGEST = 16 * 60_000;

/** A local cloud whose rows nobody takes from the queue: the intake alone works. */
export async function openIntakeDesk(graph: Graph, instance: Instance) {
  const frontdesk = await boot({ graph: withoutConsumers(graph), instance });
  const clients = clientsOf(frontdesk);
  const { cloud, names } = frontdesk;
  const queueUrl = `${cloud.endpoint}/${graph.account}/${names.queues.rows}`;
  const purge = async () => void (await clients.sqs.send(new PurgeQueueCommand({ QueueUrl: queueUrl })));

  return {
    ...frontdesk,
    clients,
    purge,
    /** Drops a file and waits until the intake has sent its rows. */
    async takeIn(rows: number): Promise<TakenIn> {
      const tally = startTally(frontdesk);
      const since = Date.now();
      await drop({ key: `create/${rows}-rows.csv`, content: newAgents({ count: rows }) }, clients, frontdesk);
      const isIntake = (run: Run) => run.function === names.functions.intake;
      const run = await cloud.runs.until(isIntake, { since, timeout: LONGEST });
      const counts = tally();
      const sent = counts.calls["sqs SendMessageBatch"] ?? 0;
      if (run.outcome === "success" && sent >= rows / 10) return { rows, run, counts };
      throw new Error(
        `the intake of ${rows} rows sent ${sent} batches and ended with ${run.outcome} after ${run.duration} ms`,
      );
    },
  };
}

function withoutConsumers(graph: Graph): Graph {
  const { arn } = resource(graph, "aws:sqs/queue:Queue", "RowsQueue");
  const takesRows = ({ type, inputs }: Graph["resources"][number]) =>
    type === "aws:lambda/eventSourceMapping:EventSourceMapping" && inputs.eventSourceArn === arn;
  return { ...graph, resources: graph.resources.filter((each) => !takesRows(each)) };
}
