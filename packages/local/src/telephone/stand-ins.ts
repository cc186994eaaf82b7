import { type Exchange, type Hours, named, type OpenRange, type Queue } from "@frontdesk/simulator/phone/exchange.ts";

/** Opening hours of stand-ins: at all times, or never. */
export type StandInHours = "open" | "closed";

const DAYS = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"] as const;
/** A range that ends where it starts is a whole day. */
const ALL_DAY = DAYS.map((day): OpenRange => ({ day, start: "00:00", end: "00:00" }));
/** Parameters that name one or the other, and ARNs of them anywhere else. */
const QUEUE = { parameter: "QueueId", arn: /^arn:[^:]+:connect:.*\/queue\// };
const HOURS = { parameter: "HoursOfOperationId", arn: /^arn:[^:]+:connect:.*\/operating-hours\// };

/**
 * An exchange that also has the queues and the hours that a flow of another instance names and this one lacks: nobody waits
 * in the queues, and all those hours are open, or all are closed. Without them such a flow has nothing but error branches.
 */
export function withStandIns<E extends Exchange>(exchange: E, content: string, state: StandInHours): E {
  const flow: unknown = JSON.parse(content);
  const config = state === "open" ? ALL_DAY : [];
  const hoursOf = (id: string): Hours => ({ id, arn: id, name: nameOf(id), timeZone: "UTC", config });
  const always = hoursOf(`stand-in/${state}`);
  const queueOf = (id: string): Queue => ({
    id,
    arn: id,
    name: nameOf(id),
    hoursId: always.id,
    waiting: 0,
    agents: [],
  });
  const hours = idsIn(flow, HOURS).filter((id) => !named(exchange.hours, id));
  const queues = idsIn(flow, QUEUE).filter((id) => !named(exchange.queues, id));
  return {
    ...exchange,
    hours: [...exchange.hours, always, ...hours.map(hoursOf)],
    queues: [...exchange.queues, ...queues.map(queueOf)],
  };
}

/** Each id once; a reference stands for an id that is not in the file. */
function idsIn(value: unknown, what: typeof QUEUE): string[] {
  const found = new Set<string>();
  const search = (at: unknown, key: string): void => {
    if (typeof at === "string" && !at.startsWith("$.") && (key === what.parameter ? at !== "" : what.arn.test(at)))
      found.add(at);
    if (typeof at === "object" && at !== null) for (const [name, each] of Object.entries(at)) search(each, name);
  };
  search(value, "");
  return [...found];
}

const nameOf = (id: string) => id.slice(id.lastIndexOf("/") + 1);
