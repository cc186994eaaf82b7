import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import type { Graph } from "../synth/graph.ts";
import { changedAgents, peopled } from "./agents-file.ts";
import { openBenchDesk, type Quota, type Timed, WARM_ROWS } from "./bench-desk.ts";

export type Updates = {
  /** Every setting differs. */
  first: Timed;
  /** Nothing differs, and the file does not say the e-mail address. */
  againWithoutEmail: Timed;
  /** Nothing differs, and the file says all. */
  again: Timed;
};

/** Brings up a desk, warm, and gives what is to be timed on it: agents all of whose settings differ, then the file again. */
export async function readyToUpdate(
  graph: Graph,
  instance: Instance,
  quota: Quota,
  { rows, desks }: { rows: number; desks: AsyncDisposableStack },
): Promise<() => Promise<Updates>> {
  const people = peopled(instance, rows + WARM_ROWS);
  const desk = desks.adopt(await openBenchDesk(graph, people, quota), ({ close }) => close());
  const warm = { from: rows + 1, count: WARM_ROWS };
  await desk.time(WARM_ROWS, changedAgents(warm, { hasEmail: true }), "update");
  async function timed(hasEmail: boolean) {
    await desk.rested();
    return desk.time(rows, changedAgents({ count: rows }, { hasEmail }), "update");
  }
  return async () => {
    const first = await timed(true);
    const againWithoutEmail = await timed(false);
    return { first, againWithoutEmail, again: await timed(true) };
  };
}
