/**
 * The words by which flow, bot and function understand one another. Functions have them from core, which flows know nothing of: a
 * test holds the two together.
 */
export const USER_ADMINISTRATION = "UserAdministration";
export const ALIAS = "live";
export const LOCALE = "en_US";

export const INTENTS = { reset: "ResetPW", agent: "Agent", fallback: "FallbackIntent" } as const;

export const SLOTS = { userId: "UserID", birthDate: "DOB", startMonth: "MonthStarted", pin: "PIN" } as const;
export type SlotName = (typeof SLOTS)[keyof typeof SLOTS];

/** Attributes of the session: the flow gives the first three, the function answers by the others. */
export const ATTRIBUTES = {
  caller: "callerNumber",
  line: "line",
  contact: "contactId",
  outcome: "outcome",
  next: "next",
} as const;

/** What the flow does after the bot's last sentence. */
export const NEXT = { agent: "agent", end: "end" } as const;
