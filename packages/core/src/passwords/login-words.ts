import { numberOf } from "./number-words.ts";

/** One word of a login: what it stands for, and whether it is one sign of it, as whoever spells says them. */
export type Part = { text: string; isSpelled: boolean };

const SIGNS = new Map(
  Object.entries({
    ...{ "-": "-", dash: "-", hyphen: "-", minus: "-" },
    ...{ ".": ".", dot: ".", point: ".", period: ".", "full stop": "." },
    ...{ _: "_", underscore: "_", "under score": "_", underline: "_" },
  }),
);
/** ICAO's alphabet, with the spellings that recognisers give. */
const ALPHABET = new Set([
  ...["alpha", "alfa", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "juliett"],
  ...["kilo", "lima", "mike", "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor"],
  ...["whiskey", "whisky", "xray", "x-ray", "yankee", "zulu"],
]);
/** Names of people are among them: so few words of the alphabet are one. */
const FEWEST = 3;
const CASES = new Set(["capital", "uppercase", "lowercase", "small"]);
const TIMES = new Map(Object.entries({ double: 2, triple: 3 }));
/** More words, or one of these among several, are a sentence: it is asked again then, instead of looked up. */
const MOST = 4;
const OF_SENTENCES = new Set([
  ...["what", "have", "know", "idea", "forgot", "forgotten", "remember", "mean", "my", "the", "is", "do", "not"],
  ...["password", "user", "login", "please", "reset", "want", "need"],
]);

/** What several words stand for, if they are a login's. */
export function partsOf(words: string[]): Part[] | undefined {
  const parts: Part[] = [];
  let rest = words;
  while (rest.length) {
    const [length, part] = firstPart(rest);
    if (!part) return undefined;
    parts.push(part);
    rest = rest.slice(length);
  }
  return inAlphabet(parts);
}

/** The first part, and of how many words it is. */
function firstPart(words: string[]): [number, Part | undefined] {
  const [first = "", second = ""] = words;
  const pair = SIGNS.get(`${first} ${second}`);
  if (pair) return [2, spelled(pair)];
  const next = second === "" ? undefined : firstPart([second])[1];
  if (next?.isSpelled && CASES.has(first)) return [2, next];
  // Nobody says "double u" for two of them.
  if (first === "double" && (second === "u" || second === "you")) return [2, spelled("w")];
  const times = TIMES.get(first);
  if (next?.isSpelled && times) return [2, spelled(next.text.repeat(times))];
  const two = second ? numberOf([first, second]) : undefined;
  if (two !== undefined) return [2, spelled(String(two))];
  return [1, onlyPart(first)];
}

function onlyPart(word: string): Part | undefined {
  const bare = word.replace(/,$/, "");
  const sign = SIGNS.get(bare);
  if (sign) return spelled(sign);
  if (/^[a-z][.,]?$/.test(word)) return spelled(word.charAt(0));
  const number = numberOf([bare]);
  // As it is written where it is in digits: 07 is no 7.
  if (number !== undefined) return spelled(/^\d/.test(bare) ? bare : String(number));
  return /^[a-z0-9._-]+$/.test(word) ? { text: word, isSpelled: false } : undefined;
}

/** Reads "alpha sierra mike" by the first letters, if nothing else but single signs is said. */
function inAlphabet(parts: Part[]): Part[] | undefined {
  const named = parts.filter(({ isSpelled }) => !isSpelled);
  if (named.length >= FEWEST && named.every(({ text }) => ALPHABET.has(text)))
    return parts.map(({ text, isSpelled }) => spelled(isSpelled ? text : text.charAt(0)));
  return named.length > MOST || named.some(({ text }) => OF_SENTENCES.has(text)) ? undefined : parts;
}

const spelled = (text: string): Part => ({ text, isSpelled: true });
