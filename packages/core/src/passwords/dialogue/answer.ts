import type { Asked, Reset } from "../reset.ts";
import type { Attributes, Confirmation, Slot, Slots } from "./turn.ts";

/** How a conversation ended where no password was asked to be reset. */
export type Ended = { outcome: "denied" | "agent" | "unheard" | "other"; code: string; account?: never };
/** What came of it, for the log. */
export type Told = Reset | Ended | (Asked & { outcome: "unavailable" | "unable" });

type Going = { slots: Slots; confirmation: Confirmation; attributes: Attributes };

/** The bot goes on by its own definition. */
export type Delegate = Going & { does: "delegate" };
/** The bot asks for a slot in these words. `told`: what came of it where a PIN was asked for. */
export type Elicit = Going & { does: "elicit"; slot: Slot; message: string; told?: Asked };
/** The bot asks in these words whether all is right. */
export type Confirm = Going & { does: "confirm"; message: string };
/** The bot says this and ends; what was said for the slots is forgotten. */
export type Close = {
  does: "close";
  state: "Fulfilled" | "Failed";
  message: string;
  attributes: Attributes;
  told: Told;
};

/** What a bot is to do. */
export type Answer = Delegate | Elicit | Confirm | Close;
