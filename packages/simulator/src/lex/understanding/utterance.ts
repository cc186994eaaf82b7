import { isPolite, wordsOf } from "./words.ts";

/** What was said in the place of each slot, as it was said. */
type Filled = Record<string, string>;
export type UtteranceMatch = { filled: Filled /** Whether words of politeness alone were added. */; isExact: boolean };

/** Most words in the place of one slot, and of politeness before and after. */
const [LONGEST, MOST_POLITE] = [12, 8];

/**
 * Reads `text` as the sample utterance, in which `{Slot}` stands for words of the speaker's; nothing where it is none of it. What is
 * said for politeness before and after it is left out where it can be: it is no part of a slot.
 */
export function matchUtterance(sample: string, text: string): UtteranceMatch | undefined {
  const pattern = partsOf(sample);
  const words = spokenWords(text);
  const polite = (spoken: Spoken[]) => isPolite(spoken.flatMap(({ folded }) => folded));
  const lead = longest((count) => polite(words.slice(0, count)), words.length);
  const tail = longest((count) => polite(words.slice(words.length - count)), words.length);
  for (let from = lead; from >= 0; from -= 1) {
    for (let to = Math.max(from, words.length - tail); to <= words.length; to += 1) {
      const found = fill(pattern, words.slice(from, to), {});
      if (found) return { filled: found, isExact: from === 0 && to === words.length };
    }
  }
  return undefined;
}

/** The most words, of few, for which it holds. */
const longest = (holds: (count: number) => boolean, most: number): number =>
  Array.from({ length: Math.min(most, MOST_POLITE) }, (_, index) => index + 1).findLast(holds) ?? 0;

type Part = { word: string } | { slot: string };

const partsOf = (sample: string): Part[] =>
  sample
    .split(/(\{[^}]*\})/)
    .flatMap((piece): Part[] =>
      piece.startsWith("{") ? [{ slot: piece.slice(1, -1).trim() }] : wordsOf(piece).map((word) => ({ word })),
    );

type Spoken = { folded: string[]; raw: string };

/** The text between blanks, which is what slots get, and the words in it, which are compared. */
const spokenWords = (text: string): Spoken[] =>
  text
    .trim()
    .split(/\s+/)
    .map((raw) => ({ raw, folded: wordsOf(raw) }))
    .filter(({ folded }) => folded.length > 0);

function fill([part, ...rest]: Part[], words: Spoken[], filled: Filled): Filled | undefined {
  if (!part) return words.length ? undefined : filled;
  if ("word" in part) {
    const [first, ...others] = words;
    return first?.folded.join(" ") === part.word ? fill(rest, others, filled) : undefined;
  }
  for (let taken = 1; taken <= Math.min(LONGEST, words.length); taken += 1) {
    const said = words.slice(0, taken).map(({ raw }) => raw);
    const found = fill(rest, words.slice(taken), { ...filled, [part.slot]: trimmed(said.join(" ")) });
    if (found) return found;
  }
  return undefined;
}

/** Without the punctuation of the sentence around it. */
const trimmed = (said: string) => said.replace(/^[\s"'(,;:]+|[\s"'),;:.!?]+$/g, "");
