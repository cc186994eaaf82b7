import type { Said } from "../handset.ts";

/** Characters that are spoken in a second. */
const SPEED = 15;
/** A recording's length is not known here. */
const RECORDING = 5_000;
/** The shortest time that a prompt takes, in milliseconds. */
const SHORTEST = 200;
/** As long as a pause can be. https://docs.aws.amazon.com/polly/latest/dg/break-tag.html */
const LONGEST_PAUSE = 10_000;
const PAUSE = /<break\s[^<>]*?time\s*=\s*["'](\d+(?:\.\d+)?)(ms|s)["'][^<>]*>/g;

/** How long a message takes to be played, in milliseconds: its words, and the pauses that SSML asks for. */
export function speakingTime({ text, ssml = "", recording }: Said): number {
  if (recording) return RECORDING;
  const pauses = [...ssml.matchAll(PAUSE)].map(([, time, unit]) => Number(time) * (unit === "s" ? 1000 : 1));
  const paused = pauses.reduce((sum, pause) => sum + Math.min(pause, LONGEST_PAUSE), 0);
  return Math.max(SHORTEST, (text.length / SPEED) * 1000 + paused);
}
