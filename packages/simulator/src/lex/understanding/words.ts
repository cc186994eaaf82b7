/** The words of a text: lower case, without accents of typing such as curly quotes, and without punctuation but what joins letters. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .match(/[\p{L}\p{N}]+(?:['._-][\p{L}\p{N}]+)*/gu) ?? []
  );
}

/** Words that change nothing about what is wanted. */
const POLITE = new Set(
  "please hi hello hey thanks thank you um uh er well so i i'd i'm id would like want need wanna to could can may the a me just".split(
    " ",
  ),
);

export const isPolite = (words: string[]): boolean => words.every((word) => POLITE.has(word));
