import type { Answer } from "@frontdesk/core/passwords/dialogue/answer.ts";
import { type Said, SLOTS, type Slots, type Turn } from "@frontdesk/core/passwords/dialogue/turn.ts";
import type { LexV2Result, LexV2ScalarSlotValue } from "aws-lambda";
import * as z from "zod/mini";
import { Attributes, whoOf } from "./attributes.ts";
import { turnId } from "./turn-id.ts";

const text = z.catch(z.nullish(z.string()), undefined);
const Slot = z.pipe(
  z.object({ value: z.object({ originalValue: text, interpretedValue: text }) }),
  z.transform(({ value }) => {
    const said = value.originalValue ?? value.interpretedValue ?? "";
    return said === "" ? undefined : { said, value: value.interpretedValue ?? said };
  }),
);

/** As far as it is read here: https://docs.aws.amazon.com/lexv2/latest/dg/lambda-input-format.html. A slot that is no text is empty. */
export const LexV2Event = z.object({
  invocationSource: z.enum(["DialogCodeHook", "FulfillmentCodeHook"]),
  sessionId: z.string(),
  inputMode: text,
  inputTranscript: z.catch(z.string(), ""),
  /** `Initial` where what comes next has not been asked yet. */
  proposedNextState: z.catch(z.optional(z.object({ prompt: z.object({ attempt: z.string() }) })), undefined),
  sessionState: z.object({
    originatingRequestId: z.catch(z.optional(z.string()), undefined),
    sessionAttributes: Attributes,
    intent: z.object({
      name: z.string(),
      confirmationState: z.catch(z.enum(["None", "Confirmed", "Denied"]), "None"),
      slots: z.catch(z.record(z.string(), z.unknown()), {}),
    }),
  }),
});
type LexV2Event = z.infer<typeof LexV2Event>;

export function turnOfV2(event: LexV2Event): Turn {
  const { invocationSource, sessionId, inputTranscript, sessionState, proposedNextState } = event;
  const { originatingRequestId: requestId, sessionAttributes: attributes, intent } = sessionState;
  const said = (name: string): Said | undefined => Slot.safeParse(intent.slots[name]).data;
  const slots = Object.fromEntries(SLOTS.map((name) => [name, said(name)])) as Slots;
  const hook = invocationSource === "DialogCodeHook" ? "dialog" : "fulfilment";
  return {
    ...{ hook, slots, attributes, intent: intent.name, transcript: inputTranscript },
    id: turnId({ requestId, sessionId, hook, slots }),
    ...whoOf(attributes, sessionId),
    confirmation: intent.confirmationState,
    isWritten: event.inputMode === "Text",
    isFirst: proposedNextState?.prompt.attempt === "Initial" && SLOTS.every((name) => !slots[name]),
  };
}

/** The types of Lambda's package leave out what Lex takes as well: whether all was confirmed. */
type Result = LexV2Result & { sessionState: { intent: { confirmationState?: string } } };

/** https://docs.aws.amazon.com/lexv2/latest/dg/lambda-response-format.html */
export function answerToV2({ sessionState }: LexV2Event, answer: Answer): Result {
  const { name, slots: asked, confirmationState } = sessionState.intent;
  const messages = "message" in answer ? { messages: [plain(answer.message)] } : {};
  const sessionAttributes = answer.attributes;
  if (answer.does === "close") {
    const slots = Object.fromEntries(Object.keys(asked).map((slot) => [slot, null]));
    const intent = { name, confirmationState, slots, state: answer.state };
    return { sessionState: { sessionAttributes, dialogAction: { type: "Close" }, intent }, ...messages };
  }
  // Of our slots those that the bot has: any other makes Lex refuse the answer.
  const ours = SLOTS.filter((slot) => slot in asked).map((slot) => [slot, scalar(answer.slots[slot])]);
  const slots = { ...(asked as LexV2Result["sessionState"]["intent"]), ...Object.fromEntries(ours) };
  const intent = { name, slots, state: "InProgress" as const, confirmationState: answer.confirmation };
  if (answer.does === "delegate")
    return { sessionState: { sessionAttributes, dialogAction: { type: "Delegate" }, intent } };
  const dialogAction =
    answer.does === "confirm"
      ? { type: "ConfirmIntent" as const }
      : { type: "ElicitSlot" as const, slotToElicit: answer.slot };
  return { sessionState: { sessionAttributes, dialogAction, intent }, ...messages };
}

const plain = (content: string) => ({ contentType: "PlainText" as const, content });

const scalar = (said: Said | undefined): LexV2ScalarSlotValue | null =>
  said
    ? {
        shape: "Scalar",
        value: { originalValue: said.said, interpretedValue: said.value, resolvedValues: [said.value] },
      }
    : null;
