import type { Random } from "./random.ts";

/** How likely each thing is that may go wrong, from 0 to 1; and how slow things are, in milliseconds. */
export type Weather = {
  errorBefore: number;
  errorAfter: number;
  /** No answer comes; the effect may be there. */
  noAnswer: number;
  throttle: number;
  crash: number;
  brokenBody: number;
  eventLost: number;
  eventRepeated: number;
  eventLate: number;
  messageRepeated: number;
  messagesDisordered: number;
  /** The slowest usual answer, and how likely a much slower one is. */
  latency: number;
  slow: number;
  /** Milliseconds by which two machines' clocks may differ from the true time. */
  skew: number;
};

export const CALM: Weather = {
  errorBefore: 0,
  errorAfter: 0,
  noAnswer: 0,
  throttle: 0,
  crash: 0,
  brokenBody: 0,
  eventLost: 0,
  eventRepeated: 0,
  eventLate: 0,
  messageRepeated: 0,
  messagesDisordered: 0,
  latency: 20,
  slow: 0,
  skew: 0,
};

/** The worst that each may be. */
const WORST: Weather = {
  errorBefore: 0.08,
  errorAfter: 0.08,
  noAnswer: 0.04,
  throttle: 0.1,
  crash: 0.03,
  brokenBody: 0.2,
  eventLost: 0.7,
  eventRepeated: 0.7,
  eventLate: 0.7,
  messageRepeated: 0.3,
  messagesDisordered: 1,
  latency: 1500,
  slow: 0.05,
  skew: 10,
};

/**
 * A weather of its own for a seed. Each thing is left out in half of them: what goes wrong alone finds other mistakes
 * than all at once (swarm testing).
 */
export function weatherFrom(random: Random): Weather {
  const names = Object.keys(CALM) as (keyof Weather)[];
  const entries = names.map((name) => [name, random.chance(0.5) ? random.next() * WORST[name] : CALM[name]]);
  return Object.fromEntries(entries) as Weather;
}
