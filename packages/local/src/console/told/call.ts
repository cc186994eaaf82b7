import type { Wanted } from "@frontdesk/simulator/phone/handset.ts";
import type { Happened } from "@frontdesk/simulator/phone/transcript.ts";

/** A line of the call; `at` in milliseconds of the call's own time. */
export type EntryTold = {
  /** From 0, in the whole call. */
  index: number;
  at: number;
  /** `unasked`: keys that were pressed, or words that were said, when nothing was asked. */
  what: Happened["what"] | "unasked";
  /** What is heard, said or keyed; else the line of a transcript. */
  text: string;
};

/** A block that the call came to, and the branch by which it left it. */
export type StepTold = { flow: string; block: string; branch?: string };

/** A call as it is now. */
export type CallTold = {
  id: string;
  /** E.164; blank for a caller who withholds the number. */
  from: string;
  line: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  /** The last of them. */
  entries: EntryTold[];
  /** Where the call has been lately, in order: the last is where it is. */
  path: StepTold[];
  /** What the caller is asked for; nothing while the line speaks or works. */
  asked?: Asked;
  over?: { by: string; why: string };
};

export type Asked = {
  for: Wanted;
  /** When silence is taken for an answer, in milliseconds since the epoch; nothing where the caller may take any time. */
  until?: number;
  /** How many keys have been given already. */
  keys: number;
};

/** What a caller does, as the page sends it. */
export type Act =
  | { does: "press"; key: string }
  | { does: "begin to speak" }
  | { does: "take back" }
  | { does: "speak"; text: string }
  | { does: "hang up" }
  /** Whether a voice speaks the messages. */
  | { does: "aloud"; isOn: boolean }
  /** The voice has spoken all that was said up to that entry. */
  | { does: "heard"; index: number };
