import { describe, expect, it } from "vitest";
import { systemRandom } from "../pins/draw.ts";
import { generatePassword, hasNamePart } from "./generate.ts";

const SIGNS = "bcdfghjkmnprtvwxDFHJKLMNPRT34679";
const LENGTHS = [14, 15, 16, 17, 18, 19, 20, 24, 32, 40];
const draws = (count: number, length = 16, names: string[] = []) =>
  Array.from({ length: count }, () => generatePassword({ length, names }, systemRandom));

describe("a generated password", () => {
  it.each(LENGTHS)("of %i characters has small letters, capitals, digits and hyphens", (length) => {
    for (const password of draws(2000, length)) {
      expect(password).toHaveLength(length);
      for (const kind of [/[a-z]/, /[A-Z]/, /\d/, /-/]) expect(password).toMatch(kind);
    }
  });

  it.each([
    [14, [7, 6]],
    [15, [5, 4, 4]],
    [16, [5, 5, 4]],
    [19, [6, 6, 5]],
    [24, [6, 5, 5, 5]],
    [32, [5, 5, 5, 4, 4, 4]],
    [40, [5, 4, 4, 4, 4, 4, 4, 4]],
  ])("of %i characters is in groups of %j", (length, sizes) => {
    expect(
      generatePassword({ length, names: [] }, systemRandom)
        .split("-")
        .map((group) => group.length),
    ).toEqual(sizes);
  });

  it("has nothing that looks like something else, no vowels, and no sign but what a text and every keyboard have", () => {
    for (const password of draws(5000)) {
      expect(password).not.toMatch(/[0OoQ1lIi|2Zz5Ss8BGqCVWX]/);
      expect(password).not.toMatch(/[aeiouy]/i);
      expect(password).not.toMatch(/rn|vv/);
      expect(password).toMatch(/^[A-Za-z0-9-]+$/);
    }
  });

  it("has each sign about as often", () => {
    const signs = draws(20_000).join("").replaceAll("-", "");
    const counts = [...SIGNS].map((sign) => [...signs].filter((each) => each === sign).length);
    // 8,600 of letters and 9,600 of digits are expected, since all kinds are there, with a deviation below 100.
    for (const count of counts) expect(count).toBeGreaterThan(7500);
    for (const count of counts) expect(count).toBeLessThan(10_600);
    expect(new Set(signs)).toEqual(new Set(SIGNS));
  });

  it("is another one each time", () => {
    expect(new Set(draws(20_000, 14)).size).toBe(20_000);
  });

  it.each(LENGTHS)("of %i characters is worth 64 bits and more, whatever is refused", (length) => {
    const groups = generatePassword({ length, names: [] }, systemRandom)
      .split("-")
      .map((group) => group.length);
    expect(Math.log2(acceptable(groups))).toBeGreaterThan(64);
  });

  it("asks chance for one of 32 for each sign, and takes what it gives", () => {
    const asked: number[] = [];
    const random = (below: number) => {
      asked.push(below);
      return [0, 20, 31][asked.length % 3] ?? 0;
    };
    expect(generatePassword({ length: 14, names: [] }, random)).toBe("K9bK9bK-9bK9bK");
    expect(asked).toEqual(Array.from({ length: 13 }, () => 32));
  });

  it("is not waited for for ever where chance is none", () => {
    expect(() => generatePassword({ length: 16, names: [] }, () => 0)).toThrow("none of 1000 passwords");
  });
});

describe("no part of a name", () => {
  it("is in a password, however short", () => {
    const names = ["bcd", "K-m", "Dr. R. Ng, jmt_wxp"];
    for (const password of draws(5000, 14, names)) {
      expect(password.toLowerCase()).not.toMatch(/bcd|k-m|jmt|wxp/);
    }
  });

  it("is in a password that chance would have given", () => {
    const given = (names: string[]) => {
      let drawn = 0;
      const random = () => {
        drawn += 1;
        return drawn <= 13 ? ([0, 1, 2, 16, 27, 3, 4, 5, 6, 7, 8, 9, 10][drawn - 1] ?? 0) : systemRandom(32);
      };
      return generatePassword({ length: 14, names }, random);
    };
    expect(given([])).toBe("bcdD3fg-hjkmnp");
    expect(given(["bcd"])).not.toContain("bcd");
    expect(given(["Anna B. Jkm"])).not.toContain("jkm");
    expect(given(["jk"])).toBe("bcdD3fg-hjkmnp");
  });

  it.each([
    ["the account's name as a whole", "jkm"],
    ["in other letter cases", "JKM"],
    ["as one of a name's words", "Anna JKM Smith"],
    ["after a comma, a full stop or a tab", "Anna,B.\tJkm"],
    ["between hyphens, dashes, underscores and number signs", "a-b–c—d_e#jkm"],
    ["with the hyphen of the password in it", "g-h"],
  ])("is found in it: %s", (_, name) => {
    expect(hasNamePart("bcdD3fg-hjkmnp", [name])).toBe(true);
  });

  it.each([
    ["shorter than three characters", "jk"],
    ["a part of a part", "hjkmnpt"],
    ["of words that are short each", "hj km np"],
    ["nothing but delimiters", " -, #"],
    ["nothing", ""],
  ])("is not minded where it is %s", (_, name) => {
    expect(hasNamePart("bcdD3fg-hjkmnp", [name])).toBe(false);
  });
});

/** How many passwords there are with groups of these sizes that are not refused; counted sign by sign. */
function acceptable(groups: number[]): number {
  const kindOf = (sign: string) => (/[a-z]/.test(sign) ? 1 : /[A-Z]/.test(sign) ? 2 : 4);
  let states = new Map([["0", 1]]);
  for (const size of groups) {
    // A hyphen parts what would merge.
    states = combined([...states].map(([state, count]) => [state.charAt(0), count]));
    for (let place = 0; place < size; place += 1) {
      const next: [string, number][] = [];
      for (const [state, count] of states) {
        for (const sign of SIGNS) {
          if (["rn", "vv"].includes(state.slice(1) + sign)) continue;
          const kinds = Number(state.charAt(0)) | kindOf(sign);
          next.push([`${kinds}${"rv".includes(sign) ? sign : ""}`, count]);
        }
      }
      states = combined(next);
    }
  }
  return [...states].filter(([state]) => state.startsWith("7")).reduce((sum, [, count]) => sum + count, 0);
}

function combined(counts: [string, number][]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [state, count] of counts) sums.set(state, (sums.get(state) ?? 0) + count);
  return sums;
}
