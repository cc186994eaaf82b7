import { describe, expect, it } from "vitest";
import { dice } from "../../faults/dice.ts";
import { fold } from "./fold.ts";
import { match, SIMILAR_FROM } from "./match.ts";

describe("folding", () => {
  it.each([
    ["letter case", "Welcome, NADIA!", "welcome nadia"],
    ["punctuation, apostrophes included", "it's 5 p.m. — really?", "it s 5 p m really"],
    ["SSML's tags and escapes", '<speak>Tom &amp; Jo<break time="1s"/>stopped</speak>', "tom jo stopped"],
    ["numbers in words", "press one or twenty-one, not nineteen", "press 1 or 21 not 19"],
    ["tens without a unit behind", "twenty eleven", "20 11"],
    ["a comma within thousands", "1,200 minutes", "1200 minutes"],
    ["letters that have two cases of their own", "STRASSE straße", "strasse strasse"],
    ["nothing of a comparison, which is no tag", "1 < 2 > 0", "1 2 0"],
  ])("takes away %s", (_, text, folded) => {
    expect(fold(text).join(" ")).toBe(folded);
  });
});

describe("Inclusion", () => {
  it("finds the expected words within the heard ones", () => {
    expect(match("Inclusion", "press 1", "Hello. Press one for news.")).toEqual({ fits: true, score: 1 });
  });

  it("does not find them apart, or in another order", () => {
    expect(match("Inclusion", "press news", "Press 1 for news.")).toEqual({ fits: false, score: 1 });
    expect(match("Inclusion", "1 press", "Press 1 for news.").fits).toBe(false);
  });

  it("finds whole words only, so that 1 is not in 21", () => {
    expect(match("Inclusion", "1 instance", "21 instances").fits).toBe(false);
    expect(match("Inclusion", "1", "21").fits).toBe(false);
  });

  it("finds no empty text", () => {
    expect(match("Inclusion", "…", "Hello.")).toEqual({ fits: false, score: 0 });
  });
});

describe("Similarity", () => {
  it("counts the expected words that were heard, in any order and among others", () => {
    const heard = "Of your instances 2 are running, 1 stopped. Press 1 to hear it again.";
    expect(match("Similarity", "2 instances are running and 1 is stopped", heard)).toEqual({ fits: true, score: 1 });
  });

  it("counts a word as often as it was heard", () => {
    expect(match("Similarity", "1 running 1 stopped", "1 running, none stopped").score).toBe(0.75);
  });

  it("tells opposite sentences apart though their grammar is the same", () => {
    expect(match("Similarity", "The instance is stopped.", "The instance is running.")).toEqual({
      fits: false,
      score: 0.5,
    });
  });

  it("falls back on the grammar where a text has nothing else", () => {
    expect(match("Similarity", "It is.", "It is stopped.").fits).toBe(true);
    expect(match("Similarity", "It is.", "They were.").fits).toBe(false);
  });

  it("fits from its threshold on", () => {
    expect(match("Similarity", "red green blue black", "red green blue white")).toEqual({
      fits: true,
      score: SIMILAR_FROM,
    });
    expect(match("Similarity", "red green blue", "red green white").fits).toBe(false);
  });
});

/** Texts of words, numbers and marks, the same at every run. */
const texts = Array.from({ length: 300 }, (_, seed) => {
  const throws = dice(seed, "texts");
  const words = [
    "instance",
    "Straße",
    "ŒUVRE",
    "twenty",
    "one",
    "42",
    "1,000",
    "<b>",
    "&amp;",
    "İ",
    "ǆ",
    "don't",
    "naïve",
    "ﬁ",
  ];
  const length = 1 + Math.floor(throws(0) * 9);
  return Array.from({ length }, (_, n) => words[Math.floor(throws(n + 1) * words.length)]).join(" ");
}).filter((text) => fold(text).length > 0);

const MARKS = [".", "!", "?", " —", ";", "…", "»"];
const punctuated = (text: string) =>
  text
    .split(" ")
    .map((word, index) => (word.startsWith("&") ? word : `${word}${MARKS[index % MARKS.length]}`))
    .join(" ");

describe.each(["Inclusion", "Similarity"] as const)("%s, for three hundred texts", (by) => {
  it("finds each text in itself", () => {
    expect(texts.filter((text) => !match(by, text, text).fits)).toEqual([]);
  });

  it("finds each text among others", () => {
    expect(texts.filter((text) => !match(by, text, `Hello. ${text}. Goodbye.`).fits)).toEqual([]);
  });

  it.each([
    ["upper case", (text: string) => text.toUpperCase()],
    ["lower case", (text: string) => text.toLowerCase()],
    ["punctuation", punctuated],
  ])("does not mind %s", (_, change) => {
    expect(texts.filter((text) => match(by, change(text), text).score !== 1)).toEqual([]);
    expect(texts.filter((text) => match(by, text, change(text)).score !== 1)).toEqual([]);
  });
});
