import { describe, expect, it } from "vitest";
import { delimiterOf, mended, mendedName, pageOf, readFailedRows } from "./failed-rows.ts";

const FILE =
  '\uFEFFuser login,password,city,error\r\nann,Passw0rd,"Sydney, NSW",LoginExists: there\r\nbob,,Perth,Invalid: “city” is none\r\n';
const read = (text = FILE) => readFailedRows(text, delimiterOf(text));

describe("a failures file", () => {
  it("is shown without its column of reasons, which stands beside each row", () => {
    expect(pageOf(read(), 0)).toEqual({
      columns: ["user login", "password", "city"],
      secret: [1],
      rows: [
        { index: 0, cells: ["ann", "Passw0rd", "Sydney, NSW"], error: "LoginExists: there", atFault: [] },
        { index: 1, cells: ["bob", "", "Perth"], error: "Invalid: “city” is none", atFault: [2] },
      ],
      ...{ total: 2, page: 0, pageSize: 50 },
    });
  });

  it("comes in pages", () => {
    const rows = Array.from({ length: 120 }, (_, index) => `login${index},why`);
    const page = pageOf(read(["user login,error", ...rows].join("\r\n")), 2);
    expect(page.rows.map(({ index }) => index)).toEqual(Array.from({ length: 20 }, (_, index) => 100 + index));
    expect(page.total).toBe(120);
  });

  it("keeps all that is not mended as it was, cells with delimiters too", () => {
    const text = mended(read(), { cells: [{ row: 1, column: 1, value: "N3w,word" }], without: [] });
    expect(read(text).rows).toEqual([
      ["ann", "Passw0rd", "Sydney, NSW", "LoginExists: there"],
      ["bob", "N3w,word", "Perth", "Invalid: “city” is none"],
    ]);
  });

  it("leaves out the rows that are not to be tried again, and is refused where none is left", () => {
    expect(read(mended(read(), { cells: [], without: [0] })).rows.map(([login]) => login)).toEqual(["bob"]);
    expect(() => mended(read(), { cells: [], without: [0, 1] })).toThrow("No row is left.");
  });

  it.each([
    { row: 2, column: 0 },
    { row: 0, column: 3 },
    { row: -1, column: 0 },
  ])("does not let the cell %o be mended, which is none", (place) => {
    expect(() => mended(read(), { cells: [{ ...place, value: "x" }], without: [] })).toThrow("has no cell");
  });

  it("is known by its delimiter", () => {
    expect(delimiterOf("a;b;c,d\n1,2,3,4,5")).toBe(";");
    expect(delimiterOf("a\tb\n")).toBe("\t");
    expect(delimiterOf("a\n")).toBe(",");
  });

  it.each([
    ["june.csv", "june-mended.csv"],
    ["june-mended.csv", "june-mended.csv"],
    ["failedActions-2026.csv.bak", "failedActions-2026-mended.csv"],
    ["team a/june.csv", "june-mended.csv"],
  ])("of %s is dropped back as %s", (name, expected) => {
    expect(mendedName(name)).toBe(expected);
  });
});
