import type { LexEvent, LexV2Event, LexV2Slots } from "aws-lambda";

export const scalar = (originalValue: string, interpretedValue = originalValue) => ({
  shape: "Scalar" as const,
  value: { originalValue, interpretedValue, resolvedValues: [interpretedValue] },
});

export const SLOTS: LexV2Slots = {
  UserID: scalar("a smith dash seven"),
  DOB: scalar("seventeen april nineteen ninety", "1990-04-17"),
  MonthStarted: scalar("march"),
};

type Parts = Partial<Pick<LexV2Event, "invocationSource" | "sessionId" | "inputTranscript">> & {
  slots?: LexV2Slots;
  attributes?: Record<string, string>;
  confirmationState?: "None" | "Confirmed" | "Denied";
  requestId?: string;
  name?: string;
};

/** As Lex V2 sends it with all members, those besides that types do not know. */
export function v2Event(parts: Parts = {}): LexV2Event {
  const { slots = SLOTS, confirmationState = "None", name = "ResetPW", invocationSource = "DialogCodeHook" } = parts;
  const intent = { name, slots, state: "InProgress" as const, confirmationState };
  const scores = { mixed: 0.01, negative: 0.02, neutral: 0.95, positive: 0.02 };
  const event = {
    messageVersion: "1.0",
    invocationSource,
    inputMode: "Speech" as const,
    responseContentType: "audio/pcm",
    sessionId: parts.sessionId ?? "5f1b7c52-6a0e-4c8e-9a55-1a2b3c4d5e6f",
    inputTranscript: parts.inputTranscript ?? "march",
    invocationLabel: "ResetPW-Dialog",
    bot: {
      ...{ id: "ABCDEFGHIJ", name: "UserAdministration", localeId: "en_US", version: "3" },
      ...{ aliasId: "TSTALIASID", aliasName: "live" },
    },
    interpretations: [
      {
        ...{ intent, interpretationSource: "Lex", nluConfidence: 0.91 },
        sentimentResponse: { sentiment: "NEUTRAL", sentimentScore: scores },
      },
      {
        intent: { name: "FallbackIntent", slots: {}, state: "InProgress" as const, confirmationState: "None" as const },
      },
    ],
    proposedNextState: {
      dialogAction: { type: "ConfirmIntent" as const },
      intent,
      prompt: { attempt: "Initial" },
    },
    requestAttributes: { "x-amz-lex:accept-content-types": "PlainText,SSML" },
    sessionState: {
      sessionAttributes: parts.attributes ?? {
        ...{ callerNumber: "+12025550123", line: "+18005550100", contactId: "0c0ffee0-0000-4000-8000-000000000001" },
        "x-amz-lex:audio:end-timeout-ms:ResetPW:UserID": "2500",
      },
      activeContexts: [],
      runtimeHints: { slotHints: {} },
      intent,
      originatingRequestId: parts.requestId ?? "11111111-2222-4333-8444-555555555555",
    },
    transcriptions: [
      {
        transcription: "march",
        transcriptionConfidence: 0.88,
        resolvedContext: { intent: name },
        resolvedSlots: { MonthStarted: scalar("march") },
      },
    ],
  };
  return event;
}

/** As Lex V1 sent it. */
export const v1Event = (parts: Partial<LexEvent> & { intent?: Partial<LexEvent["currentIntent"]> } = {}): LexEvent => {
  const { intent, ...others } = parts;
  return {
    messageVersion: "1.0",
    invocationSource: "DialogCodeHook",
    userId: "wch89kjqcpkds8seny7dly5x3otq68j3",
    sessionAttributes: { callerNumber: "+12025550123" },
    requestAttributes: null,
    bot: { name: "UserAdministration", alias: "$LATEST", version: "$LATEST" },
    outputDialogMode: "Voice",
    inputTranscript: "march",
    currentIntent: {
      name: "ResetPW",
      slots: { UserID: "asmith-7", DOB: "1990-04-17", MonthStarted: "March" },
      slotDetails: {
        UserID: { resolutions: [{ value: "asmith-7" }], originalValue: "a smith dash seven" },
        DOB: { resolutions: [{ value: "1990-04-17" }], originalValue: "seventeen april nineteen ninety" },
      },
      confirmationStatus: "None",
      ...intent,
    },
    ...others,
  };
};
