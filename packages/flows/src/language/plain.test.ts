import { expect, it } from "vitest";
import { brokenReferencesIn, referencesIn } from "../lint/references.ts";
import { exact, plain } from "./plain.ts";

it.each([
  ["Fish & <chips> for $5 or US$ 5.", "Fish & <chips> for $5 or US$ 5."],
  ["Ask for $.Attributes.pin", "Ask for $ .Attributes.pin"],
  ["$['Attributes']['pin'] $Attributes.pin A$AP", "$ ['Attributes']['pin'] $ Attributes.pin A$ AP"],
  ["Cost $", "Cost $ "],
  ["$$.External.x", "$ $ .External.x"],
])("a text is spoken as it stands: %j", (text, spoken) => {
  expect(plain(text)).toBe(spoken);
  expect([referencesIn(`${spoken}.Now`, ""), brokenReferencesIn(`${spoken}.Now`, "")]).toEqual([[], []]);
});

it("a value that Connect could take for a reference is refused", () => {
  expect(exact("St. John's - 2")).toBe("St. John's - 2");
  expect(() => exact("$.Attributes.pin")).toThrow("“$.Attributes.pin” has a $");
});
