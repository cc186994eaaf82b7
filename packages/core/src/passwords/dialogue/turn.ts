/** What a bot asks for, in this order. */
export const SLOTS = ["UserID", "DOB", "MonthStarted", "PIN"] as const;
export type Slot = (typeof SLOTS)[number];

/** What somebody said for a slot, and what the bot takes it for. */
export type Said = { said: string; value: string };
export type Slots = Record<Slot, Said | undefined>;
export type Attributes = Record<string, string>;
export type Confirmation = "None" | "Confirmed" | "Denied";

/** Where a conversation stands when a bot asks how to go on. */
export type Turn = {
  /** `dialog` at each turn, `fulfilment` when everything is said. */
  hook: "dialog" | "fulfilment";
  intent: string;
  /** Of what is asked for: the same where it is repeated, and another for other details. */
  id: string;
  contactId: string;
  /** Whose telephone, in E.164; nothing where it is withheld, or in a chat. */
  caller: string | undefined;
  /** The number that was called. */
  line: string | undefined;
  slots: Slots;
  confirmation: Confirmation;
  /** The session's, as they came. */
  attributes: Attributes;
  /** Whether they read and write, and do not hear and speak. */
  isWritten: boolean;
  /** Whether the bot has asked for nothing yet, as far as it tells. */
  isFirst: boolean;
  /** What was said last; blank where nobody knows. */
  transcript: string;
};
