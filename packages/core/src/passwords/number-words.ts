const SMALL = [
  ...["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
  ...["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
];
const TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const IRREGULAR = new Map(
  Object.entries({
    ...{
      first: "one",
      second: "two",
      third: "three",
      fifth: "five",
      eighth: "eight",
      ninth: "nine",
      twelfth: "twelve",
    },
    ...{ twentieth: "twenty", thirtieth: "thirty" },
  }),
);
const CENTURIES = [19, 20];

/** A number below a hundred as it is said, in one word or two, or in digits: "seven", "forty two", "17". */
export function numberOf(words: string[]): number | undefined {
  const [first = "", second, ...more] = words;
  if (more.length) return undefined;
  if (second === undefined) return /^\d{1,2}$/.test(first) ? Number(first) : (small(first) ?? tens(first));
  const [ten, unit] = [tens(first), small(second)];
  return ten !== undefined && unit !== undefined && unit > 0 && unit < 10 ? ten + unit : undefined;
}

/** A day's or another number as it is said in a row: "17th", "seventeenth", "twenty first"; plain numbers as well. */
export function ordinalOf(words: string[]): number | undefined {
  const last = words.at(-1) ?? "";
  const cardinal = IRREGULAR.get(last) ?? last.replace(/(?<=\d)(?:st|nd|rd)$|th$/, "");
  return numberOf([...words.slice(0, -1), cardinal]);
}

/**
 * A year of this century or the last, as it is said: "1990", "nineteen ninety", "nineteen oh five", "two thousand and nine",
 * "twenty nineteen". Two digits alone are none.
 */
export function yearOf(words: string[]): number | undefined {
  const [first = "", second = "", ...rest] = words;
  if (words.length === 1) return /^(19|20)\d\d$/.test(first) ? Number(first) : undefined;
  if (first === "two" && second === "thousand") return rest.length ? plus(2000, rest) : 2000;
  const century = numberOf([first]);
  if (century === undefined || !CENTURIES.includes(century)) return undefined;
  if (second === "hundred") return rest.length ? plus(century * 100, rest) : century * 100;
  if (["oh", "o", "zero"].includes(second)) return plus(century * 100, rest, 1, 9);
  return plus(century * 100, words.slice(1), 10);
}

function plus(hundreds: number, words: string[], least = 1, most = 99): number | undefined {
  const more = numberOf(words[0] === "and" ? words.slice(1) : words);
  return more !== undefined && more >= least && more <= most ? hundreds + more : undefined;
}

const at = (names: string[], word: string) => (names.includes(word) ? names.indexOf(word) : undefined);
const small = (word: string) => at(SMALL, word);
function tens(word: string): number | undefined {
  const found = at(TENS, word);
  return found === undefined ? undefined : (found + 2) * 10;
}
