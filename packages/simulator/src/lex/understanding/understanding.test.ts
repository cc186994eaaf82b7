import { describe, expect, it } from "vitest";
import { numberIn } from "./numbers.ts";
import { resolveSlot } from "./slots/resolve-slot.ts";
import { matchUtterance } from "./utterance.ts";
import { yesOrNo } from "./yes-no.ts";

const THURSDAY = "2026-11-26";
const resolve = (type: string, said: string, more: Partial<Parameters<typeof resolveSlot>[2]> = {}) =>
  resolveSlot(type, said, { today: THURSDAY, localeId: "en_US", slotTypes: [], ...more });

describe("AMAZON.Date", () => {
  it.each([
    ["17 april 1990", "1990-04-17"],
    ["April 17th, 1990", "1990-04-17"],
    ["1990-04-17", "1990-04-17"],
    ["04/17/1990", "1990-04-17"],
    ["17.4.1990", "1990-04-17"],
    ["the seventeenth of april nineteen ninety", "1990-04-17"],
    ["april seventeen nineteen ninety", "1990-04-17"],
    ["april twenty first nineteen ninety seven", "1997-04-21"],
    ["may twenty twenty twenty", "2020-05-20"],
    ["the fifth of may two thousand and five", "2005-05-05"],
    ["october nine two thousand", "2000-10-09"],
    ["I was born on 17 April 1990", "1990-04-17"],
    ["today", "2026-11-26"],
    ["now", "2026-11-26"],
    ["yesterday", "2026-11-25"],
    ["tomorrow", "2026-11-27"],
    // Without a year: today or later.
    ["april 17", "2027-04-17"],
    ["november 25", "2027-11-25"],
    ["november 26", "2026-11-26"],
    ["november twenty seventh", "2026-11-27"],
    ["thursday", "2026-11-26"],
    ["wednesday", "2026-12-02"],
    // A span: its last day where it is to come, else its first.
    ["next week", "2026-12-06"],
    ["last week", "2026-11-16"],
    ["next month", "2026-12-31"],
    ["this month", "2026-11-01"],
    ["last month", "2026-10-01"],
    ["next year", "2027-12-31"],
    ["last year", "2025-01-01"],
    ["march", "2027-03-31"],
    ["november", "2026-11-01"],
    ["march 2019", "2019-03-01"],
    ["1990", "1990-01-01"],
    ["2030", "2030-12-31"],
  ])("takes “%s” for %s", (said, date) => {
    expect(resolve("AMAZON.Date", said)).toMatchObject({ interpreted: date, resolved: [date] });
  });

  it.each(["asmith", "30 february 1990", "two", "half past four", "", " "])("makes nothing of “%s”", (said) => {
    expect(resolve("AMAZON.Date", said)).toBeUndefined();
  });

  it("has the day first where the locale has", () => {
    const dates = ["en_US", "en_GB", "en_AU"].map(
      (localeId) => resolve("AMAZON.Date", "3/4/1990", { localeId })?.interpreted,
    );
    expect(dates).toEqual(["1990-03-04", "1990-04-03", "1990-04-03"]);
  });
});

describe("AMAZON.Number", () => {
  it.each([
    // https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-number.html
    ["one hundred twenty three point four five", "123.45"],
    ["one hundred twenty three dot four five", "123.45"],
    ["point four two", "0.42"],
    ["point forty two", "0.42"],
    ["232.998", "232.998"],
    ["50", "50"],
    ["-15", "-15"],
    ["minus 15", "-15"],
    ["twenty-one", "21"],
    ["1,234", "1234"],
    ["two thousand and five", "2005"],
    ["zero", "0"],
  ])("takes “%s” for %s", (said, number) => {
    expect(numberIn(said)).toBe(number);
    expect(resolve("AMAZON.Number", said)).toEqual({ original: said, interpreted: number, resolved: [number] });
  });

  it.each([
    "many",
    "six five four",
    "and five",
    "five and",
    "hundred",
    "point",
    "1.2.3",
    "one point two point three",
    "minus",
  ])("makes nothing of “%s”", (said) => expect(resolve("AMAZON.Number", said)).toBeUndefined());
});

