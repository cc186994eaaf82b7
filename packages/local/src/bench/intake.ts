import type { Instance } from "@frontdesk/simulator/connect/instance.ts";
import type { Graph } from "../synth/graph.ts";
import { bareSends, withBareSends } from "./bare-sends.ts";
import { median } from "./figure.ts";
import { type IntakeDesk, openIntakeDesk, type TakenIn } from "./intake-desk.ts";
import type { Counts } from "./tally.ts";

export type IntakeSpeed = {
  rows: number;
  /** Rows a second: the whole run of a warm process, look-ups and both readings of the file included. */
  intake: number;
  /** Rows a second of SendMessageBatch alone, with the same bodies, in a function that is else as the intake. */
  bare: number;
  /** Of the two, each intake with the sends before and after it: the machine's speed drifts. */
  ratio: number;
  counts: Counts;
};

const WARM_ROWS = 1000;

/** The intake, and bare sends of the very messages that it sends, in turns; medians, since others may use the machine. */
export async function intakeSpeed(
  graph: Graph,
  instance: Instance,
  { rows, rounds }: { rows: number; rounds: number },
): Promise<IntakeSpeed> {
  const desk = await openIntakeDesk(await withBareSends(graph), instance);
  const bare = bareSends(desk.clients);
  try {
    await desk.takeIn(Math.min(rows, WARM_ROWS));
    await desk.purge();
    const first = await timed(desk, rows);
    const gathered = await bare.gather();
    if (gathered !== rows) throw new Error(`the intake of ${rows} rows left ${gathered} messages`);
    async function sent(): Promise<number> {
      await desk.purge();
      return bare.send();
    }
    // The first of both is not counted: V8 compiles what it finds to be hot, for seconds.
    await sent();
    const intakes: number[] = [];
    const sends = [await sent()];
    while (intakes.length < rounds) {
      await desk.purge();
      intakes.push((await timed(desk, rows)).run.duration);
      sends.push(await sent());
    }
    const rowsASecond = (milliseconds: number[]) => rows / (median(milliseconds) / 1000);
    return {
      rows,
      intake: rowsASecond(intakes),
      bare: rowsASecond(sends),
      ratio: median(intakes.map((intake, at) => median(sends.slice(at, at + 2)) / intake)),
      counts: first.counts,
    };
  } finally {
    await desk.close();
  }
}

async function timed(desk: IntakeDesk, rows: number): Promise<TakenIn> {
  const taken = await desk.takeIn(rows);
  if (taken.run.isCold) throw new Error("the intake's process was not warm");
  return taken;
}
