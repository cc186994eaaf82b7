import { describe, expect, it } from "vitest";
import type { Caller } from "./caller.ts";
import { CallersRefused, importCallers, readCallers } from "./import.ts";

const read = (text: string, country?: "AU") => readCallers(Buffer.from(text), { country });
const refusal = (text: string) => read(text).catch((error: unknown) => error);

describe("a file of callers", () => {
  it("has its columns in any order, any case and any delimiter", async () => {
    const nadia = { phonenumber: "+12025550123", firstname: "Nadia", lastname: "Rahman", operator: true };
    expect(await read("Operator;First Name;PHONENUMBER;last_name\r\nYes;Nadia;+1 202 555 0123;Rahman\r\n")).toEqual([
      nadia,
    ]);
    expect(await read("\uFEFFphonenumber,firstname,lastname\n+12025550123,Nadia,Rahman\n")).toEqual([
      { ...nadia, operator: false },
    ]);
  });

  it("may have rows that a spreadsheet left blank", async () => {
    expect(await read("phonenumber,firstname,lastname,operator\n,,,\n+12025550123,Nadia,,yes\n,,,\n")).toHaveLength(1);
  });

  it("is read in Windows-1252 where it is no UTF-8", async () => {
    const bytes = Buffer.from("phonenumber,firstname\n+12025550123,Zo\xeb\n", "latin1");
    expect(await readCallers(bytes)).toMatchObject([{ firstname: "Zoë" }]);
  });

  it("may leave the country out where one is given", async () => {
    expect(await read("phonenumber,firstname\n0491 570 006,Ann\n", "AU")).toMatchObject([
      { phonenumber: "+61491570006" },
    ]);
  });

  it.each([
    ["", "EmptyFile"],
    ["phonenumber,firstname\n", "NoRows"],
    ["phonenumber,firstname,shoe size\n1,2,3\n", "UnknownColumn"],
    ["firstname,lastname\nAnn,Lee\n", "MissingColumn"],
    ["phonenumber,phone number,firstname\n1,2,3\n", "RepeatedColumn"],
    ['phonenumber,firstname\n"+12025550123,Ann\n', "NotCsv"],
  ])("is refused whole: %j", async (text, code) => {
    expect(await refusal(text)).toMatchObject({ code });
  });

  it("tells every fault with its line, and keeps nobody", async () => {
    const kept: Caller[] = [];
    const callers = { put: async (caller: Caller) => void kept.push(caller) };
    const text = [
      "phonenumber,firstname,lastname,operator",
      "+12025550123,Nadia,,yes",
      "0491570006,Ann,,",
      "+12025550124,,,",
      "+12025550125,Bob,,perhaps",
      "+1 202 555 0123,Nadia,,no",
      "+12025550126,Cyd,Ng,no,more",
    ].join("\n");
    const error = await importCallers(Buffer.from(text), { callers }).catch((thrown: unknown) => thrown);
    if (!(error instanceof CallersRefused)) throw error;
    expect(error.faults).toEqual([
      { line: 3, column: "phonenumber", message: expect.stringContaining("no telephone number with its country") },
      { line: 4, column: "firstname", message: "is blank" },
      { line: 5, column: "operator", message: "is neither yes nor no" },
      { line: 6, column: "phonenumber", message: "is that of line 2 as well" },
      { line: 7, message: "has 5 cells, and the header 4" },
    ]);
    expect(error.message).toContain("line 4: firstname is blank");
    expect(kept).toEqual([]);
  });
});
