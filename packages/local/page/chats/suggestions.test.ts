import { expect, it } from "vitest";
import { suggestionsFor } from "./suggestions.ts";

const person = {
  ...{ name: "Nadia Rahman", login: "nrahman", birthDate: "1990-04-17", startMonth: "2019-09", isLocked: false },
};

it.each([
  ["UserID", ["nrahman"]],
  ["DOB", ["17 April 1990"]],
  ["MonthStarted", ["September 2019"]],
  ["confirmation", ["Yes", "No"]],
  ["PIN", ["004213"]],
  ["Colour", []],
  ["constructor", []],
])("somebody who is asked for %s may say %j", (asks, words) => {
  expect(suggestionsFor({ asks, isOpen: true, person, pin: "004213" })).toEqual(words);
});

it("nobody is told what somebody else would say", () => {
  expect(suggestionsFor({ asks: "UserID", isOpen: true, person: undefined, pin: undefined })).toEqual([]);
});
