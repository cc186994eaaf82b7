import { staffed } from "../../src/telephone/exchange.ts";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { CLOSED, OLIVER } from "../telephone.ts";

const HOLD = "Please hold the line for an agent.";
const UNREACHED = "Our agents cannot be reached at the moment. Please try again later.";
const FULL = "All lines to our agents are taken. Please try again in a few minutes.";

/** Talking to a person, where one is there. */
export const agents: ScriptedCall[] = [
  {
    name: "an agent answers",
    from: OLIVER,
    keys: "2",
    exchange: (exchange) => staffed(exchange, ["m.reyes"]),
    hears: [HOLD],
    endedBy: "agent",
  },
  { name: "a caller waits until patience ends", keys: "2", patience: 60_000, hears: [HOLD], endedBy: "caller" },
  {
    name: "a caller hears at night when agents answer",
    keys: "2",
    at: CLOSED,
    hears: ["Our agents answer", "press 1."],
  },
  {
    name: "a caller hears that all lines are taken, and can go on",
    keys: "2",
    exchange: ({ queues, ...exchange }) => ({
      ...exchange,
      queues: queues.map((queue) => ({ ...queue, waiting: queue.maxContacts ?? 0 })),
    }),
    hears: [HOLD, FULL, "press 1."],
  },
  {
    name: "a caller is told where the hours are gone",
    keys: "2",
    exchange: (exchange) => ({ ...exchange, hours: [] }),
    hears: [UNREACHED, "press 1."],
  },
  {
    name: "a caller is told where the queue is gone",
    keys: "2",
    exchange: (exchange) => ({ ...exchange, queues: [] }),
    hears: [UNREACHED, "press 1."],
  },
  {
    name: "a caller is told where the transfer fails",
    keys: "2",
    failing: { transfer: "NoMatchingError" },
    hears: [HOLD, UNREACHED, "press 1."],
  },
];
