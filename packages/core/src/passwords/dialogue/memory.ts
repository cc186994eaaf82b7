import type { Attributes, Slot, Turn } from "./turn.ts";

/** What is remembered from one turn to the next: what was asked for last, and how often in vain. */
export type Memory = { asked: Slot | "confirmation" | undefined; inVain: number };

const ASKED = ["UserID", "DOB", "MonthStarted", "PIN", "confirmation"] as const;
const OWN = ["askedSlot", "askedInVain", "outcome", "next"] as const;
type Own = Partial<Record<(typeof OWN)[number], string | undefined>>;

/** Nothing at a first turn: a conversation that the bot broke off leaves its own behind. */
export function memoryOf({ attributes, isFirst }: Pick<Turn, "attributes" | "isFirst">): Memory {
  if (isFirst) return { asked: undefined, inVain: 0 };
  const asked = ASKED.find((each) => each === attributes.askedSlot);
  return { asked, inVain: Number(attributes.askedInVain) || 0 };
}

/** The session's attributes with our own as they are now: whoever else has set some finds them as they were. */
export function attributesWith(own: Own, { attributes }: Pick<Turn, "attributes">): Attributes {
  const owned: readonly string[] = OWN;
  const others = Object.entries(attributes).filter(([name]) => !owned.includes(name));
  const set = Object.entries(own).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries([...others, ...set]);
}
