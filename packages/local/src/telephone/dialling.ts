import path from "node:path";
import type { Dialled } from "@frontdesk/simulator/phone/ring.ts";
import type { DeskExchange } from "./exchange.ts";
import { readFlowFile } from "./flow-file.ts";
import { isForThoseWhoWait, queueDoor } from "./queue-door.ts";
import { type StandInHours, withStandIns } from "./stand-ins.ts";

const E164 = /^\+\d{4,15}$/;

/** What is dialled: a number, the file that takes the flows' place, or a flow by its name or an unmistakable part of it. */
export function flowNamed(
  { flows }: DeskExchange,
  { to, flow }: { to: string; flow?: string },
): Pick<Dialled, "to" | "flow"> {
  if (flow !== undefined) return { flow };
  if (E164.test(to)) return { to };
  const named = flows.filter(({ name, id, arn }) => [name, id, arn].includes(to));
  const alike = flows.filter(({ name }) => name.toLowerCase().includes(to.toLowerCase()));
  const [only, ...others] = named.length ? named : alike;
  if (only && !others.length) return { flow: only.id };
  const which = only ? `is a part of several flows' names` : `is no flow`;
  throw new Error(`“${to}” ${which}; there are: ${flows.map(({ name }) => name).join(", ") || "none"}.`);
}

type OwnFlow = { flow?: string; standIn?: StandInHours };

/**
 * The exchange with a flow from a file beside its own, and with stand-ins where they are wanted. The file's path is the
 * flow's name, id and ARN; a flow for those who wait is heard in a queue, and the path is the id of the way there.
 */
export async function withFlowFile(exchange: DeskExchange, { flow: file, standIn }: OwnFlow): Promise<DeskExchange> {
  if (file === undefined && standIn) throw new Error("--stand-in is for a flow of your own: say with --flow which.");
  if (file === undefined) return exchange;
  const content = await readFlowFile(file);
  const whole = standIn ? withStandIns(exchange, content, standIn) : exchange;
  const own = { id: file, arn: file, name: file, content };
  if (!isForThoseWhoWait(content)) return { ...whole, flows: [...whole.flows, own] };
  const heard = { ...own, id: `${file} itself`, arn: `${file} itself`, name: path.basename(file) };
  const { door, queue } = queueDoor(heard, file);
  return { ...whole, flows: [...whole.flows, heard, door], queues: [...whole.queues, queue] };
}
