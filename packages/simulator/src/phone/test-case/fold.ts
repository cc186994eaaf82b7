const UNITS = "zero one two three four five six seven eight nine".split(" ");
const TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const NUMBERS = new Map([
  ...UNITS.map((word, index) => [word, index] as const),
  ...TEENS.map((word, index) => [word, 10 + index] as const),
  ...TENS.map((word, index) => [word, 20 + 10 * index] as const),
]);
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/**
 * A text's words as a transcript would have them: lower case, neither punctuation nor SSML's tags, numbers up to 99 as
 * digits. AWS publishes no rules; on live instances "press one" was heard for "press 1".
 */
export function fold(text: string): string[] {
  const plain = text
    .replace(/<\/?[a-z][^<>]*>/gi, " ")
    .replace(/&(amp|lt|gt|quot|apos);/gi, (_, name: string) => ENTITIES[name.toLowerCase()] ?? " ")
    .replace(/(?<=\d),(?=\d{3})/g, "");
  // Upper case first: some letters have no lower case of their own until then, as ß has SS.
  const words =
    plain
      .normalize("NFKC")
      .toUpperCase()
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return digits(words);
}

function digits(words: string[]): string[] {
  const folded: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    const number = NUMBERS.get(word);
    const unit = NUMBERS.get(words[at + 1] ?? "") ?? 0;
    const isCompound = number !== undefined && number >= 20 && unit >= 1 && unit <= 9;
    folded.push(number === undefined ? word : `${number + (isCompound ? unit : 0)}`);
    if (isCompound) at++;
  }
  return folded;
}
