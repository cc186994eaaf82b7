import type { EndedBy } from "@frontdesk/simulator/phone/transcript.ts";
import type { Around, Ringing } from "../telephone.ts";

/** A call that is scripted, called after what the caller experiences. */
export type ScriptedCall = Ringing & {
  name: string;
  /** Parts of what is heard, in their order; other things may be heard in between. */
  hears: string[];
  /** What must not be heard. */
  neverHears?: string[];
  /** A part of why a function failed. */
  because?: string | RegExp;
  /** Who has the last word, where it is not the line. */
  endedBy?: EndedBy;
  /** What the call has left behind. */
  leaves?(around: Around): unknown;
};
