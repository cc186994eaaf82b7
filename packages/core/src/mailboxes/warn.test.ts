import { describe, expect, it } from "vitest";
import { DirectoryFailure } from "../directory/directory-failure.ts";
import type { Account } from "./account.ts";
import { ARTICLE, TENANT } from "./article.test-support.ts";
import { type Warned, warn } from "./warn.ts";

/** The article's four, by the logins that they would have, and whoever else is in their directory. */
const PEOPLE: Account[] = Object.entries(ARTICLE).map(([login, account]) => ({ ...account, login }));
const personOf = (login: string, more: Partial<Account> = {}): Account => ({
  ...{ login, userPrincipalName: `${login}@contoso.com`, displayName: login, proxyAddresses: [] },
  ...more,
});

const look = (logins: string[], accounts = PEOPLE, others: Account[] = []) =>
  warn(logins, { readAccounts: async () => ({ accounts, others }), tenant: { tenantDomain: TENANT } });
const warned = async (...of: Parameters<typeof look>) => (await look(...of)) as Warned;

describe("a warning of addresses", () => {
  it("is given of nobody where nothing collides, whoever has no account", async () => {
    expect(await look([...PEOPLE.map(({ login = "" }) => login), "nobody"])).toEqual({
      ...{ asked: 5, accounts: 4, warned: 0, warnings: [], more: 0 },
    });
  });

  it("has the login as it was asked about, and the party that has the address", async () => {
    const twin = personOf("zach", { mail: "zada.daley@TAILSPINTOYS.com", displayName: "Zach Daley" });
    const { accounts, warned: agents, warnings, more } = await warned(["ZADA"], [...PEOPLE, twin]);
    expect([accounts, agents, more]).toEqual([1, 1, 0]);
    expect(warnings[0]).toMatchObject({ login: "ZADA", code: "MailTaken", address: "Zada.Daley@tailspintoys.com" });
    expect(warnings[0]?.message).toContain("Zach Daley (zach@contoso.com)");
  });

  it("is given of what a group or a contact has", async () => {
    const group = { displayName: "Toys", mail: "Zada.Daley@tailspintoys.com", proxyAddresses: [] };
    expect((await warned(["zada"], PEOPLE, [group])).warnings[0]).toMatchObject({ login: "zada", code: "MailTaken" });
  });

  it("is given of two agents of one file who want one address, in the order of the file", async () => {
    const both = [personOf("ann", { mail: "team@contoso.com" }), personOf("bob", { mail: "team@contoso.com" })];
    const { warned: agents, warnings } = await warned(["bob", "ann"], both);
    expect([agents, ...new Set(warnings.map(({ login }) => login))]).toEqual([1, "ann"]);
    expect(warnings[0]).toMatchObject({ code: "MailTaken", address: "team@contoso.com" });
  });

  it("is given once of a login that is asked about twice", async () => {
    const twin = personOf("zach", { mail: "Zada.Daley@tailspintoys.com" });
    const found = await warned(["zada", "Zada", "ZADA"], [...PEOPLE, twin]);
    expect([found.accounts, found.warned]).toEqual([1, 1]);
    expect(new Set(found.warnings.map(({ login }) => login))).toEqual(new Set(["zada"]));
  });

  it("is not given of somebody else whose addresses are wrong, nor of an account without a login", async () => {
    const others = [personOf("ann", { mail: "x@contoso.com" }), personOf("bob", { mail: "x@contoso.com" })];
    expect(await look(["zada", ""], [...PEOPLE, ...others, { proxyAddresses: [] }])).toMatchObject({
      ...{ accounts: 1, warnings: [] },
    });
  });

  it("is told a thousand times at most, with how many there are besides", async () => {
    const holder = personOf("holder", { proxyAddresses: ["smtp:everybody@contoso.com"] });
    const agents = Array.from({ length: 1500 }, (_, index) => personOf(`a${index}`, { mail: "everybody@contoso.com" }));
    const logins = agents.map(({ login = "" }) => login);
    const found = await warned(logins, [holder, ...agents]);
    expect(found).toMatchObject({ asked: 1500, accounts: 1500, warned: 1500 });
    expect(found.warnings).toHaveLength(1000);
    expect(found.warnings.length + found.more).toBeGreaterThanOrEqual(1500);
    expect(Buffer.byteLength(JSON.stringify(found))).toBeLessThan(6_000_000);
  });
});

describe("a directory that fails", () => {
  const failing = (error: Error, unread = (_: DirectoryFailure) => {}) =>
    warn(["zada"], { readAccounts: () => Promise.reject(error), tenant: { tenantDomain: TENANT }, unread });

  it.each([
    ["unavailable", "DirectoryDown", "did not answer in time"],
    ["unable", "NoRight", "Have an engineer look the code up in docs/directory.md"],
  ] as const)("that is %s is an answer that says so and names nothing of it", async (kind, code, words) => {
    const told: string[] = [];
    const failure = new DirectoryFailure(kind, code, "no connection to ldaps://dc1.example.test: ECONNREFUSED");
    const answer = await failing(failure, ({ message }) => told.push(message));
    expect(answer).toEqual({ unchecked: { code, message: expect.stringContaining(words) } });
    expect(JSON.stringify(answer)).not.toContain("dc1");
    expect(told).toEqual([failure.message]);
  });

  it("in a way that nobody knows is thrown, for the log and its alarm", async () => {
    await expect(failing(new TypeError("no such thing"))).rejects.toThrow("no such thing");
  });
});
