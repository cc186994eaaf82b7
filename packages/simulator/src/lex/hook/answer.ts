import * as z from "zod";
import type { Message, Pursuit, SlotValue } from "../conversation/standing.ts";
import { invalidAnswer } from "../faults.ts";

const text = z.string().nullish();
const slot = z
  .object({
    shape: z.literal("Scalar", "only slots of one value are simulated").nullish(),
    value: z.object({
      originalValue: text,
      interpretedValue: z.string().min(1),
      resolvedValues: z.array(z.string()).nullish(),
    }),
  })
  .nullable()
  .transform((found): SlotValue | null => {
    if (!found) return null;
    const { originalValue, interpretedValue, resolvedValues } = found.value;
    const original = originalValue ?? interpretedValue;
    return {
      shape: "Scalar",
      value: { originalValue: original, interpretedValue, resolvedValues: resolvedValues ?? [] },
    };
  });
const intent = z.object({
  name: z.string(),
  slots: z.record(z.string(), slot).nullish(),
  state: z
    .enum(["Failed", "Fulfilled", "FulfillmentInProgress", "InProgress", "ReadyForFulfillment", "Waiting"])
    .nullish(),
  confirmationState: z.enum(["Confirmed", "Denied", "None"]).nullish(),
});
const message = z.object({
  contentType: z.enum(["PlainText", "SSML", "CustomPayload"], "only messages of text are simulated"),
  content: z.string().min(1).max(1_024),
});

/**
 * What a function answers. https://docs.aws.amazon.com/lexv2/latest/dg/lambda-response-format.html
 * Of the session's attributes: https://docs.aws.amazon.com/lexv2/latest/dg/context-mgmt-session-attribs.html
 */
const Answer = z.object({
  sessionState: z.object({
    sessionAttributes: z.record(z.string(), z.string()).nullish(),
    activeContexts: z.array(z.unknown()).max(0, "contexts are not simulated").nullish(),
    dialogAction: z.object({
      type: z.enum(["Close", "ConfirmIntent", "Delegate", "ElicitIntent", "ElicitSlot"]),
      slotToElicit: text,
    }),
    intent: intent.nullish(),
  }),
  messages: z.array(message).max(10).nullish(),
  requestAttributes: z.record(z.string(), z.string()).nullish(),
});

export type HookAnswer = {
  type: z.infer<typeof Answer>["sessionState"]["dialogAction"]["type"];
  slotToElicit?: string;
  /** All that the session has from then on; without them it keeps those that it has. */
  attributes?: Record<string, string>;
  /** What the function says of the intent; it leaves out what it does not change. */
  intent?: Partial<Pursuit> & { name: string };
  messages?: Message[];
};

/** Reads an answer; throws DependencyFailedException for what Lex would not take. Of what is wrong only the place is told, not the value. */
export function readAnswer(payload: string): HookAnswer {
  const { success, data, error } = Answer.safeParse(parsed(payload));
  if (!success)
    throw invalidAnswer(error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
  const { sessionState, messages } = data;
  const { type, slotToElicit } = sessionState.dialogAction;
  const found = sessionState.intent;
  const needs = (what: string) => invalidAnswer(`${type} needs ${what}`);
  if (type !== "Delegate" && type !== "ElicitIntent" && !found) throw needs("sessionState.intent");
  if (type === "ElicitSlot" && !slotToElicit) throw needs("dialogAction.slotToElicit");
  if ((type === "ElicitIntent" || type === "ConfirmIntent") && !messages?.length) throw needs("messages");
  if (type === "Close" && !(found?.state && CLOSED.has(found.state))) throw needs("an intent state that is an end");
  return {
    type,
    ...(slotToElicit ? { slotToElicit } : {}),
    ...(sessionState.sessionAttributes ? { attributes: sessionState.sessionAttributes } : {}),
    ...(found ? { intent: without(found) } : {}),
    ...(messages?.length ? { messages } : {}),
  };
}

const CLOSED = new Set(["Failed", "Fulfilled", "ReadyForFulfillment", "FulfillmentInProgress"]);

function without({ name, slots, state, confirmationState }: z.infer<typeof intent>): NonNullable<HookAnswer["intent"]> {
  return {
    name,
    ...(slots ? { slots } : {}),
    ...(state ? { state } : {}),
    ...(confirmationState ? { confirmationState } : {}),
  };
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch (cause) {
    throw invalidAnswer("it is no JSON", cause);
  }
}
