import type { BotAlias } from "../bot.ts";
import type { Next } from "../conversation/propose.ts";
import type { Pursuit } from "../conversation/standing.ts";
import type { Bot } from "../definition/read-bot.ts";

/** One thing that a user may have meant. */
export type Interpretation = { intent: Pursuit; score?: number };

/** What a function is told of a turn. */
export type Told = {
  bot: Bot;
  alias: BotAlias;
  localeId: string;
  sessionId: string;
  requestId: string;
  text: string;
  attributes: Record<string, string>;
  requestAttributes: Record<string, string>;
  intent: Pursuit;
  interpretations: Interpretation[];
  /** What the bot does next if the function leaves it to it, and how often it has asked that. */
  proposed: Next & { attempt?: number };
};
export type Hook = "DialogCodeHook" | "FulfillmentCodeHook";

/**
 * The event of Lex V2 for a function. https://docs.aws.amazon.com/lexv2/latest/dg/lambda-input-format.html
 * ⚠ What was asked before the user spoke is not in it: the samples of AWS's pages have no `sessionState.dialogAction`.
 */
export function hookEvent(hook: Hook, told: Told) {
  const { bot, alias, localeId, text, intent, interpretations, proposed } = told;
  const { attempt } = proposed;
  return {
    messageVersion: "1.0",
    invocationSource: hook,
    inputMode: "Text" as const,
    responseContentType: "text/plain; charset=utf-8",
    sessionId: told.sessionId,
    inputTranscript: text,
    bot: {
      id: bot.id,
      name: bot.name,
      localeId,
      version: alias.version,
      aliasId: alias.id,
      aliasName: alias.name,
    },
    interpretations: interpretations.map(({ intent: one, score }) => ({
      interpretationSource: "Lex",
      intent: one,
      ...(score === undefined ? {} : { nluConfidence: score }),
    })),
    proposedNextState: {
      dialogAction: proposed.dialogAction as { type: "Close" },
      intent: proposed.intent,
      ...(attempt === undefined ? {} : { prompt: { attempt: attempt ? `Retry${attempt}` : "Initial" } }),
    },
    requestAttributes: told.requestAttributes,
    sessionState: {
      sessionAttributes: told.attributes,
      activeContexts: [],
      intent,
      originatingRequestId: told.requestId,
    },
    transcriptions: [
      {
        transcription: text,
        transcriptionConfidence: 1,
        resolvedContext: { intent: intent.name },
        resolvedSlots: Object.fromEntries(Object.entries(intent.slots).filter(([, slot]) => slot)),
      },
    ],
  };
}
