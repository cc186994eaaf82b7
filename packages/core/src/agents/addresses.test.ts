import { describe, expect, it } from "vitest";
import type { Unchecked, Warned } from "../mailboxes/warn.ts";
import { addressesIn } from "./addresses.ts";
import type { Inbox } from "./inbox.ts";
import type { Entry } from "./ledger.ts";

const HEADER = ["first name", "user login"];
const NONE: Warned = { asked: 2, accounts: 2, warned: 0, warnings: [], more: 0 };
const warningOf = (login: string) => ({
  ...{ login, code: "MailTaken" as const, address: `${login}@contoso.com`, message: "Another has it." },
});

/** Whoever opens the file gets this text; nothing else of an inbox is asked for. */
const inboxWith = (text: string) => ({
  open: () => async () => new Blob([text]).stream() as unknown as AsyncIterable<Uint8Array>,
});

/** What comes of a file with these rows, and who was asked about. */
async function look(rows: string[], found: Warned | Unchecked = NONE, entry: Partial<Entry> = {}) {
  const asked: unknown[] = [];
  const survey = {
    dialect: { encoding: "utf-8" as const, delimiter: ",", hasSeparatorLine: false },
    ...{ header: HEADER, rows: rows.length },
  };
  const addresses = await addressesIn({ id: "june", verb: "create", mode: "run", survey, ...entry } as Entry, {
    inbox: inboxWith([HEADER.join(), ...rows].join("\r\n")) as unknown as Inbox,
    lookAtAddresses: async (of) => {
      asked.push(of);
      return found;
    },
  });
  return { addresses, asked };
}

describe("the addresses of agents that a file creates", () => {
  it("are asked for by each login once, as it is first written", async () => {
    const { asked } = await look(["Ann,alee", "Bob,bob", "Ann again,ALEE", "nobody,"]);
    expect(asked).toEqual([{ upload: "june", logins: ["alee", "bob"] }]);
  });

  it("have the lines of the file, in their order, whatever the letter case of the answer", async () => {
    const found = { ...NONE, warned: 2, warnings: [warningOf("BOB"), warningOf("alee"), warningOf("bob")], more: 4 };
    const { addresses } = await look(["Ann,Alee", "", "Bob,bob"], found);
    expect(addresses).toEqual({
      ...{ asked: 2, accounts: 2, warned: 2, more: 4 },
      warnings: [
        { ...warningOf("alee"), line: 2 },
        { ...warningOf("BOB"), line: 4 },
        { ...warningOf("bob"), line: 4 },
      ],
    });
  });

  it("are not asked for where no row has a login that a directory could have", async () => {
    const { addresses, asked } = await look(["Ann,", "Bob,no good", `Cyd,${"x".repeat(21)}`, "only one cell"]);
    expect(addresses).toEqual({ asked: 0, accounts: 0, warned: 0, warnings: [], more: 0 });
    expect(asked).toEqual([]);
  });

  it("are told of in a plan as well", async () => {
    expect((await look(["Ann,alee"], NONE, { mode: "plan" })).addresses).toEqual(NONE);
  });

  it.each([
    ["of an update", { verb: "update" as const }],
    ["of a removal", { verb: "remove" as const }],
    ["that was refused whole", { refused: { code: "NoHeader", message: "There is none." } }],
    ["that was never read", { survey: undefined as never }],
  ])("are left alone in a file %s", async (_, entry) => {
    expect(await look(["Ann,alee"], NONE, entry)).toEqual({ addresses: undefined, asked: [] });
  });

  it("say why nobody looked at them", async () => {
    const unchecked = { unchecked: { code: "DirectoryDown", message: "The directory did not answer." } };
    expect((await look(["Ann,alee"], unchecked)).addresses).toEqual(unchecked);
  });

  it("are not looked at in a file of more rows than go into one request", async () => {
    const { header, dialect } = { header: HEADER, dialect: { encoding: "utf-8" as const, delimiter: "," } };
    const survey = { header, dialect: { ...dialect, hasSeparatorLine: false }, rows: 100_001 };
    const { addresses, asked } = await look([], NONE, { survey });
    expect(addresses).toEqual({
      unchecked: { code: "TooManyRows", message: expect.stringContaining("up to 100,000 rows") },
    });
    expect(asked).toEqual([]);
  });

  it("of as many rows as there may be go into a request of less than 6 MB", async () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `Ann,${String(index).padStart(20, "x")}`);
    const { asked } = await look(rows);
    expect(Buffer.byteLength(JSON.stringify(asked[0]))).toBeLessThan(6_000_000);
  });
});
