import { type Desk, placeOf } from "../desk.ts";
import { notFound } from "../faults.ts";
import type { Operations } from "../handlers.ts";
import { interpretationOf, stateOf } from "./told.ts";

/** GetSession and DeleteSession. ⚠ AWS's pages do not say that a session must be there to be deleted: here it must. */
export const keptSessions = (desk: Desk): Operations<"GetSession" | "DeleteSession"> => ({
  async GetSession(address) {
    const session = desk.sessions.find(placeOf(desk, address).key);
    if (!session) throw notFound(`Session ${address.sessionId}`);
    const { standing, messages, interpretations, requestId } = session;
    return {
      sessionId: address.sessionId,
      messages,
      interpretations: interpretations.map(interpretationOf),
      sessionState: stateOf(standing, requestId),
    };
  },
  async DeleteSession({ botId, botAliasId, localeId, sessionId }) {
    const { key } = placeOf(desk, { botId, botAliasId, localeId, sessionId });
    if (!desk.sessions.find(key)) throw notFound(`Session ${sessionId}`);
    await desk.sessions.alone(key, async () => desk.sessions.forget(key));
    return { botId, botAliasId, localeId, sessionId };
  },
});
