/** A key of a telephone. */
export type Key = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "*" | "#";

/** What the system says to the caller. */
export type Said = {
  /** As it is heard: attributes filled in, SSML's tags taken away; a recording is `[prompt ID]` or `[audio URI]`. */
  text: string;
  /** The SSML as it was sent to be spoken; nothing where the text was plain. */
  ssml?: string;
  /** The recording's id or address; nothing where a voice speaks. */
  recording?: string;
};

/** What the system waits for: one key, several keys, words for a bot, or nothing in particular (in a queue, in a Wait). */
export type Wanted = "key" | "keys" | "words" | "nothing";

/** What the caller does, `after` so many milliseconds of the call's own time from the moment that it was asked for. */
export type CallerAct = { after: number } & (
  | { does: "press"; key: Key }
  | { does: "speak"; text: string }
  /** By whom, where it is not the caller. */
  | { does: "hang up"; by?: "witness" }
);

/** The caller's end of the line: a script, a person at a terminal, or a test case. */
export interface Handset {
  /** Called for each message, in order, as it begins to be played. */
  hear(said: Said): void | Promise<void>;
  /**
   * What the caller does next, within so many milliseconds of the call's time; `undefined` is silence for all of it. A script
   * answers at once, whatever it waits; a person takes the time. Keys pressed while a prompt played come `after: 0`.
   */
  next(wait: { for: Wanted; within: number }): Promise<CallerAct | undefined>;
}