describe("AMAZON.AlphaNumeric", () => {
  it.each([
    ["asmith", "asmith"],
    ["ABC123", "ABC123"],
    ["a.smith-7", "a.smith-7"],
    ["a b c 1 2 3", "abc123"],
    ["0 0 47", "0047"],
    ["a smith dash seven", "a smith dash seven"],
  ])("takes “%s” for %s", (said, value) => {
    expect(resolve("AMAZON.AlphaNumeric", said)).toMatchObject({ original: said, interpreted: value });
  });

  it.each(["I don't know", "what do you mean", "a*", "(cn=*)", "a\u0000b"])("makes nothing of %j", (said) => {
    expect(resolve("AMAZON.AlphaNumeric", said)).toBeUndefined();
  });
});

describe("a slot type of the bot's own", () => {
  const months = (ResolutionStrategy: "ORIGINAL_VALUE" | "TOP_RESOLUTION") => ({
    Name: "Months",
    SlotTypeValues: [
      { SampleValue: { Value: "March" }, Synonyms: [{ Value: "mar" }, { Value: "the third" }] },
      { SampleValue: { Value: "March next" }, Synonyms: [] },
    ],
    ValueSelectionSetting: { ResolutionStrategy },
  });
  const top = { slotTypes: [months("TOP_RESOLUTION")] };
  const original = { slotTypes: [months("ORIGINAL_VALUE")] };

  it.each([
    ["MARCH", "MARCH", "March"],
    ["in mar, I think", "mar", "March"],
    ["the third", "the third", "March"],
    ["march next", "march next", "March next"],
  ])("that takes its values alone finds the one in “%s”", (said, found, value) => {
    expect(resolve("Months", said, top)).toEqual({ original: found, interpreted: value, resolved: [value] });
  });

  it.each(["may", "marching", ""])("that takes its values alone makes nothing of “%s”", (said) => {
    expect(resolve("Months", said, top)).toBeUndefined();
  });

  it("that takes anything gives what was said, and the value that it may be", () => {
    expect(resolve("Months", " mar 2019 ", original)).toEqual({
      ...{ original: "mar 2019", interpreted: "mar 2019", resolved: ["March"] },
    });
    expect(resolve("Months", "whenever", original)).toMatchObject({ interpreted: "whenever", resolved: [] });
  });

  it("that is nobody's makes nothing of anything", () => expect(resolve("Nobody's", "march")).toBeUndefined());
});

it("AMAZON.FreeFormInput takes all that is said", () => {
  expect(resolve("AMAZON.FreeFormInput", " Well, help! ")).toMatchObject({ interpreted: "Well, help!" });
  expect(resolve("AMAZON.FreeFormInput", "   ")).toBeUndefined();
});

describe("a sample utterance", () => {
  it.each<[sample: string, said: string, filled: object]>([
    ["reset my password", "Reset  my PASSWORD!", {}],
    ["reset my password", "Hi, I'd like to reset my password, please.", {}],
    ["I can’t log in", "I can't log in", {}],
    ["hello", "hello", {}],
    ["reset {User}", "reset a.smith-7, please", { User: "a.smith-7" }],
    ["reset {User} now", "reset Ann Smith now", { User: "Ann Smith" }],
    ["{From} to {To}", "here and there to nowhere", { From: "here and there", To: "nowhere" }],
    ["{User}", "asmith", { User: "asmith" }],
  ])("“%s” is “%s”", (sample, said, filled) => {
    expect(matchUtterance(sample, said)?.filled).toEqual(filled);
  });

  it("is held against whatever is said in no time", () => {
    const said = "a ".repeat(512).trim();
    const before = performance.now();
    for (let time = 0; time < 50; time += 1) expect(matchUtterance("{A} and {B} of {C}", said)).toBeUndefined();
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  it.each([
    ["reset my password", "do not reset my password"],
    ["reset my password", "reset my passwords"],
    ["reset {User}", "reset"],
    ["reset my password", ""],
  ])("“%s” is not “%s”", (sample, said) => {
    expect(matchUtterance(sample, said)).toBeUndefined();
  });
});

describe("an answer to a question", () => {
  it.each([
    "Yes.",
    "yes please",
    "yeah",
    "Yep",
    "OK",
    "that's right",
    "That is correct!",
    "sure, go ahead",
    "well, yes",
    "of course",
  ])("is a yes: %s", (said) => expect(yesOrNo(said)).toBe("yes"));
  it.each([
    "No.",
    "nope",
    "no, that's right",
    "don't",
    "do not do that",
    "not yet",
    "it is not",
    "That's not right",
    "No thank you",
  ])("is a no: %s", (said) => expect(yesOrNo(said)).toBe("no"));
  it.each(["maybe", "that is march", "asmith", "nothing", "", "surely", "I do"])("is neither: %s", (said) =>
    expect(yesOrNo(said)).toBeUndefined(),
  );
});
