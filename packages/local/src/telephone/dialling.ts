import { readFile } from "node:fs/promises";
import type { Dialled } from "@frontdesk/simulator/phone/ring.ts";
import type { DeskExchange } from "./exchange.ts";

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

/** The exchange with a flow from a file beside its own; the file's path is its name, id and ARN. */
export async function withFlowFile(exchange: DeskExchange, file: string | undefined): Promise<DeskExchange> {
  if (file === undefined) return exchange;
  const content = await readFile(file, "utf8").catch((cause) => {
    throw new Error(`${file} cannot be read: ${cause.message}`, { cause });
  });
  return { ...exchange, flows: [...exchange.flows, { id: file, arn: file, name: file, content }] };
}
