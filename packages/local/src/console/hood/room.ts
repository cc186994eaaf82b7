import type { JournalEntry } from "@frontdesk/simulator/gateway/service.ts";
import { type Ground, named, type Room } from "../room.ts";
import { functionsIn } from "./functions.ts";
import { journalIn } from "./journal.ts";
import { limiterIn } from "./limiter.ts";
import { queuesIn } from "./queues.ts";
import { hoodRoutes } from "./routes.ts";
import { switchesIn } from "./switches.ts";
import { tablesIn } from "./tables.ts";

/** Under the hood: what the front desk is made of, as it works, and switches for what may go wrong. */
export function hoodRoom({ frontdesk, watching, stir }: Ground): Room {
  const { graph, cloud } = frontdesk;
  const queues = queuesIn({ graph, endpoint: cloud.endpoint, watching });
  const functions = functionsIn(frontdesk, () => {
    stir("functions");
    stir("switches");
  });
  const limiter = limiterIn({ ...frontdesk, watching });
  const tables = tablesIn({ graph, watching });
  const journal = journalIn(frontdesk);
  const switches = switchesIn(frontdesk, () => {
    stir("switches");
    stir("functions");
  });
  return {
    topic: named({
      // Messages that were hidden or delayed come by themselves.
      queues: { read: queues.read, gap: 500, every: 1_000 },
      // What runs now is told of when it is over.
      functions: { read: functions.read, gap: 500, every: 1_000 },
      limiter: { read: limiter.read, gap: 1_000, every: 1_000 },
      tables: { read: tables.read, gap: 3_000 },
      journal: { read: journal.read, gap: 500 },
      // What is hidden comes back by itself.
      switches: { read: switches.read, every: 2_000 },
    }),
    stirredBy: (entry) => ["journal", ...topicsOf(entry), ...(tables.isWritten(entry) ? ["tables"] : [])],
    routes: hoodRoutes({ switches, tables }),
    close() {
      for (const { stop } of [functions, limiter, journal]) stop();
      switches.close();
    },
  };
}

const topicsOf = ({ service }: JournalEntry) =>
  service === "sqs" ? ["queues"] : service === "connect" ? ["limiter"] : [];
