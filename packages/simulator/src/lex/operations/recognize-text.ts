import { DateTime } from "luxon";
import { UNSPOKEN } from "../conversation/table.ts";
import { takeTurn } from "../conversation/turn.ts";
import { type Desk, placeOf } from "../desk.ts";
import { invalid } from "../faults.ts";
import type { Operations } from "../handlers.ts";
import { checkText, setBy } from "../request-rules.ts";
import { interpretationOf, stateOf } from "./told.ts";

/** Where "today" is the user's. https://docs.aws.amazon.com/lexv2/latest/dg/context-mgmt-request-attribs.html */
const TIME_ZONE = "x-amz-lex:time-zone";

/** RecognizeText: one turn of the user's and of the bot's. A turn that fails leaves the session as it was. */
export const recognizeText = (desk: Desk): Operations<"RecognizeText"> => ({
  async RecognizeText({ text, sessionState, requestAttributes = {}, ...address }, { requestId }) {
    const { key, ...place } = placeOf(desk, address);
    checkText(text);
    return desk.sessions.alone(key, async () => {
      const before = setBy(sessionState, desk.sessions.find(key)?.standing ?? UNSPOKEN, place.locale);
      const { sessionId } = address;
      const words = {
        sessionId,
        requestId,
        text,
        requestAttributes,
        today: todayIn(desk, requestAttributes[TIME_ZONE]),
      };
      const table = { ...place, lambda: desk.lambda, random: desk.random };
      const { standing, messages, interpretations } = await takeTurn(table, before, words);
      desk.sessions.keep(key, { standing, messages, interpretations, requestId }, place.bot.idle);
      return {
        messages,
        sessionState: stateOf(standing, requestId),
        interpretations: interpretations.map(interpretationOf),
        requestAttributes,
        sessionId,
      };
    });
  },
});

function todayIn({ now }: Pick<Desk, "now">, zone = "utc"): string {
  const today = DateTime.fromMillis(now(), { zone }).toISODate();
  if (!today) throw invalid(`requestAttributes.${TIME_ZONE}`, "be a time zone");
  return today;
}
