import { randomUUID } from "node:crypto";
import type { LexV2Event, LexV2Slots } from "aws-lambda";
import type { Person } from "../directory/fixtures.ts";

/** What is said for each slot; nothing where it is empty. */
export type Said = { UserID: string | null; DOB: string | null; MonthStarted: string | null };

/** What somebody says who knows all of a person. */
export const rightFor = ({ login, attributes }: Pick<Person, "login" | "attributes">): Said => ({
  UserID: login,
  DOB: String(attributes.birthDate),
  MonthStarted: "september",
});

type Parts = { caller?: string | undefined; sessionId?: string; requestId?: string };

/** An event as Lex V2 sends it when all slots are filled and confirmed. */
export function fulfilment(
  said: Said,
  { caller, sessionId = randomUUID(), requestId = randomUUID() }: Parts,
): LexV2Event {
  const slots: LexV2Slots = Object.fromEntries(
    Object.entries(said).map(([name, text]) => [
      name,
      text === null
        ? null
        : { shape: "Scalar", value: { originalValue: text, interpretedValue: text, resolvedValues: [text] } },
    ]),
  );
  const intent = { name: "ResetPW", slots, state: "ReadyForFulfillment", confirmationState: "Confirmed" } as const;
  return {
    ...{ messageVersion: "1.0", invocationSource: "FulfillmentCodeHook", inputMode: "Speech" },
    ...{ responseContentType: "audio/pcm", sessionId, inputTranscript: "yes" },
    bot: {
      ...{ id: "ABCDEFGHIJ", name: "UserAdministration", localeId: "en_US", version: "1" },
      ...{ aliasId: "TSTALIASID", aliasName: "live" },
    },
    interpretations: [{ intent, nluConfidence: 0.9 }],
    proposedNextState: { dialogAction: { type: "Close" }, intent },
    requestAttributes: {},
    sessionState: {
      sessionAttributes: { ...(caller && { callerNumber: caller }), line: "+18005550104", contactId: sessionId },
      ...{ activeContexts: [], intent, originatingRequestId: requestId },
    },
    transcriptions: [],
  };
}
