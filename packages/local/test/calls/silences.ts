import type { Entry, Transcript } from "@frontdesk/simulator/phone/transcript.ts";

/** What a caller notices: words, or that the line waits, goes elsewhere or is over. */
const NOTICED: Entry["what"][] = ["spoken", "pressed", "said", "silent", "queued", "connected", "ended", "broken"];
const ERRORS = /^(NoMatchingError|NoMatchingCondition|InputTimeLimitExceeded|QueueAtCapacity)$/;

/** The error branches of a call after which the line waits for the caller, or the call is over, before a word is spoken. */
export function silences(transcript: Transcript): string[] {
  return transcript.flatMap((entry, index) => {
    if (entry.what !== "branched" || !ERRORS.test(entry.branch)) return [];
    const next = transcript.slice(index + 1).find(({ what }) => NOTICED.includes(what));
    const isHeard = next?.what === "spoken" && next.text.trim() !== "";
    return isHeard ? [] : [`after ${entry.identifier}: ${entry.branch}, the caller hears nothing but ${next?.what}`];
  });
}
