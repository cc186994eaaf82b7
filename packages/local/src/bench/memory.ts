import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import type { Graph } from "../synth/graph.ts";
import { openIntakeDesk } from "./intake-desk.ts";

export type IntakeMemory = {
  /** The most (MB) that the intake's process ever held, of a small file and of a large one. */
  small: number;
  large: number;
  /** Rows a second of the large one. */
  rowsASecond: number;
};

/** Batches after which what was sent is forgotten: a million messages would fill this process, and are not looked at. */
const FORGET_EVERY = 2000;

/** The intake's peak memory by the size of the file, each in a process that was just begun. */
export async function intakeMemory(
  graph: Graph,
  instance: Instance,
  rows: { small: number; large: number },
): Promise<IntakeMemory> {
  const small = await coldRun(graph, instance, rows.small);
  const large = await coldRun(graph, instance, rows.large);
  return { small: small.peak, large: large.peak, rowsASecond: rows.large / (large.duration / 1000) };
}

async function coldRun(graph: Graph, instance: Instance, rows: number) {
  const desk = await openIntakeDesk(graph, instance);
  let batches = 0;
  let failure: unknown;
  desk.cloud.journal.on(({ operation }) => {
    if (operation !== "SendMessageBatch") return;
    batches += 1;
    if (batches % FORGET_EVERY === 0) desk.purge().catch((error) => (failure = error));
  });
  try {
    const { run } = await desk.takeIn(rows);
    if (failure) throw failure;
    if (!run.isCold) throw new Error("the intake's process was not new");
    return { duration: run.duration, peak: run.maxRss };
  } finally {
    await desk.close();
  }
}
