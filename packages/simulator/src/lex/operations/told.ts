import type * as LexRuntime from "@aws-sdk/client-lex-runtime-v2";
import type { Pursuit, Standing } from "../conversation/standing.ts";
import type { Interpretation } from "../hook/event.ts";

/** The session's state as clients are told of it. */
export function stateOf({ attributes, intent, dialogAction }: Standing, requestId: string): LexRuntime.SessionState {
  return {
    ...(dialogAction ? { dialogAction } : {}),
    ...(intent ? { intent: intentOf(intent) } : {}),
    activeContexts: [],
    sessionAttributes: attributes,
    originatingRequestId: requestId,
  };
}

export const interpretationOf = ({ intent, score }: Interpretation): LexRuntime.Interpretation => ({
  ...(score === undefined ? {} : { nluConfidence: { score } }),
  interpretationSource: "Lex",
  intent: intentOf(intent),
});

/** A slot that is not filled is null on the wire, which the SDK's types do not know of. */
const intentOf = (intent: Pursuit): LexRuntime.Intent => ({
  ...intent,
  slots: intent.slots as Record<string, LexRuntime.Slot>,
});
