import { describe, expect, it } from "vitest";
import { Refused } from "../../refused.ts";
import type { CsvRecord } from "./read.ts";
import { readRecords } from "./read.ts";
import { survey } from "./survey.ts";

const HEADER =
  "first name,last name,email address,password,user login,routing profile name,security_profile_name_1|security_profile_name_2,phone type (soft/desk),phone number,soft phone auto accept (yes/no),ACW timeout (seconds),UserHierarchy";
const NEWER =
  "first name,last name,email address,secondary email address,mobile,password,user login,agent hierarchy,routing profile name,security_profile_name_1|security_profile_name_2,user_hierarchy_1|user_hierarchy_2,phone type (soft/desk),phone number,soft phone auto accept (yes/no),ACW timeout (seconds),tags";
const ROW = "Ann,Lee,ann@example.com,Passw0rd,ann,Basic,Agent,soft,,yes,30,Support/US";

/** The file in chunks of a few bytes, so that characters, line ends and quotes are cut in two. */
const opened = (content: string | Uint8Array, chunk = 7) => {
  const bytes = Buffer.from(content);
  return async () =>
    (async function* () {
      for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
    })();
};
async function read(content: string | Uint8Array, chunk?: number): Promise<CsvRecord[]> {
  const open = opened(content, chunk);
  const { dialect } = await survey(open, "create", "CONNECT_MANAGED");
  return Array.fromAsync(readRecords(open, dialect));
}
const surveyed = (content: string | Uint8Array) => survey(opened(content), "create", "CONNECT_MANAGED");
async function refusal(content: string | Uint8Array): Promise<Refused> {
  const error = await surveyed(content).catch((thrown: unknown) => thrown);
  if (error instanceof Refused) return error;
  throw new Error(`expected a refusal, not ${String(error)}`);
}

