import { describe, expect, it } from "vitest";
import { isLogin, tidyLogin } from "./login.ts";

describe("a login as it is said", () => {
  it.each([
    ["a smith dash seven", "asmith-7"],
    ["A smith Dash 7", "asmith-7"],
    ["a s m i t h hyphen seven", "asmith-7"],
    ["a smith minus zero seven", "asmith-07"],
    ["a smith 07", "asmith07"],
    ["ann dot smith", "ann.smith"],
    ["ann point smith", "ann.smith"],
    ["ann period smith", "ann.smith"],
    ["ann full stop smith", "ann.smith"],
    ["ann underscore smith", "ann_smith"],
    ["ann under score smith", "ann_smith"],
    ["ann . smith", "ann.smith"],
    ["as one two three four", "as1234"],
    ["smith forty two", "smith42"],
    ["smith seventeen", "smith17"],
    ["smith double seven", "smith77"],
    ["double s triple zero", "ss000"],
    ["double u x", "wx"],
    ["van der berg", "vanderberg"],
  ])("%j is %s", (said, login) => {
    expect(tidyLogin(said)).toBe(login);
  });

  it.each([
    ["A. S. M. I. T. H.", "asmith"],
    ["a.s.m.i.t.h.", "asmith"],
    ["a, s, m, i, t, h, dash, seven", "asmith-7"],
    ["A S M I T H", "asmith"],
    ["capital a small s lowercase m", "asm"],
    ["s as in sierra, m for mike", "sm"],
    ["alpha sierra mike india tango hotel hyphen seven", "asmith-7"],
    ["x-ray Yankee zulu", "xyz"],
  ])("may be spelled: %j is %s", (said, login) => {
    expect(tidyLogin(said)).toBe(login);
  });

  it.each([
    ["asmith", "asmith"],
    ["ASmith", "asmith"],
    ["asmith.", "asmith"],
    [" asmith ", "asmith"],
    ["j.smith", "j.smith"],
    ["a.b", "a.b"],
    ["Ann.Smith-7_x", "ann.smith-7_x"],
    ["seven", "seven"],
    ["dash", "dash"],
    ["my user ID is asmith", "asmith"],
    ["it's a smith", "asmith"],
  ])("may be typed: %j is %s", (said, login) => {
    expect(tidyLogin(said)).toBe(login);
  });

  it.each([
    ["mike oscar", "mikeoscar"],
    ["victor november smith", "victornovembersmith"],
    ["mike dot romeo", "mike.romeo"],
  ])("has names in it that are words of the alphabet, too: %j is %s", (said, login) => {
    expect(tidyLogin(said)).toBe(login);
  });

  it.each([
    "what do you mean",
    "I have no idea",
    "I forgot my password",
    "please reset it",
    "what is a user id",
    "i do not know it",
  ])("is no sentence: %j", (said) => {
    expect(isLogin(tidyLogin(said))).toBe(false);
  });
});

const HOSTILE = [
  ...["", " ", "*", ")(", "a*", "asmith)(cn=*", "asmith;drop", "asmith,ou=staff", "smith,john", "smith, john"],
  ...["asmith\u0000", "asmith\n", "a\tsmith", "asmith\u200b", "\u200easmith", "asmi\u0301th", "ａｓｍｉｔｈ", "аsmith"],
  ...[
    "asmith\u00a0",
    "a\u3000smith",
    "\u212aelvin",
    "ſmith",
    "ﬁsher",
    "asmith７",
    "asmith\ufeff",
    "𝐚smith",
    "\ud800smith",
  ],
  ...["asmith@example.test", "EXAMPLE\\asmith", "EXAMPLE/asmith", "-asmith", ".asmith", "_asmith", "dash asmith"],
  ...["asmith'", '"asmith"', "<asmith>", "a&b", "a=b", "a+b", "a#b", "$(asmith)", "{{asmith}}", "%00asmith", "\\00"],
  ...["a".repeat(65), "a".repeat(10_240), "a ".repeat(65), "a ".repeat(5_120), `asmith${" ".repeat(10_240)}`],
];

describe("a hostile login", () => {
  it.each(HOSTILE.map((said) => [said.slice(0, 40), said]))("is no login, tidied or not: %j", (_, said) => {
    expect([isLogin(said), isLogin(tidyLogin(said))]).toEqual([false, false]);
  });

  it("never becomes one by a sign that somebody has put in, wherever it is", () => {
    for (const sign of SIGNS) {
      for (let at = 0; at <= "asmith".length; at += 1) {
        const said = `${"asmith".slice(0, at)}${sign}${"asmith".slice(at)}`;
        expect(isLogin(tidyLogin(said)), JSON.stringify(said)).toBe(false);
      }
    }
  });

  it("comes out of any text as itself, or as a login of its own letters and words, and stays that", () => {
    const random = seeded(7);
    for (let round = 0; round < 5_000; round += 1) {
      const said = Array.from({ length: 1 + random(12) }, () => PIECES[random(PIECES.length)]).join("");
      const login = tidyLogin(said);
      if (login !== said) expect(isLogin(login), JSON.stringify(said)).toBe(true);
      if (isLogin(login)) expect(said).toMatch(/^[\x20-\x7e]*$/);
      expect(tidyLogin(login), JSON.stringify(said)).toBe(login);
    }
  });
});

/** Control signs, signs without a width, marks that combine, spaces of other kinds, letters that look alike, and signs of filters. */
const SIGNS = [
  ...["\u0000", "\u0001", "\t", "\n", "\r", "\u007f", "\u0085", "\u00a0", "\u00ad", "\u0300", "\u0301", "\u034f"],
  ...["\u061c", "\u115f", "\u200b", "\u200c", "\u200d", "\u200e", "\u2028", "\u202e", "\u2060", "\u3000", "\ufe0f"],
  ...[
    "\ufeff",
    "\ufffd",
    "\ud800",
    "\u{e0061}",
    "ａ",
    "а",
    "ı",
    "ſ",
    "\u212a",
    "*",
    "(",
    ")",
    "\\",
    "/",
    "@",
    "&",
    "|",
  ],
  ...["!", "=", "<", ">", "~", ",", ";", ":", "'", '"', "+", "#", "%", "$", "?", "[", "]", "{", "}", "^", "`"],
];
const PIECES = [
  ...SIGNS,
  ..."abcxyzABC0123789.-_    ",
  " dash ",
  " dot ",
  "seven",
  "double ",
  "alpha ",
  "smith",
  "user ",
];

/** The same numbers at each run. */
function seeded(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
