import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import type { Graph } from "../synth/graph.ts";
import { openBareSends } from "./bare-sends.ts";
import { median } from "./figure.ts";
import { type IntakeDesk, openIntakeDesk, type TakenIn } from "./intake-desk.ts";
import type { Counts } from "./tally.ts";

export type IntakeSpeed = {
  rows: number;
  /** Rows a second: the whole run of a warm process, look-ups and both readings of the file included. */
  intake: number;
  /** Rows a second of SendMessageBatch alone, with the same bodies. */
  bare: number;
  counts: Counts;
};

const WARM_ROWS = 1000;

/** The intake, and bare sends of the very messages that it sends, in turns; medians, since others may use the machine. */
export async function intakeSpeed(
  graph: Graph,
  instance: Instance,
  { rows, rounds }: { rows: number; rounds: number },
): Promise<IntakeSpeed> {
  const desk = await openIntakeDesk(graph, instance);
  const bare = openBareSends(desk);
  try {
    await desk.takeIn(Math.min(rows, WARM_ROWS));
    await desk.purge();
    const first = await timed(desk, rows);
    const gathered = await bare.gather();
    if (gathered !== rows) throw new Error(`the intake of ${rows} rows left ${gathered} messages`);
    const taken = [first];
    const sent: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      if (round > 1) taken.push(await timed(desk, rows));
      await desk.purge();
      sent.push(await bare.send());
      await desk.purge();
    }
    const rowsASecond = (milliseconds: number[]) => rows / (median(milliseconds) / 1000);
    const runs = taken.map(({ run }) => run.duration);
    return { rows, intake: rowsASecond(runs), bare: rowsASecond(sent), counts: first.counts };
  } finally {
    await bare.close();
    await desk.close();
  }
}

async function timed(desk: IntakeDesk, rows: number): Promise<TakenIn> {
  const taken = await desk.takeIn(rows);
  if (taken.run.isCold) throw new Error("the intake's process was not warm");
  return taken;
}
