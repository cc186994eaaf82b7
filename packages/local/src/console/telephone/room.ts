import { callersOf } from "../../cloud/starting-files.ts";
import type { Ground, Room } from "../room.ts";
import type { CallTold } from "../told/call.ts";
import { Calls } from "./calls.ts";
import { telephoneRoutes } from "./routes.ts";

const TOPIC = /^call\/([0-9a-f-]{36})$/;
/** A key is answered within what a person takes for at once (ms). */
const GAP = 60;
/** So often (ms) whoever listens is noticed where nothing happens. */
const LISTENS = 5_000;

/** The telephone: calls that a person takes part in, and the flows that they go through. */
export function telephoneRoom({ frontdesk, watching, stir }: Ground): Room {
  const calls = new Calls((id) => stir(`call/${id}`));
  return {
    topic(name) {
      const [, id] = TOPIC.exec(name) ?? [];
      if (id === undefined) return undefined;
      // Of a call before the front desk was started anew a page goes on to ask.
      return { read: () => calls.listen(id) ?? forgotten(id), gap: GAP, every: LISTENS };
    },
    stirredBy: () => [],
    routes: telephoneRoutes({
      ...{ exchange: frontdesk.exchange, callers: callersOf(watching, frontdesk), calls },
      staff: frontdesk.directory?.staff ?? [],
    }),
    close: () => void calls.close(),
  };
}

const forgotten = (id: string): CallTold => ({
  ...{ id, from: "", line: "", startedAt: 0, entries: [], path: [] },
  over: { by: "nobody", why: "the front desk does not know this call any more" },
});
