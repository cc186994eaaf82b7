import { describe, expect, it } from "vitest";
import { sameDetails } from "./same-details.ts";

const kept = { birthDate: "19900417000000.0Z", startMonth: "March 2019" };
const given = { birthDate: "1990-04-17", startMonth: "March 2019" };

describe("details", () => {
  it.each([
    ["1990-04-17", "19900417000000.0Z"],
    ["17 April 1990", "1990-04-17"],
    ["19900417", "the seventeenth of April 1990"],
  ])("are the same however a birth date is written: %j and %j", (one, other) => {
    expect(sameDetails({ ...given, birthDate: one }, { ...kept, birthDate: other }, "month")).toBe(true);
  });

  it.each([
    ["march", "March"],
    ["3", "March"],
    ["March", "03"],
    ["March 2019", "march"],
    ["March", "2019-03-01"],
    ["March 2018", "March 2019"],
  ])("are the same by the month alone, where settings want no more: %j and %j", (one, other) => {
    expect(sameDetails({ ...given, startMonth: one }, { ...kept, startMonth: other }, "month")).toBe(true);
  });

  it.each([
    ["march 2019", "2019-03", true],
    ["March 2019", "20190301000000.0Z", true],
    ["March 2018", "March 2019", false],
    ["April 2019", "March 2019", false],
    ["March", "March 2019", false],
    ["March 2019", "March", false],
    ["March", "March", false],
  ])("are the same by month and year, where settings want both: %j and %j: %s", (one, other, is) => {
    expect(sameDetails({ ...given, startMonth: one }, { ...kept, startMonth: other }, "month and year")).toBe(is);
  });

  it("differ where either does", () => {
    expect(sameDetails(given, kept, "month and year")).toBe(true);
    expect(sameDetails({ ...given, birthDate: "1990-04-18" }, kept, "month")).toBe(false);
    expect(sameDetails({ ...given, startMonth: "April 2019" }, kept, "month")).toBe(false);
  });

  it.each([
    ["", undefined],
    ["", ""],
    ["unknown", "unknown"],
    ["nothing kept", undefined],
    ["nothing given", "nothing given"],
    ["17/04/1990", "17/04/1990"],
  ])("are not the same where nothing can be read, like itself or not: %j and %j", (one, other) => {
    expect(sameDetails({ ...given, birthDate: one }, { ...kept, birthDate: other }, "month")).toBe(false);
    expect(sameDetails({ ...given, startMonth: one }, { ...kept, startMonth: other }, "month")).toBe(false);
    const both = { birthDate: one, startMonth: one };
    expect(sameDetails(both, { birthDate: other, startMonth: other }, "month")).toBe(false);
  });
});
