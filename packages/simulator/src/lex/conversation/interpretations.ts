import type { BotLocale } from "../definition/locale.ts";
import type { Interpretation } from "../hook/event.ts";
import { begin, type Pursuit, type Standing } from "./standing.ts";
import { fallbackOf, type Understood } from "./understand.ts";

/** Of the five that Lex gives at most, the intent at work and the fallback take two. */
const OTHERS = 3;

/**
 * What the user may have meant, the likeliest first; of the fallback intent there is no score.
 * https://docs.aws.amazon.com/lexv2/latest/dg/using-intent-confidence-scores.html
 */
export function interpretationsOf(locale: BotLocale, { intent, candidates }: Understood): Interpretation[] {
  const fallback = begin(fallbackOf(locale));
  const score = candidates.find((each) => each.intent.Name === intent.name)?.score;
  const others = candidates.filter((each) => each.intent.Name !== intent.name);
  return [
    scored(intent, score),
    ...others.slice(0, OTHERS).map((each) => scored(begin(each.intent), each.score)),
    ...(intent.name === fallback.name ? [] : [{ intent: fallback }]),
  ];
}

const scored = (intent: Pursuit, score: number | undefined): Interpretation =>
  score === undefined ? { intent } : { intent, score };

/** With the intent as it is after the turn. */
export const afterTurn = (interpretations: Interpretation[], { intent }: Standing): Interpretation[] =>
  interpretations.map((one) => (intent && one.intent.name === intent.name ? { ...one, intent } : one));
