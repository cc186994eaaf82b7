import { randomInt } from "node:crypto";

/** Randomness, so that tests can bring their own: an integer from 0 on and below `below`. */
export type Random = (below: number) => number;

export const systemRandom: Random = (below) => randomInt(below);

/** So many digits, each as likely as any other and leading zeros as well. */
export const drawPin = (length: number, random: Random): string => String(random(10 ** length)).padStart(length, "0");
