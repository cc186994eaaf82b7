import { describe, expect, it } from "vitest";
import { addressesIn } from "./addresses-cell.ts";
import { readAccounts } from "./read-accounts.ts";

const read = (text: string, purpose: "accounts" | "existing" = "accounts") =>
  readAccounts(new TextEncoder().encode(text), purpose);
const HEADER = "UserPrincipalName,mail,proxyAddresses,DisplayName";

describe("an export of accounts", () => {
  it("is read as PowerShell 7 writes it", async () => {
    const file = [
      '"UserPrincipalName","mail","DisplayName","proxyAddresses"',
      '"Ross.McCary@contoso.com",,"Ross McCary",""',
      '"Bob.Brown@contoso.com","Bob.Brown@contoso.com","Bob Brown","SMTP:Bo.Brown@contoso.com;smtp:Bob@contoso.com"',
      "",
    ].join("\r\n");
    expect(await read(file)).toEqual([
      { line: 2, userPrincipalName: "Ross.McCary@contoso.com", displayName: "Ross McCary", proxyAddresses: [] },
      {
        ...{
          line: 3,
          userPrincipalName: "Bob.Brown@contoso.com",
          mail: "Bob.Brown@contoso.com",
          displayName: "Bob Brown",
        },
        proxyAddresses: ["SMTP:Bo.Brown@contoso.com", "smtp:Bob@contoso.com"],
      },
    ]);
  });

  it("is read as Windows PowerShell writes it: its type first, UTF-16, semicolons in some countries", async () => {
    const file = `#TYPE Selected.Microsoft.ActiveDirectory.Management.ADUser\r\n"mail";"proxyAddresses";"UserPrincipalName"\r\n"jo@contoso.com";"smtp:jö@contoso.com;SMTP:jo@contoso.com";"jo@contoso.com"\r\n`;
    const bytes = Buffer.from(`\ufeff${file}`, "utf16le");
    expect(await readAccounts(bytes, "accounts")).toEqual([
      {
        ...{ line: 3, userPrincipalName: "jo@contoso.com", mail: "jo@contoso.com" },
        proxyAddresses: ["smtp:jö@contoso.com", "SMTP:jo@contoso.com"],
      },
    ]);
  });

  it("may have any columns besides, and several of a kind, of which the directory's own counts", async () => {
    const [account] = await read(
      `EmailAddress,MAIL,Name,Display Name,Sam-Account-Name,Proxy Addresses,upn,Enabled\nold@contoso.com,jo@contoso.com,jo,Jo Doe,jdoe,,jo@contoso.com,True\n`,
    );
    expect(account).toMatchObject({ mail: "jo@contoso.com", displayName: "Jo Doe", login: "jdoe", proxyAddresses: [] });
  });

  it("of mailboxes needs an address alone", async () => {
    const mailboxes =
      "DisplayName,PrimarySmtpAddress,EmailAddresses\nSales,sales@contoso.com,SMTP:sales@contoso.com smtp:s@contoso.com\n";
    expect(await read(mailboxes, "existing")).toMatchObject([
      { mail: "sales@contoso.com", proxyAddresses: ["SMTP:sales@contoso.com", "smtp:s@contoso.com"] },
    ]);
    expect(await read("mail\n", "existing")).toEqual([]);
    await expect(read(mailboxes)).rejects.toThrow(/lacks UserPrincipalName/);
    await expect(read("DisplayName,UserPrincipalName\nJo,jo@contoso.com\n", "existing")).rejects.toMatchObject({
      code: "MissingColumn",
      message: expect.stringContaining("needs mail or proxyAddresses"),
    });
  });

  it.each([
    ["", "EmptyFile", /empty/],
    ["\r\n\r\n", "EmptyFile", /empty/],
    [`${HEADER}\n`, "NoRows", /no account/],
    [
      "UserPrincipalName,DisplayName\na@contoso.com,A\n",
      "MissingColumn",
      /lacks mail, proxyAddresses. Export them, such as by\n {2}Get-ADUser/,
    ],
    [`mail,${HEADER}\na,b,c,d,e\n`, "RepeatedColumn", /mail is there twice/],
    [`${HEADER}\n"a`, "NotCsv", /no CSV/],
    ["PK\u0003\u0004", "NotCsv", /Excel workbook/],
    [
      `${HEADER}\na@contoso.com,,SMTP:a@contoso.com,smtp:b@contoso.com,A\n`,
      "InvalidAccounts",
      /line 2: it has 5 cells/,
    ],
    [
      `${HEADER}\na@contoso.com,,,A\nb@contoso.com,,Microsoft.ActiveDirectory.Management.ADPropertyValueCollection,B\n`,
      "InvalidAccounts",
      /line 3: proxyAddresses has “Microsoft\.ActiveDirectory\.Management\.ADPropertyValueCollection” in the place.*-join ';'/s,
    ],
    [`${HEADER}\na@contoso.com,,"{SMTP:a@contoso.com, smtp:b@conto...}",A\n`, "InvalidAccounts", /line 2: .*cut short/],
  ])("that nothing right can be told of is refused: %j", async (file, code, message) => {
    await expect(read(file)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it("tells of ten faults, and counts the others", async () => {
    const rows = Array.from({ length: 12 }, () => "a,,System.String[],A").join("\n");
    await expect(read(`${HEADER}\n${rows}\n`)).rejects.toThrow(/line 11: .*\n {2}and 2 more\n/);
  });
});

describe("lines", () => {
  it("are those of an editor, whatever ends them, within a cell as well", async () => {
    const rows = [
      "mail,proxyAddresses,UserPrincipalName",
      'a@contoso.com,"SMTP:a@contoso.com\nsmtp:b@contoso.com",a',
      ",,b",
      "",
    ];
    for (const end of ["\n", "\r\n"]) {
      const accounts = await read(rows.join("\n").replaceAll("\n", end));
      expect(accounts.map(({ line }) => line)).toEqual([3, 4]);
      expect(accounts[0]?.proxyAddresses).toEqual(["SMTP:a@contoso.com", "smtp:b@contoso.com"]);
    }
  });

  it("count what stands before the header, which may be Excel's word for its delimiter", async () => {
    expect(await read("sep=;\r\nmail;proxyAddresses;upn\r\na@contoso.com;;a@contoso.com\r\n")).toMatchObject([
      { line: 3, mail: "a@contoso.com" },
    ]);
    await expect(read("#TYPE System.Object\nmail\na@contoso.com\n")).rejects.toThrow(/^line 2: the header lacks/);
  });
});

describe("a cell of addresses", () => {
  it.each([
    ["separators", `SMTP:a@b.com${";".repeat(100_000)}(x`],
    ["spaces", `SMTP:a@b.com${" ".repeat(100_000)}(x`],
    ["lines", `SMTP:a@b.com${"\n".repeat(100_000)}(x`],
    ["letters", "x".repeat(100_000)],
    ["addresses", "smtp:a@b.com;".repeat(10_000)],
  ])("is read at once, however many %s it has", (_, cell) => {
    expect(addressesIn(cell).length).toBeGreaterThan(0);
  });

  const X500 = "X500:/o=Contoso, Inc/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=jo";
  const X400 = "X400:c=us;a= ;p=Contoso;o=Exchange;s=Doe;g=Jo;";
  it.each([
    ["", []],
    [" SMTP:a@contoso.com ", ["SMTP:a@contoso.com"]],
    ["SMTP:a@contoso.com;smtp:b@contoso.com;", ["SMTP:a@contoso.com", "smtp:b@contoso.com"]],
    ["SMTP:a@contoso.com, smtp:b@contoso.com", ["SMTP:a@contoso.com", "smtp:b@contoso.com"]],
    ["SMTP:a@contoso.com smtp:b@contoso.com", ["SMTP:a@contoso.com", "smtp:b@contoso.com"]],
    ["SMTP:a@contoso.com|smtp:b@contoso.com", ["SMTP:a@contoso.com", "smtp:b@contoso.com"]],
    ["SMTP:a@contoso.com\nsmtp:b@contoso.com\n", ["SMTP:a@contoso.com", "smtp:b@contoso.com"]],
    ["{SMTP:a@contoso.com, smtp:b@contoso.com}", ["SMTP:a@contoso.com", "smtp:b@contoso.com"]],
    ['["SMTP:a@contoso.com","smtp:b@contoso.com"]', ["SMTP:a@contoso.com", "smtp:b@contoso.com"]],
    ["a@contoso.com;b@contoso.com", ["a@contoso.com", "b@contoso.com"]],
    [`${X500};smtp:a@contoso.com`, [X500, "smtp:a@contoso.com"]],
    [`smtp:a@contoso.com;${X400}`, ["smtp:a@contoso.com", X400]],
    [`${X400};SIP:a@contoso.com`, [X400.slice(0, -1), "SIP:a@contoso.com"]],
    [
      "EUM:1234;phone-context=dial.contoso.com;smtp:a@contoso.com",
      ["EUM:1234;phone-context=dial.contoso.com", "smtp:a@contoso.com"],
    ],
    ["smtp:j o@contoso.com;smtp:b@contoso.com", ["smtp:j o@contoso.com", "smtp:b@contoso.com"]],
    ["SMTP:a@contoso.com;b@contoso.com", ["SMTP:a@contoso.com", "b@contoso.com"]],
    ["a@contoso.com b@contoso.com, SMTP:c@contoso.com", ["a@contoso.com", "b@contoso.com", "SMTP:c@contoso.com"]],
    ["X500:/o=Contoso/cn=abc-Jo, a@b;smtp:a@contoso.com", ["X500:/o=Contoso/cn=abc-Jo, a@b", "smtp:a@contoso.com"]],
    ["X400:c=us;dda:smtp=jo(a)contoso.com;s=Doe;", ["X400:c=us;dda:smtp=jo(a)contoso.com;s=Doe;"]],
  ])("%j has each of them whole", (cell, addresses) => {
    expect(addressesIn(cell)).toEqual(addresses);
  });
});
