import type { ConfirmationState, DialogActionType, IntentState } from "@aws-sdk/client-lex-runtime-v2";
import type { Intent } from "../definition/intent.ts";
import type { Resolution } from "../understanding/slots/resolution.ts";

export type SlotValue = {
  shape: "Scalar";
  value: { originalValue: string; interpretedValue: string; resolvedValues: string[] };
};
/** An intent on its way; a slot that is not filled is null. */
export type Pursuit = {
  name: string;
  slots: Record<string, SlotValue | null>;
  state: IntentState;
  confirmationState: ConfirmationState;
};
export type DialogAction = { type: DialogActionType; slotToElicit?: string };
export type Message = { contentType: "PlainText" | "SSML" | "CustomPayload"; content: string };

/** Where a conversation stands between two turns. */
export type Standing = {
  attributes: Record<string, string>;
  intent?: Pursuit;
  /** What the user was asked last. */
  dialogAction?: DialogAction;
  /** How often in a row what the user said was no answer to it. */
  misses: number;
};

/** An intent at its beginning, with the slots that were filled at once. */
export const begin = (intent: Intent, filled: Record<string, SlotValue> = {}): Pursuit => ({
  name: intent.Name,
  slots: Object.fromEntries(intent.Slots.map(({ Name }) => [Name, filled[Name] ?? null])),
  state: "InProgress",
  confirmationState: "None",
});

export const slotValue = ({ original, interpreted, resolved }: Resolution): SlotValue => ({
  shape: "Scalar",
  value: { originalValue: original, interpretedValue: interpreted, resolvedValues: resolved },
});
