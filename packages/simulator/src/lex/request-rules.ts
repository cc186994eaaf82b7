import type { SessionState } from "@aws-sdk/client-lex-runtime-v2";
import { begin, type Pursuit, type SlotValue, type Standing } from "./conversation/standing.ts";
import { intentNamed } from "./conversation/understand.ts";
import type { BotLocale } from "./definition/locale.ts";
import { invalid, notImplemented } from "./faults.ts";
import { MOST_ATTRIBUTES, sizeOf } from "./hook/call-hook.ts";

const SESSION_ID = /^[0-9a-zA-Z._:-]{2,100}$/;
const LONGEST_TEXT = 1_024;

/** https://docs.aws.amazon.com/lexv2/latest/APIReference/API_runtime_RecognizeText.html */
export function checkSessionId(sessionId: string): void {
  if (!SESSION_ID.test(sessionId))
    throw invalid("sessionId", `satisfy regular expression pattern: ${SESSION_ID.source}`);
}

export function checkText(text: string): void {
  if (!text) throw invalid("text", "have length greater than or equal to 1");
  if (text.length > LONGEST_TEXT) throw invalid("text", `have length less than or equal to ${LONGEST_TEXT}`);
}

/**
 * Where a conversation stands once a client has set it: what it says nothing of stays. Its session attributes take the place of
 * those that are there. https://docs.aws.amazon.com/lexv2/latest/dg/context-mgmt-session-attribs.html
 */
export function setBy(client: SessionState | undefined, standing: Standing, locale: BotLocale): Standing {
  if (!client) return standing;
  const { sessionAttributes, intent, dialogAction, activeContexts } = client;
  if (activeContexts?.length) throw notImplemented("ActiveContexts");
  if (sizeOf(sessionAttributes ?? {}) > MOST_ATTRIBUTES)
    throw invalid("sessionState.sessionAttributes", `have at most ${MOST_ATTRIBUTES} bytes`);
  const set: Standing = { ...standing, ...(sessionAttributes ? { attributes: { ...sessionAttributes } } : {}) };
  if (intent) Object.assign(set, { intent: pursuitBy(intent, locale), misses: 0 });
  if (!dialogAction) return set;
  const { type = "None", slotToElicit } = dialogAction;
  if (type === "None") throw invalid("sessionState.dialogAction.type", "be an action");
  const isKnown = slotToElicit !== undefined && Object.hasOwn(set.intent?.slots ?? {}, slotToElicit);
  if (type === "ElicitSlot" && !isKnown)
    throw invalid("sessionState.dialogAction.slotToElicit", "be a slot of the intent");
  if (type !== "ElicitIntent" && !set.intent) throw invalid("sessionState.intent", "not be null");
  return { ...set, dialogAction: { type, ...(slotToElicit ? { slotToElicit } : {}) }, misses: 0 };
}

function pursuitBy(intent: NonNullable<SessionState["intent"]>, locale: BotLocale): Pursuit {
  const definition = intentNamed(locale, intent.name);
  if (!definition) throw invalid("sessionState.intent.name", "be an intent of the locale");
  const fresh = begin(definition);
  for (const [name, slot] of Object.entries(intent.slots ?? {})) {
    if (!Object.hasOwn(fresh.slots, name)) throw invalid("sessionState.intent.slots", "be slots of the intent");
    const { interpretedValue, originalValue = interpretedValue, resolvedValues = [] } = slot?.value ?? {};
    const value = interpretedValue && {
      interpretedValue,
      originalValue: originalValue ?? interpretedValue,
      resolvedValues,
    };
    fresh.slots[name] = value ? ({ shape: "Scalar", value } satisfies SlotValue) : null;
  }
  const { state = "InProgress", confirmationState = "None" } = intent;
  return { ...fresh, state, confirmationState };
}
