import { expect, it } from "vitest";
import { spokenOpening } from "./opening.ts";

it.each([
  [["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"], "Monday to Friday from 9:00 to 17:30, New York time"],
  [["SATURDAY", "MONDAY"], "Monday and Saturday from 9:00 to 17:30, New York time"],
  [
    ["MONDAY", "TUESDAY", "THURSDAY", "FRIDAY", "SATURDAY"],
    "Monday, Tuesday and Thursday to Saturday from 9:00 to 17:30, New York time",
  ],
  [["SUNDAY"], "Sunday from 9:00 to 17:30, New York time"],
  [
    ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"],
    "every day from 9:00 to 17:30, New York time",
  ],
])("says when agents answer: %j", (days, said) => {
  expect(spokenOpening({ days, from: "09:00", to: "17:30", timeZone: "America/New_York" })).toBe(said);
});

it("says that agents answer at all hours", () => {
  expect(spokenOpening({ days: ["SUNDAY"], from: "00:00", to: "00:00", timeZone: "UTC" })).toBe("Sunday at all hours");
});
