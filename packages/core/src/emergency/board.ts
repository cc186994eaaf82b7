import * as z from "zod/mini";

/** The type of a location that has no emergency. */
export const NO_EMERGENCY = "No Emergency";

const setting = {
  Emergency: z.boolean(),
  /** "No Emergency" where there is none. */
  EmergencyType: z.string(),
  /** When it was changed (ISO), by the clock of whichever function did; changes are in the order of their versions. */
  at: z.iso.datetime(),
  /** Who changed it: the number (E.164) that called. Never spoken, never logged. */
  by: z.string(),
  /** What the administrator is called. */
  name: z.string(),
  /** When the emergency ends by itself (ISO); nothing where it does not. */
  until: z.optional(z.iso.datetime()),
};

/** A location as a change left it; `version` is that change's. */
const State = z.object({
  ...setting,
  version: z.int().check(z.positive()),
  /** The type of the emergency that the change removed; nothing where there was none in force. */
  removed: z.optional(z.string()),
});
export type State = z.infer<typeof State>;

/** One change, of one location or of several at once, and the whole board after it. Names as in AWS's article. */
export const Change = z.object({
  ...setting,
  /** 1 for the first change ever, and one more for each that follows. */
  version: z.int().check(z.positive()),
  /** What was asked for, by whom and upon what: a repeated invocation finds its own change by it. */
  change: z.string(),
  /** The names of the locations that were changed. */
  Center: z.array(z.string()).check(z.minLength(1)),
  /** Every location that was ever set up, also those that settings no longer have. */
  states: z.record(z.string(), State),
});
export type Change = z.infer<typeof Change>;

/** How things stand after a change, or before the first. */
export type Standing = Pick<Change, "version" | "states">;
export const UNTOUCHED: Standing = { version: 0, states: {} };

/** The log of all changes. Nothing in it is ever written again or taken out. */
export interface Board {
  /** How things stand now: whatever was put before is in it. */
  newest(): Promise<Standing>;
  /** Puts the change after the one of the version before it; false where another change has that version already. */
  append(change: Change): Promise<boolean>;
  /** The changes after that version, in their order. */
  since(version: number): Promise<Change[]>;
  /** All changes, the newest first. */
  history(): AsyncIterable<Change>;
}
