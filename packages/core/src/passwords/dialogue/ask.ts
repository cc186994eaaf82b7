import type { Asked, ResetRequest } from "../reset.ts";
import type { Answer, Elicit } from "./answer.ts";
import { attributesWith, memoryOf } from "./memory.ts";
import { ASK_FOR_PIN, againFor, confirmationOf } from "./prompts.ts";
import { type Reading, readSlot, type Why } from "./read-slot.ts";
import { requestOf } from "./request.ts";
import { close } from "./sentences.ts";
import type { Slot, Slots, Turn } from "./turn.ts";
import { wayOutOf } from "./way-out.ts";

export type Asking = Reading & {
  /** Sends the PIN that is to be said as well; nothing where settings want none. */
  askForPin: ((request: ResetRequest) => Promise<Asked>) | undefined;
};

/** So often a slot is asked for in vain, and then an agent has to help. */
const TRIES = 3;
const DETAILS = ["UserID", "DOB", "MonthStarted"] as const satisfies Slot[];

/**
 * Goes through the slots in their order: each is read by itself, put in its one form, and asked for again where it is none,
 * while those that are right are kept. What is missing, and the confirmation, the bot asks for by its own definition.
 */
export async function ask(turn: Turn, asking: Asking): Promise<Answer> {
  const { asked } = memoryOf(turn);
  const out = asked && wayOutOf(turn.transcript || (asked === "confirmation" ? "" : (turn.slots[asked]?.said ?? "")));
  if (out === "agent") return close(turn, { outcome: "agent", code: "AgentWanted" });
  if (out === "stop") return close(turn, { outcome: "denied", code: "Stopped" });
  const slots: Slots = { ...turn.slots };
  for (const slot of DETAILS) {
    const wrong = take(slot, slots, turn, { isHelp: out === "help", asking });
    if (wrong === "missing") return askByDefinition({ ...turn, slots }, slot);
    if (wrong) return again({ ...turn, slots, confirmation: "None" }, slot, wrong, asking);
  }
  // A bot that has asked for the PIN need not remember that all was confirmed before.
  if (turn.confirmation !== "Confirmed" && asked !== "PIN") return confirm({ ...turn, slots });
  return confirmed({ ...turn, slots, confirmation: "Confirmed" }, asking);
}

/** The bot's own question spells the user ID, with tags of SSML that whoever reads would see. */
function confirm(turn: Turn): Answer {
  const login = turn.slots.UserID?.value;
  if (!turn.isWritten || !login) return askByDefinition(turn, "confirmation");
  const { asked, inVain } = memoryOf(turn);
  const times = asked === "confirmation" ? inVain + 1 : 0;
  if (times >= TRIES) return close(turn, { outcome: "unheard", code: "Unheard" });
  const { slots, confirmation } = turn;
  const attributes = attributesWith({ askedSlot: "confirmation", askedInVain: String(times) }, turn);
  return { does: "confirm", message: confirmationOf(login), slots, confirmation, attributes };
}

async function confirmed(turn: Turn, asking: Asking): Promise<Answer> {
  if (!asking.askForPin) return askByDefinition(turn, undefined);
  if (memoryOf(turn).asked !== "PIN") {
    const told = await asking.askForPin(requestOf(turn, asking));
    const { outcome } = told;
    // What was said before a PIN was sent is none.
    return outcome === "asked" ? { ...elicit(turn, "PIN", ASK_FOR_PIN, 0), told } : close(turn, { ...told, outcome });
  }
  const slots = { ...turn.slots };
  const wrong = take("PIN", slots, turn, { isHelp: false, asking });
  if (wrong) return again(turn, "PIN", wrong === "missing" ? "unclear" : wrong, asking);
  return askByDefinition({ ...turn, slots }, "PIN");
}

type Taking = { isHelp: boolean; asking: Asking };

/** Puts a slot in its one form; says why where it cannot be read, and that it is missing where nobody has asked for it yet. */
function take(slot: Slot, slots: Slots, turn: Turn, { isHelp, asking }: Taking): Why | "missing" | undefined {
  const isAsked = memoryOf(turn).asked === slot;
  if (isAsked && isHelp) return "unclear";
  const said = slots[slot] ?? (isAsked ? unresolved(slot, turn) : undefined);
  if (!said) return isAsked ? "unclear" : "missing";
  const read = readSlot(slot, said, asking);
  if ("why" in read) return read.why;
  slots[slot] = { said: said.said, value: read.value };
  return undefined;
}

/** What was said last, where the bot could make nothing of it. Any sentence might be taken for a user ID. */
const unresolved = (slot: Slot, { transcript }: Turn) =>
  slot === "UserID" || transcript === "" ? undefined : { said: transcript, value: transcript };

function askByDefinition(turn: Turn, next: Slot | "confirmation" | undefined): Answer {
  const { slots, confirmation } = turn;
  return { does: "delegate", slots, confirmation, attributes: attributesWith({ askedSlot: next }, turn) };
}

function again(turn: Turn, slot: Slot, why: Why, { startMonth }: Asking): Answer {
  const { asked, inVain } = memoryOf(turn);
  const times = (asked === slot ? inVain : 0) + 1;
  if (times >= TRIES) return close(turn, { outcome: "unheard", code: "Unheard" });
  return elicit(turn, slot, againFor(slot, why, startMonth), times);
}

function elicit(turn: Turn, slot: Slot, message: string, inVain: number): Elicit {
  const own = { askedSlot: slot, askedInVain: String(inVain) };
  const { slots, confirmation } = turn;
  const kept = { ...slots, [slot]: undefined };
  return { does: "elicit", slot, message, slots: kept, confirmation, attributes: attributesWith(own, turn) };
}
