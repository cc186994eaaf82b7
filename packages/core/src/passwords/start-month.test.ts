import { describe, expect, it } from "vitest";
import { monthOf } from "./start-month.ts";

describe("a month", () => {
  it.each(["march", "March", "MAR", "mar.", "3", "03", "three", "in March", "the month of march", " march "])(
    "is read from %j",
    (text) => {
      expect(monthOf(text)).toEqual({ month: 3 });
    },
  );

  it.each([
    ...["March 2019", "march, 2019", "Mar 2019", "in march of 2019", "2019 march", "march twenty nineteen"],
    ...["march two thousand nineteen", "march two thousand and nineteen", "2019-03", "2019/03", "03/2019", "3.2019"],
    ...["201903", "2019-03-01", "20190301", "20190301000000.0Z", "1 March 2019", "the first of march twenty nineteen"],
  ])("is read with its year from %j", (text) => {
    expect(monthOf(text)).toEqual({ month: 3, year: 2019 });
  });

  it.each([
    ["sept", { month: 9 }],
    ["may", { month: 5 }],
    ["12", { month: 12 }],
    ["October two thousand and seven", { month: 10, year: 2007 }],
    ["June of ninety eight", { month: 6, year: 1998 }],
    ["June 98", { month: 6, year: 1998 }],
  ])("%j is %j", (text, month) => {
    expect(monthOf(text)).toEqual(month);
  });

  it.each([
    ...["", "0", "13", "-3", "3.5", "2019", "032019", "march 19", "march nineteen", "march april", "march or april"],
    ...["2019-13", "2019-00", "00/2019", "13/2019", "1812-03", "2019 march 2020", "last month", "marsh", "ｍarch"],
    ...["march\u0000", "３", "constructor", "toString", "__proto__", "march ".repeat(2_000)],
  ])("is none: %j", (text) => {
    expect(monthOf(text)).toBeUndefined();
  });
});
