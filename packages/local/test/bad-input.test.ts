import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { fileOf, HEADER, openDesk, readGraph, rowOf } from "./desk.ts";

const good = fileOf(rowOf("ann", { first: "Zoë" }));

describe("a row that can never work", () => {
  it("comes back without what a spreadsheet would run, and means the same when it is dropped back", async () => {
    const desk = await openDesk();
    const cells = { first: '"=HYPERLINK(""http://x.example"",""hi"")"', last: "@SUM(1)", password: "+Passw0rd" };
    const phones = { phone: "desk", number: "+6561234567" };
    const file = fileOf(
      rowOf("ann", { ...cells, ...phones, routing: "Nowhere" }),
      rowOf("bob", { last: "'=Lee", email: "=" }),
    );
    const { failedKey } = await desk.process("formulas.csv", file);
    const failed = await desk.read(failedKey);
    for (const cell of parse(failed, { bom: true }).flat()) expect(cell).not.toMatch(/^\s*[=+@]/);
    const mended = failed.replace("Nowhere", "Billing").replace(",'=,", ",bob@example.com,");
    expect(await desk.process("mended.csv.bak", mended)).toMatchObject({ succeeded: 2, failed: 0 });
    expect(desk.user("ann")).toMatchObject({
      ...{ firstName: '=HYPERLINK("http://x.example","hi")', lastName: "@SUM(1)", deskPhoneNumber: "+6561234567" },
    });
    expect(desk.connect.checkPassword("ann", "+Passw0rd")).toBe(true);
    expect(desk.user("bob")?.lastName).toBe("'=Lee");
  });

  it("ends in the failures file as it was, with its reason, and the rest of the file is done", async () => {
    const desk = await openDesk();
    const eleven = Array.from({ length: 11 }, (_, index) => `Profile${index}`).join("|");
    const rows: [string, string][] = [
      ["InvalidPhoneNumber", rowOf("a1", { number: "020 7946 0958" })],
      ["InvalidPhoneNumber", rowOf("a2", { phone: "desk" })],
      ["InvalidAutoAccept", rowOf("a3", { accept: "maybe" })],
      ["InvalidAfterContactWork", rowOf("a4", { work: "-1" })],
      ["InvalidLogin", rowOf("a-login-that-is-much-too-long")],
      ["InvalidSecurityProfiles", rowOf("a6", { security: eleven })],
      ["UnknownSecurityProfile", rowOf("a7", { security: "Agent|Wizard" })],
      ["UnknownRoutingProfile", rowOf("a8", { routing: "Nowhere" })],
      ["UnknownHierarchy", rowOf("a9", { hierarchy: "billing/Atlantis" })],
      ["RaggedRow", `${rowOf("a10")},one more`],
      ["RaggedRow", "a11,too,few"],
      ["NulCharacter", rowOf("a12", { last: "L\0ee" })],
      ["InvalidFirstName", rowOf("a13", { first: "x".repeat(10e6) })],
      ["LoginExists", rowOf("admin")],
    ];
    const file = fileOf(rowOf("ann"), ...rows.map(([, row]) => row), rowOf("ANN"), rowOf("zed"));
    const summary = await desk.process("bad.csv", file);
    expect(summary).toMatchObject({ rows: 17, succeeded: 2, failed: 15 });
    expect(summary.failures.map(({ row, code }) => [row, code])).toEqual([
      ...rows.map(([code], index) => [index + 2, code]),
      [16, "DuplicateLogin"],
    ]);
    expect(desk.logins()).toEqual(["admin", "ann", "m.reyes", "zed"]);

    const [bom = "", ...lines] = (await desk.read(summary.failedKey)).split("\r\n");
    expect(bom).toBe(`\ufeff${HEADER},error`);
    for (const [index, [code, row]] of rows.entries()) {
      const written = row.replace(",-1,", ",'-1,"); // a spreadsheet would run it
      expect(lines[index]?.startsWith(`${written},`), row.slice(0, 80)).toBe(true);
      expect(lines[index]?.slice(written.length + 1).replace(/^"/, "")).toMatch(new RegExp(`^${code}: `));
    }
  });

  it("is there again, the same, when the failures file is dropped back untouched", async () => {
    const desk = await openDesk();
    const first = await desk.process(
      "bad.csv",
      fileOf(rowOf("a1", { work: "soon" }), "ragged,row", `${rowOf("a2")},x`),
    );
    const failures = await desk.read(first.failedKey);
    const second = await desk.process("again.csv.bak", failures);
    expect(second).toMatchObject({ rows: 3, succeeded: 0, failed: 3 });
    expect((await desk.read(second.failedKey)).replaceAll(/has \d+ cells and the header \d+/g, "")).toBe(
      failures.replaceAll(/has \d+ cells and the header \d+/g, ""),
    );
  });
});

it("comes back from failed/ as it was, whatever is in its cells", async () => {
  const desk = await openDesk();
  const cells = ["Ann\nBea", "Ann\rBea", "Ann\r\nBea", 'Ann ""Bea""', "Ann; Bea", "Ann, Bea", " Ann", "=Ann"];
  const rows = cells.map((cell, index) => rowOf(`bad login ${index}`, { first: `"${cell}"` }));
  const header = HEADER.replace("ACW timeout (seconds)", '"ACW timeout\n(seconds)"');
  const first = await desk.process("cells.csv", [header, ...rows, ""].join("\n"));
  expect(first).toMatchObject({ rows: cells.length, failed: cells.length });
  const failures = await desk.read(first.failedKey);
  const second = await desk.process("cells.csv.bak", failures);
  expect(second).toMatchObject({ rows: cells.length, failed: cells.length });
  expect(await desk.read(second.failedKey)).toBe(failures);
  expect(desk.logins()).toEqual(["admin", "m.reyes"]);
});

it("comes back from failed/ in a form that can be dropped, whatever delimiter the file said it had", async () => {
  const desk = await openDesk();
  const first = await desk.process(
    "a.csv",
    `sep=|\n${["user login", "last name"].join("|")}\nadmin|Stone\nnobody|X\n`,
    "update",
  );
  expect(first).toMatchObject({ succeeded: 1, failed: 1 });
  const second = await desk.process("b.csv", await desk.read(first.failedKey), "update");
  expect(second.failures).toMatchObject([{ row: 1, login: "nobody", code: "NoSuchLogin" }]);
});

it("is one row's fault where a cell holds what no queue takes", async () => {
  const desk = await openDesk();
  const rows = [rowOf("ann", { first: "A\ufffe" }), rowOf("b\uffff"), rowOf("cyd", { first: "👩‍💼" })];
  const summary = await desk.process("odd.csv", fileOf(...rows));
  expect(summary.failures.map(({ code }) => code)).toEqual(["InvalidFirstName", "InvalidLogin"]);
  expect(desk.user("cyd")?.firstName).toBe("👩‍💼");
});

describe("a file that can never work", () => {
  const files: [code: string, name: string, content: string | Uint8Array][] = [
    ["EmptyFile", "empty.csv", ""],
    ["NoRows", "header.csv", `${HEADER}\r\n`],
    ["UnknownColumn", "unknown.csv", good.replace("last name", "shoe size")],
    ["MissingColumn", "missing.csv", good.replace("user login", "error")],
    ["RepeatedColumn", "repeated.csv", good.replace("last name", "first name")],
    ["UnbalancedQuote", "quote.csv", good.replace("Zoë", '"Zoë')],
    ["NotCsv", "zip.csv", Buffer.from("504b03041400000008000000", "hex")],
    ["NotCsv", "agents.xlsx", Buffer.from("504b03041400000008000000", "hex")],
    ["RowTooLong", "commas.csv", `${good}${",".repeat(11e6)}`],
    ["NotText", "zeros.csv", Buffer.alloc(1000)],
  ];

  it("ends in a failures file with the one reason, nothing of it done, and is kept in processed/", async () => {
    const desk = await openDesk();
    for (const [code, name, content] of files) {
      const summary = await desk.process(name, content);
      expect(summary, name).toMatchObject({ succeeded: 0, failures: [expect.objectContaining({ row: 0, code })] });
      expect(await desk.read(summary.failedKey), name).toMatch(new RegExp(`^\\ufefferror\\r\\n"?${code}: .+\\r\\n$`));
      expect(await desk.read(summary.processedKey), name).toBe(Buffer.from(content).toString());
    }
    expect(desk.logins()).toEqual(["admin", "m.reyes"]);
    expect(await desk.keys("create/")).toEqual([]);
  });

  it("is refused whole where it is larger than settings allow", async () => {
    const graph = readGraph();
    const intake = graph.resources.find(({ name }) => name === "IntakeFunction");
    if (intake) intake.inputs.environment.variables.LARGEST_FILE_MB = "0.001";
    const desk = await openDesk({ graph });
    const summary = await desk.process("large.csv", fileOf(...Array.from({ length: 20 }, (_, i) => rowOf(`a${i}`))));
    expect(summary.failures).toMatchObject([{ code: "FileTooLarge" }]);
  });
});

describe("a file that works, however it is written", () => {
  it.each([
    ["UTF-16", Buffer.from(`\ufeff${good}`, "utf16le")],
    ["a byte order mark", `\ufeff${good}`],
    ["Windows-1252", Buffer.from(good, "latin1")],
    ["semicolons", good.replaceAll(",", ";")],
    ["tabs", good.replaceAll(",", "\t")],
    ["line feeds", good.replaceAll("\r\n", "\n")],
    ["carriage returns", good.replaceAll("\r\n", "\r")],
  ])("has its agents created: %s", async (_, content) => {
    const desk = await openDesk();
    expect(await desk.process("written.csv", content)).toMatchObject({ rows: 1, succeeded: 1 });
    expect(desk.user("ann")?.firstName).toBe("Zoë");
  });
});
