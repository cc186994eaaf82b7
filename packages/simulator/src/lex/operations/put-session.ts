import { gzipSync } from "node:zlib";
import type * as LexRuntime from "@aws-sdk/client-lex-runtime-v2";
import { fulfil } from "../conversation/fulfil.ts";
import { propose } from "../conversation/propose.ts";
import { spoken } from "../conversation/spoken.ts";
import type { Message } from "../conversation/standing.ts";
import { type Step, type Table, UNSPOKEN, type Words } from "../conversation/table.ts";
import { definitionOf } from "../conversation/understand.ts";
import { type Desk, placeOf } from "../desk.ts";
import { invalid, notImplemented } from "../faults.ts";
import type { Operations } from "../handlers.ts";
import { setBy } from "../request-rules.ts";
import { stateOf } from "./told.ts";

const TEXT = "text/plain; charset=utf-8";

/** PutSession: a client says where a conversation stands; where that is a question, it is asked. */
export const putSession = (desk: Desk): Operations<"PutSession"> => ({
  async PutSession({ sessionState, messages, requestAttributes = {}, responseContentType = TEXT, ...address }, call) {
    const { key, ...place } = placeOf(desk, address);
    if (!/^text\/plain; ?charset=utf-8$/.test(responseContentType)) throw notImplemented(responseContentType);
    const { requestId } = call;
    const { sessionId } = address;
    return desk.sessions.alone(key, async () => {
      const table = { ...place, lambda: desk.lambda, random: desk.random };
      const set = setBy(sessionState, desk.sessions.find(key)?.standing ?? UNSPOKEN, place.locale);
      const words = { sessionId, requestId, text: "", requestAttributes, today: "" };
      const { messages: own, isClosed: _, ...standing } = await delegated(set, words, table);
      const said = messages ? messages.map(readMessage) : (own ?? spoken(table, standing));
      desk.sessions.keep(key, { standing, messages: said, interpretations: [], requestId }, place.bot.idle);
      return {
        contentType: TEXT,
        messages: packed(said),
        sessionState: packed(stateOf(standing, requestId)),
        requestAttributes: packed(requestAttributes),
        sessionId,
        audioStream: new Uint8Array(0),
      };
    });
  },
});

/** What is left to Lex is what the bot does next. */
async function delegated(set: Step, { today: _, ...words }: Words, table: Table): Promise<Step> {
  if (set.dialogAction?.type !== "Delegate" || !set.intent) return set;
  const { bot, alias, locale } = table;
  const step = { ...set, ...propose(definitionOf(locale, set.intent), set.intent) };
  return fulfil(step, { ...words, bot, alias, localeId: locale.LocaleId, interpretations: [] }, table);
}

function readMessage({ content, contentType }: LexRuntime.Message): Message {
  if (!content) throw invalid("messages.content", "not be null");
  if (contentType === "ImageResponseCard" || !contentType) throw notImplemented("ImageResponseCard");
  return { content, contentType };
}

/** As AWS has it in the headers. */
const packed = (value: unknown) => gzipSync(JSON.stringify(value)).toString("base64");
