const UNITS = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen"
).split(" ");
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: Record<string, number> = { thousand: 1_000, million: 1_000_000, billion: 1_000_000_000 };

/** The value of `seven`, `seventeen` or `seventy`; nothing for another word. */
export function smallNumber(word: string): number | undefined {
  if (word === "oh") return 0;
  const unit = UNITS.indexOf(word);
  if (unit >= 0) return unit;
  const ten = TENS.indexOf(word);
  return ten > 1 ? ten * 10 : undefined;
}

/**
 * A number in words or digits as digits, such as `123.45`; nothing for what is none.
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-number.html
 */
export function numberIn(text: string): string | undefined {
  const written = text.trim().replace(/(?<=\d),(?=\d{3}(?!\d))/g, "");
  if (/^-?(\d+(\.\d+)?|\.\d+)$/.test(written)) return written.replace(/^(-?)\./, "$10.");
  const words = written.toLowerCase().split(/[\s-]+/);
  const isNegative = words[0] === "minus" || words[0] === "negative";
  const [whole = [], fraction, ...more] = split(isNegative ? words.slice(1) : words);
  if (more.length || (!whole.length && !fraction?.length)) return undefined;
  const value = whole.length ? wholeNumber(whole) : 0;
  const decimals = fraction && digitsOf(fraction);
  if (value === undefined || (fraction && !decimals)) return undefined;
  return `${isNegative ? "-" : ""}${value}${decimals ? `.${decimals}` : ""}`;
}

/** At `point` or `dot`. */
function split(words: string[]): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === "point" || word === "dot") parts.push([]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

function wholeNumber(words: string[]): number | undefined {
  let total = 0;
  let current = 0;
  for (const word of words) {
    const small = /^\d+$/.test(word) ? Number(word) : smallNumber(word);
    const scale = SCALES[word];
    if (word === "and" && (current || total)) continue;
    if (small !== undefined && roomIn(current, small)) current += small;
    else if (word === "hundred" && current > 0 && current < 100) current *= 100;
    else if (scale !== undefined && current > 0) {
      total += current * scale;
      current = 0;
    } else return undefined;
  }
  return words.at(-1) === "and" ? undefined : total + current;
}

/** `twenty` takes `three`, and `hundred` both; digits one by one are no number. */
function roomIn(current: number, small: number): boolean {
  if (current === 0) return true;
  if (current % 100 === 0) return small < 100;
  return current % 10 === 0 && current % 100 >= 20 && small > 0 && small < 10;
}

/** `four two` and `forty two` are both 42. */
function digitsOf(words: string[]): string | undefined {
  const numbers = words.map((word) => (/^\d+$/.test(word) ? Number(word) : smallNumber(word)));
  if (!numbers.length || numbers.some((number) => number === undefined)) return undefined;
  const together = wholeNumber(words);
  return together === undefined ? numbers.join("") : String(together);
}
