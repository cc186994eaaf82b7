import { describe, expect, it } from "vitest";
import type { Addresses } from "../addresses.ts";
import { aReport } from "./a-report.ts";
import { htmlReport } from "./html.ts";
import { jsonReport } from "./json.ts";
import { messageOf } from "./message.ts";

async function* none() {}
const pageOf = async (addresses?: Addresses) =>
  (await Array.fromAsync(htmlReport(aReport({ outcomes: { created: 3 }, addresses }), none()))).join("");

/** The section as a person reads it. */
const sectionOf = async (addresses: Addresses) =>
  (/<section id="addresses"[\s\S]*?<\/section>/.exec(await pageOf(addresses))?.[0] ?? "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

const warning = {
  ...{ line: 1204, login: "zdaley", code: "MailTaken" as const, address: "Zada.Daley@tailspintoys.com" },
  message: "Zach Daley has it: the account will not be created.",
};
const warned = { asked: 12, accounts: 12, warned: 1, warnings: [warning], more: 0 };
const unchecked = { unchecked: { code: "DirectoryDown", message: "The directory did not answer in time." } };

describe("what a report says of addresses", () => {
  it("is each warning with its line and login, below how many agents they are of", async () => {
    expect(await sectionOf(warned)).toBe(
      "Mailbox addresses Of 12 agents, 1 has addresses that go wrong when accounts are synchronised. This keeps no agent from being made. Line 1,204 zdaley Zada.Daley@tailspintoys.com Zach Daley has it: the account will not be created. MailTaken",
    );
    expect(await pageOf(warned)).toContain('<a href="#addresses">Addresses</a>');
  });

  it("is how many more there are than it lists", async () => {
    const many = { asked: 5000, accounts: 5000, warned: 2345, warnings: [warning, warning], more: 2343 };
    const text = await sectionOf(many);
    expect(text).toContain("Of 5,000 agents, 2,345 have addresses");
    expect(text).toMatch(/And 2,343 more\.$/);
  });

  it("is why nobody looked at them, in one sentence", async () => {
    expect(await sectionOf(unchecked)).toBe("Mailbox addresses The directory did not answer in time. DirectoryDown");
  });

  it("has no address where an account has none", async () => {
    expect(await sectionOf({ ...warned, warnings: [{ ...warning, address: "" }] })).toContain("zdaley Zach Daley");
  });

  it("is how many have no account, of whom nothing is known", async () => {
    expect(await sectionOf({ ...warned, asked: 13 })).toContain(
      "12 of 13 agents have an account in the directory; of these, 1 has addresses that go wrong",
    );
    const none = { asked: 3, accounts: 0, warned: 0, warnings: [], more: 0 };
    expect(await sectionOf(none)).toBe(
      "Mailbox addresses 0 of 3 agents have an account in the directory; of these, 0 have addresses that go wrong when accounts are synchronised. This keeps no agent from being made.",
    );
    const { text } = messageOf(aReport({ addresses: none }), "https://example.com/r");
    expect(text).toContain("Mailbox addresses: 3 of 3 not looked at, without an account\n");
  });

  it("is nothing where nobody asked, and where there is nothing to tell", async () => {
    for (const nothing of [undefined, { asked: 3, accounts: 3, warned: 0, warnings: [], more: 0 }]) {
      expect(await pageOf(nothing)).not.toContain("addresses-heading");
      expect(await pageOf(nothing)).not.toContain("#addresses");
    }
  });

  it("is for programs what was found, and what was not", async () => {
    for (const addresses of [warned, unchecked, { asked: 3, accounts: 3, warned: 0, warnings: [], more: 0 }]) {
      const text = (await Array.fromAsync(jsonReport(aReport({ addresses }), none()))).join("");
      expect(JSON.parse(text).addresses).toEqual(addresses);
    }
    const without = (await Array.fromAsync(jsonReport(aReport(), none()))).join("");
    expect(JSON.parse(without)).not.toHaveProperty("addresses");
  });

  it("is in the message to people a number, or a code, and nobody's name or address", () => {
    const textOf = (addresses?: Addresses) => messageOf(aReport({ addresses }), "https://example.com/r").text;
    expect(textOf(warned)).toContain("Mailbox addresses: 1 agent has warnings\n");
    expect(textOf({ ...warned, warned: 2000 })).toContain("Mailbox addresses: 2,000 agents have warnings\n");
    expect(textOf(warned)).not.toMatch(/daley|tailspin/i);
    expect(textOf(unchecked)).toContain("Mailbox addresses: not looked at (DirectoryDown)\n");
    for (const nothing of [undefined, { ...warned, warned: 0, warnings: [] }])
      expect(textOf(nothing)).not.toContain("Mailbox");
  });
});
