import type { Answer } from "@frontdesk/core/passwords/dialogue/answer.ts";
import { RESET_INTENT } from "@frontdesk/core/passwords/dialogue/converse.ts";
import { type Said, SLOTS, type Slots, type Turn } from "@frontdesk/core/passwords/dialogue/turn.ts";
import type { LexResult } from "aws-lambda";
import * as z from "zod/mini";
import { Attributes, whoOf } from "./attributes.ts";
import { turnId } from "./turn-id.ts";

const Detail = z.object({ originalValue: z.string().check(z.minLength(1)) });

/**
 * As far as it is read here, in what was left of it when Lex V1 ended: slots alone are a fulfilment.
 * https://docs.aws.amazon.com/lex/latest/dg/lambda-input-response-format.html
 */
export const LexV1Event = z.object({
  invocationSource: z._default(z.enum(["DialogCodeHook", "FulfillmentCodeHook"]), "FulfillmentCodeHook"),
  userId: z.catch(z.optional(z.string()), undefined),
  inputTranscript: z.catch(z.string(), ""),
  outputDialogMode: z.catch(z.nullish(z.string()), undefined),
  sessionAttributes: Attributes,
  currentIntent: z.object({
    name: z._default(z.string(), RESET_INTENT),
    confirmationStatus: z.catch(z.enum(["None", "Confirmed", "Denied"]), "None"),
    slots: z.catch(z.record(z.string(), z.unknown()), {}),
    slotDetails: z.catch(z.record(z.string(), z.unknown()), {}),
  }),
});
type LexV1Event = z.infer<typeof LexV1Event>;

/** `invocation`: Lambda's id of it, for whom Lex says nothing of; a repeat of theirs cannot be told. */
export function turnOfV1(event: LexV1Event, invocation: string): Turn {
  const { invocationSource, userId, inputTranscript, sessionAttributes: attributes, currentIntent } = event;
  const said = (name: string): Said | undefined => {
    const value = currentIntent.slots[name];
    if (typeof value !== "string" || value === "") return undefined;
    return { said: Detail.safeParse(currentIntent.slotDetails[name]).data?.originalValue ?? value, value };
  };
  const slots = Object.fromEntries(SLOTS.map((name) => [name, said(name)])) as Slots;
  const hook = invocationSource === "DialogCodeHook" ? "dialog" : "fulfilment";
  const sessionId = userId || invocation;
  return {
    ...{ hook, slots, attributes, intent: currentIntent.name, transcript: inputTranscript },
    id: turnId({ requestId: undefined, sessionId, hook, slots }),
    ...whoOf(attributes, sessionId),
    confirmation: currentIntent.confirmationStatus,
    isWritten: event.outputDialogMode === "Text",
    isFirst: false,
  };
}

/** Lex V1 forgets that all was confirmed when a slot is asked for after it, and asks again. */
export function answerToV1({ currentIntent }: LexV1Event, answer: Answer): LexResult {
  const { attributes: sessionAttributes } = answer;
  const message = (content: string) => ({ contentType: "PlainText" as const, content });
  if (answer.does === "close") {
    const { state: fulfillmentState, message: content } = answer;
    return { sessionAttributes, dialogAction: { type: "Close", fulfillmentState, message: message(content) } };
  }
  const ours = SLOTS.filter((slot) => slot in currentIntent.slots).map((slot) => [
    slot,
    answer.slots[slot]?.value ?? null,
  ]);
  const slots = { ...(currentIntent.slots as Record<string, string | null>), ...Object.fromEntries(ours) };
  if (answer.does === "delegate") return { sessionAttributes, dialogAction: { type: "Delegate", slots } };
  const asked = { intentName: currentIntent.name, slots, message: message(answer.message) };
  if (answer.does === "confirm") return { sessionAttributes, dialogAction: { type: "ConfirmIntent", ...asked } };
  return { sessionAttributes, dialogAction: { type: "ElicitSlot", slotToElicit: answer.slot, ...asked } };
}
