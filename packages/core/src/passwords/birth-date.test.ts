import { describe, expect, it } from "vitest";
import { dateOf, isAmbiguous } from "./birth-date.ts";

describe("a date", () => {
  it.each([
    ...["1990-04-17", " 1990-04-17 ", "19900417", "1990/04/17", "1990/4/17", "1990.04.17"],
    ...[
      "17 April 1990",
      "17 apr 1990",
      "17-Apr-1990",
      "17th of April 1990",
      "the 17th of April, 1990",
      "April 17 1990",
    ],
    ...["April 17th, 1990", "Apr. 17, 1990", "1990 April 17", "Tuesday, April 17, 1990", "17 April 1990."],
    ...["I was born on the 17th of April 1990", "it's april 17 1990"],
    ...["the 17th of april nineteen ninety", "seventeenth of april nineteen ninety", "april seventeen nineteen ninety"],
    ...["april the seventeenth nineteen-ninety", "nineteen ninety april seventeen", "17 april 19 90"],
    ...["19900417000000.0Z", "19900417000000Z", "199004170000Z", "1990041700Z", "19900417000000.0+1000"],
    ...["1990-04-17T00:00:00Z", "1990-04-17T00:00:00.000+10:00"],
  ])("is read from %j", (text) => {
    expect(dateOf(text)).toBe("1990-04-17");
  });

  it.each([
    ["second of may two thousand and nine", "2009-05-02"],
    ["may second two thousand nine", "2009-05-02"],
    ["march third nineteen oh five", "1905-03-03"],
    ["the thirty first of december nineteen ninety nine", "1999-12-31"],
    ["december thirty first twenty hundred", "2000-12-31"],
    ["february twenty nine two thousand", "2000-02-29"],
    ["april twenty one nineteen eighty five", "1985-04-21"],
    ["april twenty twenty twenty", "2020-04-20"],
    ["the twelfth of august nineteen hundred and fifty two", "1952-08-12"],
    ["eighth september 1964", "1964-09-08"],
  ])("is read as it is spoken: %j is %s", (text, date) => {
    expect(dateOf(text)).toBe(date);
  });

  it.each(["17/04/1990", "04/17/1990", "04/05/1990", "4.5.90", "17-04-1990", "17041990"])(
    "is not read where only custom tells the day from the month: %j",
    (text) => {
      expect(dateOf(text)).toBeUndefined();
    },
  );

  it.each([
    ...["1990-02-30", "1990-13-01", "1990-00-10", "1990-01-00", "19900431", "29 February 1990", "31 June 1990"],
    ...["29 february nineteen hundred", "0000-01-01", "1899-12-31", "2100-01-01", "99999-01-01"],
    ...["1990-04", "1990", "1990-W16", "April 1990", "17 April", "April seventeen", "17 April 90", "PRESENT_REF"],
    ...["", " ", "april", "april april 1990", "17 April 1990 May", "17 18 April 1990", "0 April 1990", "32 April 1990"],
    ...["１９９０-04-17", "1990\u200b-04-17", "1990-04-17\u0000", "17 Аpril 1990", "1990-04-17 or so", "1990-4-17T"],
    ...["constructor", "__proto__", "*", "9".repeat(10_240), `17 april ${"1990 ".repeat(2_000)}`],
  ])("is none: %j", (text) => {
    expect(dateOf(text)).toBeUndefined();
  });

  it("is any day of the calendar, in each of its forms", () => {
    for (let day = Date.UTC(1900, 0, 1); day < Date.UTC(2100, 0, 1); day += 29 * 24 * 3_600_000) {
      const iso = new Date(day).toISOString().slice(0, 10);
      const words = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" }).format(day);
      expect([iso, iso.replaceAll("-", ""), words].map(dateOf)).toEqual([iso, iso, iso]);
    }
  });
});

describe("whether a date could be two", () => {
  it.each([
    ["04/05/1990", true],
    ["4.5.90", true],
    ["4 - 5 - 1990", true],
    ["04/04/1990", false],
    ["17/04/1990", false],
    ["1990/04/05", false],
    ["4 May 1990", false],
  ])("%j: %s", (text, is) => {
    expect(isAmbiguous(text)).toBe(is);
  });
});
