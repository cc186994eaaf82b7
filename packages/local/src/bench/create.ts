import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import type { Graph } from "../synth/graph.ts";
import { newAgents, peopled } from "./agents-file.ts";
import { openBenchDesk, type Quota, type Timed, WARM_ROWS } from "./bench-desk.ts";

/** Brings up a desk, warm, and gives what is to be timed on it: agents who are not there, one CreateUser a row. */
export async function readyToCreate(
  graph: Graph,
  instance: Instance,
  quota: Quota,
  { rows, desks }: { rows: number; desks: AsyncDisposableStack },
): Promise<() => Promise<Timed>> {
  const desk = desks.adopt(await openBenchDesk(graph, peopled(instance), quota), ({ close }) => close());
  await desk.time(WARM_ROWS, newAgents({ from: rows + 1, count: WARM_ROWS }), "create");
  return async () => {
    await desk.rested();
    return desk.time(rows, newAgents({ count: rows }), "create");
  };
}
