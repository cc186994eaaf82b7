/** Among more words than any flow may have actions, comparing them all with all would take minutes. */
const MOST_WORDS = 500;

/** The nearest of some words, by the letters that it takes to get from one to the other: a third of the word at most. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (words.length > MOST_WORDS) return undefined;
  let best: { word: string; distance: number } | undefined;
  for (const each of words) {
    const distance = letters(word.toLowerCase(), each.toLowerCase());
    if (distance <= Math.max(1, each.length / 3) && distance < (best?.distance ?? Infinity))
      best = { word: each, distance };
  }
  return best?.word;
}

/** Levenshtein's distance. */
function letters(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [done, letter] of [...from].entries()) {
    const next = [done + 1];
    for (const [at, other] of [...to].entries()) {
      const change = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
