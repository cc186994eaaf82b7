import { fold } from "./fold.ts";

/** Connect's two criteria; there is no exact one. */
export type Criterion = "Inclusion" | "Similarity";

/** How well a message fits, from 0 to 1. */
export type Comparison = { fits: boolean; score: number };

/** AWS publishes no threshold: ours leaves room for one word in four. */
export const SIMILAR_FROM = 0.75;

/** Words that carry the grammar, not the meaning: two sentences are not alike because of them. */
const GRAMMAR = new Set(
  "a an the and or of to for in on at is are am be been was were has have had do does did will would it this that there you your we our i my please".split(
    " ",
  ),
);

/**
 * Compares what was heard with what a test case expects. Inclusion: the expected words lie within the heard ones, whole and
 * in order. Similarity: the share of the expected words that were heard, in any order. More may be heard: a voice message is
 * all that is said until the system listens.
 */
export function match(by: Criterion, expected: string, heard: string): Comparison {
  const [wanted, spoken] = [fold(expected), fold(heard)];
  const score = shareOf(telling(wanted), spoken);
  if (by === "Similarity") return { fits: score >= SIMILAR_FROM, score };
  const fits = wanted.length > 0 && ` ${spoken.join(" ")} `.includes(` ${wanted.join(" ")} `);
  return { fits, score: fits ? 1 : score };
}

function telling(words: string[]): string[] {
  const rest = words.filter((word) => !GRAMMAR.has(word));
  return rest.length ? rest : words;
}

function shareOf(wanted: string[], spoken: string[]): number {
  if (!wanted.length) return 0;
  const left = [...spoken];
  const found = wanted.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return found.length / wanted.length;
}
