import { describe, expect, it } from "vitest";
import { codeIn, wrongCode } from "./code-in-text.ts";

const texts = (...messages: string[]) => messages.map((message, index) => ({ at: index, message }));

describe("a code in a text", () => {
  it.each([
    ["Your PIN is 471100. It ends in 5 minutes.", "471100"],
    ["4711", "4711"],
    ["PIN: 47110042!", "47110042"],
    ["Frontdesk (471100) for 2 locations", "471100"],
    ["Not 1234 but 471100", "471100"],
    ["471100 until 2026-11-26 15:30, or call +61255500100", "471100"],
    ["Your PIN is 4711, which costs 1000.50 to nobody", "4711"],
  ])("%j is %s", (message, code) => expect(codeIn(texts(message))).toBe(code));

  it.each(["Hello.", "123", "123456789", "A471100", "471100th", "26.11.2026", "+6125550"])("is none in %j", (message) =>
    expect(codeIn(texts(message))).toBeUndefined(),
  );

  it("is that of the newest text, which may have none", () => {
    expect(codeIn(texts("1111", "2222"))).toBe("2222");
    expect(codeIn(texts("1111", "Hello."))).toBeUndefined();
    expect(codeIn([])).toBeUndefined();
  });

  it("is wrong by its last digit", () => {
    expect(["4711", "0009"].map(wrongCode)).toEqual(["4712", "0000"]);
  });
});
