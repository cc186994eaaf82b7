import { expect, it } from "vitest";
import { fitsFilter } from "./wildcard.ts";

it.each([
  ["web*", "web 1", true],
  ["*", "", true],
  ["web?", "web", true],
  ["web?", "web1", true],
  ["web?", "web12", false],
  ["?*b", "b", true],
  ["a\\*c", "a*c", true],
  ["a\\*c", "abc", false],
  ["a.c", "abc", false],
  ["\\", "\\", true],
  ["é?", "é😀", true],
  ["", "a", false],
])("the value %j and the text %j: %j", (value, text, isFit) => {
  expect(fitsFilter(value, text)).toBe(isFit);
});

it("takes no longer for a value of many stars", () => {
  expect(fitsFilter(`${"*a".repeat(120)}*b`, "a".repeat(255))).toBe(false);
  expect(fitsFilter(`${"*a".repeat(120)}*b`, `${"a".repeat(254)}b`)).toBe(true);
});