describe("a file that works", () => {
  it.each([
    ["the blog's template", HEADER],
    ["today's console template", NEWER],
    ["another case and other punctuation", HEADER.toUpperCase().replaceAll("_", " ")],
  ])("has the header of %s", async (_, header) => {
    const { rows } = await surveyed(`${header}\n${",".repeat(header.split(",").length - 1)}x\n`);
    expect(rows).toBe(1);
  });

  it.each([
    ["line feeds", "\n"],
    ["carriage returns and line feeds", "\r\n"],
    ["carriage returns alone", "\r"],
  ])("may end its lines with %s", async (_, end) => {
    const records = await read([HEADER, ROW, ROW, ""].join(end));
    expect(records.map(({ row, line }) => [row, line])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(records[2]?.cells.at(-1)).toBe("Support/US");
  });

  it.each([",", ";", "\t"])("may be delimited by %j", async (delimiter) => {
    const [, first] = await read([HEADER, ROW].join("\n").replaceAll(",", delimiter));
    expect(first?.cells).toEqual(ROW.split(","));
  });

  it("may say its delimiter as Excel does, in a first line of its own", async () => {
    const records = await read(`sep=;\r\n${[HEADER, ROW].join("\r\n").replaceAll(",", ";")}`);
    expect(records.map(({ row, cells }) => [row, cells.length])).toEqual([
      [0, 12],
      [1, 12],
    ]);
  });

  const named = `${HEADER}\r\n${ROW.replace("Ann,Lee", "Zoë,Muñoz–Ødegård")}\r\n`;
  it.each([
    ["UTF-8", Buffer.from(named)],
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${named}`)],
    ["UTF-16 LE with a byte order mark", Buffer.from(`\ufeff${named}`, "utf16le")],
    ["UTF-16 LE without one", Buffer.from(named, "utf16le")],
    ["UTF-16 BE with a byte order mark", Buffer.from(`\ufeff${named}`, "utf16le").swap16()],
    ["Windows-1252", Buffer.from(named.replace("–", "\x96"), "latin1")],
  ])("may be written in %s", async (_, bytes) => {
    const [, first] = await read(bytes);
    expect(first?.cells.slice(0, 2)).toEqual(["Zoë", "Muñoz–Ødegård"]);
  });

  it("may have a header cell of two lines, whatever the delimiter is", async () => {
    const header = HEADER.replaceAll(",", ";").replace("ACW timeout (seconds)", '"ACW timeout\n(seconds)"');
    const [, first] = await read(`${header}\n${ROW.replaceAll(",", ";")}`);
    expect(first?.cells).toEqual(ROW.split(","));
  });

  it("may hold quotes within a cell, and line ends within quotes", async () => {
    const [, first] = await read(`${HEADER}\n${ROW.replace("Ann,Lee", 'Bob "Bobby","Lee,\nJr"')}`);
    expect(first?.cells.slice(0, 2)).toEqual(['Bob "Bobby"', "Lee,\nJr"]);
    expect(first?.line).toBe(3);
  });

  it("may hold lines with nothing in them, which do not count", async () => {
    const records = await read(`\n${HEADER}\n\n${",".repeat(11)}\n  \n${ROW}\n\n`);
    expect(records.map(({ row }) => row)).toEqual([0, 1]);
  });

  it("may have a cell of 10 MB, which is its row's fault alone", async () => {
    const [, huge, next] = await read(`${HEADER}\n${ROW.replace("Ann", "x".repeat(10e6))}\n${ROW}`, 65536);
    expect(huge?.cells[0]).toHaveLength(10e6);
    expect(next?.cells[0]).toBe("Ann");
  });
});

describe("a file that can never work is refused whole", () => {
  it.each([
    ["EmptyFile", "an empty one", ""],
    ["EmptyFile", "one of blank lines", "\n\n  \n"],
    ["NoRows", "a header alone", `${HEADER}\r\n`],
    ["NoHeader", "no header", `${ROW}\n${ROW}\n`],
    ["UnknownColumn", "an unknown column", `${HEADER},shoe size\n${ROW},44\n`],
    ["MissingColumn", "a missing column", `${HEADER.replace("user login", "error")}\n${ROW}\n`],
    ["RepeatedColumn", "a repeated column", `${HEADER},First Name\n${ROW},Ann\n`],
    ["UnbalancedQuote", "an unbalanced quote", `${HEADER}\n${ROW}\n"${ROW}\n${ROW}\n`],
    ["NotCsv", "a zip named .csv", Buffer.from("504b0304140000000800", "hex")],
    ["NotCsv", "an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["NotText", "zeros", Buffer.alloc(100)],
    [
      "MixedEncodings",
      "a byte order mark and no UTF-8",
      Buffer.concat([Buffer.from(`\ufeff${HEADER}\nZo`), Buffer.from([0xe9])]),
    ],
    ["NoHeader", "a header of half a million blanks", `${" ".repeat(5e5)}user login\n${ROW}\n`],
    ["MixedEncodings", "two encodings", Buffer.concat([Buffer.from(`${HEADER}\nZoë,Zoë`), Buffer.from([0xe9, 0x2c])])],
  ])("%s: %s", async (code, _, content) => {
    expect((await refusal(content)).code).toBe(code);
  });

  it("is told apart from Windows-1252 where a letter is cut by the end of a chunk", async () => {
    const bytes = Buffer.concat([Buffer.from(`${HEADER}\nZo`), Buffer.from([0xc3, 0xab, 0xe9, 0x2c])]);
    const cut = bytes.length - 3;
    const open = async () =>
      (async function* () {
        yield bytes.subarray(0, cut);
        yield bytes.subarray(cut);
      })();
    await expect(survey(open, "create", "CONNECT_MANAGED")).rejects.toMatchObject({ code: "MixedEncodings" });
  });

  it("names the column and those that there are", async () => {
    const { message } = await refusal(`${HEADER},shoe size\n${ROW},44\n`);
    expect(message).toContain("“shoe size”");
    expect(message).toContain("“user login”");
  });

  it("names the line of a quote that is never closed", async () => {
    expect((await refusal(`${HEADER}\n${ROW}\n"${ROW}\n${ROW}\n`)).message).toContain("line 3");
  });

  it("does not ask for e-mail and password where people sign in elsewhere, nor for more than the login to update", async () => {
    const short = "user login,first name,last name,routing profile name,security_profile_name_1";
    await expect(survey(opened(`${short}\na,b,c,d,e`), "create", "SAML")).resolves.toMatchObject({ rows: 1 });
    await expect(survey(opened("user login\na"), "update", "CONNECT_MANAGED")).resolves.toMatchObject({ rows: 1 });
  });
});
