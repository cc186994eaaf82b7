import { describe, expect, it } from "vitest";
import type { Caller } from "./caller.ts";
import type { Callers } from "./callers.ts";
import { CallersRefused, importCallers, readCallers } from "./import.ts";

const read = (text: string, country?: "AU") => readCallers(Buffer.from(text), { country });
const refusal = (text: string) => read(text).catch((error: unknown) => error);

describe("a file of callers", () => {
  it("has its columns in any order, any case and any delimiter", async () => {
    const nadia = { phonenumber: "+12025550123", firstname: "Nadia", lastname: "Rahman" };
    const header = "Administrator;Operator;First Name;PHONENUMBER;last_name";
    expect(await read(`${header}\r\nx;Yes;Nadia;+1 202 555 0123;Rahman\r\n`)).toEqual([
      { ...nadia, operator: true, administrator: true },
    ]);
    expect(await read("\uFEFFphonenumber,firstname,lastname\n+12025550123,Nadia,Rahman\n")).toEqual([
      { ...nadia, operator: false, administrator: false },
    ]);
  });

  it("makes nobody an administrator by making an operator", async () => {
    const text = "phonenumber,firstname,operator,administrator\n+12025550123,Nadia,yes,\n+12025550124,Omar,no,yes\n";
    expect(await read(text)).toMatchObject([
      { operator: true, administrator: false },
      { operator: false, administrator: true },
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
    const kept: Pick<Caller, "phonenumber">[] = [];
    const keep = async (caller: Pick<Caller, "phonenumber">) => void kept.push(caller);
    const callers = { put: keep, change: keep };
    const text = [
      "phonenumber,firstname,lastname,operator,administrator",
      "+12025550123,Nadia,,yes,",
      "0491570006,Ann,,,",
      "+12025550124,,,,",
      "+12025550125,Bob,,perhaps,never",
      "+1 202 555 0123,Nadia,,no,no",
      "+12025550126,Cyd,Ng,no,no,more",
    ].join("\n");
    const error = await importCallers(Buffer.from(text), { callers }).catch((thrown: unknown) => thrown);
    if (!(error instanceof CallersRefused)) throw error;
    expect(error.faults).toEqual([
      { line: 3, column: "phonenumber", message: expect.stringContaining("no telephone number with its country") },
      { line: 4, column: "firstname", message: "is blank" },
      { line: 5, column: "operator", message: "is neither yes nor no" },
      { line: 5, column: "administrator", message: "is neither yes nor no" },
      { line: 6, column: "phonenumber", message: "is that of line 2 as well" },
      { line: 7, message: "has 6 cells, and the header 5" },
    ]);
    expect(error.message).toContain("line 4: firstname is blank");
    expect(kept).toEqual([]);
  });
});

describe("an import", () => {
  const nadia = { phonenumber: "+12025550123", firstname: "Nadia", lastname: "Rahman" };
  const rights = { operator: true, administrator: true };

  /** Imports a file upon what is kept, and gives what is kept then and what the import tells of it. */
  async function importUpon(kept: Record<string, unknown>[], text: string) {
    const items = new Map(kept.map((item) => [item.phonenumber, item]));
    const callers: Pick<Callers, "put" | "change"> = {
      put: async (caller) => void items.set(caller.phonenumber, caller),
      change: async (members) => {
        const item = { ...items.get(members.phonenumber), ...members };
        items.set(members.phonenumber, item);
        return item;
      },
    };
    const told = await importCallers(Buffer.from(text), { callers });
    return { told, items: [...items.values()] };
  }

  it("takes the place of what was kept, in every column that the file has", async () => {
    const text = "phonenumber,firstname,lastname,operator,administrator\n+12025550123,Nadja,,no,\n";
    const now = { ...nadia, firstname: "Nadja", lastname: "", operator: false, administrator: false };
    expect(await importUpon([{ ...nadia, ...rights }], text)).toEqual({ told: [now], items: [now] });
  });

  it.each([
    ["operator", { operator: true }],
    ["administrator", { administrator: true }],
    ["lastname", { lastname: "Rahman" }],
  ])("leaves what is kept of a column that the file lacks: %s", async (lacking, stays) => {
    const columns = ["phonenumber", "firstname", "lastname", "operator", "administrator"];
    const header = columns.filter((column) => column !== lacking);
    const row = ["+12025550123", "Nadja", ...header.slice(2).map(() => "")];
    const blank = { lastname: "", operator: false, administrator: false };
    const now = { ...nadia, firstname: "Nadja", ...blank, ...stays };
    const imported = await importUpon([{ ...nadia, ...rights }], `${header}\n${row}\n`);
    expect(imported).toEqual({ told: [now], items: [now] });
  });

  it("gives nobody rights for a column that the file lacks", async () => {
    const { told } = await importUpon([{ ...nadia, ...rights }], "phonenumber,firstname\n+12025550124,Omar\n");
    expect(told).toMatchObject([{ firstname: "Omar", lastname: "", operator: false, administrator: false }]);
  });

  it("takes the place of what was kept and cannot be read", async () => {
    const now = { ...nadia, lastname: "", operator: false, administrator: false };
    const text = "phonenumber,firstname\n+12025550123,Nadia\n";
    expect(await importUpon([{ ...nadia, operator: 7, administrator: "yes" }], text)).toEqual({
      told: [now],
      items: [now],
    });
  });

  it("leaves whoever is not in the file", async () => {
    const { items } = await importUpon([{ ...nadia, ...rights }], "phonenumber,firstname\n+12025550124,Omar\n");
    expect(items).toContainEqual({ ...nadia, ...rights });
  });
});
