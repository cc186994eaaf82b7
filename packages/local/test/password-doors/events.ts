import type { LexV2Event, LexV2Slots } from "aws-lambda";

export const CONTACT = "0c0ffee0-0000-4000-8000-000000000001";
const CALLER = "+12025550123";

const scalar = (originalValue: string, interpretedValue = originalValue) => ({
  shape: "Scalar" as const,
  value: { originalValue, interpretedValue, resolvedValues: [interpretedValue] },
});

/** What was said for each slot; nothing where it is empty. */
export type Words = Record<string, string | null>;
export const RIGHT: Words = { UserID: "a smith", DOB: "the 17th of april 1990", MonthStarted: "september" };

type Parts = { attributes?: Record<string, string>; confirmed?: boolean; requestId?: string; transcript?: string };

/** An event of Lex V2 in a call. */
export function event(hook: "Dialog" | "Fulfillment", words: Words, parts: Parts = {}): LexV2Event {
  const slots: LexV2Slots = Object.fromEntries(
    Object.entries(words).map(([name, said]) => [name, said === null ? null : scalar(said)]),
  );
  const confirmationState = parts.confirmed || hook === "Fulfillment" ? "Confirmed" : "None";
  const intent = { name: "ResetPW", slots, state: "InProgress" as const, confirmationState } as const;
  return {
    ...{ messageVersion: "1.0", invocationSource: `${hook}CodeHook`, inputMode: "Speech" },
    ...{ responseContentType: "audio/pcm", sessionId: "session-1", inputTranscript: parts.transcript ?? "yes" },
    bot: {
      ...{ id: "ABCDEFGHIJ", name: "UserAdministration", localeId: "en_US", version: "1" },
      ...{ aliasId: "TSTALIASID", aliasName: "live" },
    },
    interpretations: [{ intent, nluConfidence: 0.9 }],
    proposedNextState: { dialogAction: { type: "Close" }, intent },
    requestAttributes: {},
    sessionState: {
      sessionAttributes: { callerNumber: CALLER, line: "+18005550100", contactId: CONTACT, ...parts.attributes },
      activeContexts: [],
      intent,
      originatingRequestId: parts.requestId ?? "request-1",
    },
    transcriptions: [],
  };
}

/** The year of birth, which ids and times that are as random have by chance only within them. */
export const BORN_IN = /(?<![\w-])1990|\d\d-\d\d-1990/;
