import { describe, expect, it } from "vitest";
import type { Account } from "./account.ts";
import { ARTICLE, TENANT } from "./article.test-support.ts";
import { account, find, told } from "./collisions.test-support.ts";

const { ross, angela, bob } = ARTICLE;
describe("the article's users", () => {
  it("do not collide, among themselves or with their own mailboxes", () => {
    const all = Object.values(ARTICLE);
    const there = all.map(({ mailbox, ...each }) => ({ ...each, proxyAddresses: mailbox }));
    expect(find(all, [], ["contoso.com", "tailspintoys.com"])).toEqual([]);
    expect(find(all, there)).toEqual([]);
  });

  it("of whom one gets the mail of another's mailbox is not created, in the error's own words", () => {
    const late = account("Bo.Brown@contoso.com", { displayName: "Bo Brown", mail: "bo.brown@contoso.com" });
    const [found, ...others] = find([late], [bob]);
    expect(found).toEqual({
      code: "MailTaken",
      index: 0,
      account: { userPrincipalName: "Bo.Brown@contoso.com", displayName: "Bo Brown" },
      address: "bo.brown@contoso.com",
      with: { userPrincipalName: "Bob.Brown@contoso.com", displayName: "Bob Brown" },
      message: expect.stringContaining("Bo Brown (Bo.Brown@contoso.com) will not be created"),
    });
    expect(found?.message).toContain(
      "“Unable to update this object because the following attributes associated with this object have values that may already be associated with another object in your local directory services: [ProxyAddresses SMTP:bo.brown@contoso.com;]. Correct or remove the duplicate values in your local directory.”",
    );
    expect(found?.message).toContain("that of Bob Brown (Bob.Brown@contoso.com) already");
    // That its routing address is Bob's as well follows from it.
    expect(others).toEqual([]);
  });

  it("of whom one gets a proxy address of another's mailbox is created without it", () => {
    const late = account("new@contoso.com", { proxyAddresses: ["SMTP:new@contoso.com", "smtp:BOBI@tailspintoys.com"] });
    const found = find([late], [bob]);
    expect(found).toMatchObject([{ code: "AddressTaken", address: "BOBI@tailspintoys.com" }]);
    expect(found[0]?.message).toMatch(/taken out of new@contoso\.com in Azure AD, which DirSync errors/);
  });
});

describe("accounts collide", () => {
  it("with an address that a mailbox gets without having been given it", () => {
    expect(told([account("x@contoso.com", { mail: "Angela.Jones@contoso.com" })], [angela])).toEqual([
      [0, "MailTaken", "Angela.Jones@contoso.com", "Angela.Jones@contoso.com"],
    ]);
    expect(told([account("x@contoso.com", { proxyAddresses: [`SMTP:ross.mccary@${TENANT}`] })], [ross])).toEqual([
      [0, "AddressTaken", `ross.mccary@${TENANT}`, "Ross.McCary@contoso.com"],
    ]);
  });

  it("among themselves: the later one is told of, with the first that has it", () => {
    const [one, two, three] = ["one", "two", "three"].map((name) =>
      account(`${name}@contoso.com`, { mail: "we@contoso.com" }),
    );
    const found = find([one, two, three] as Account[]).filter(({ code }) => code === "MailTaken");
    expect(found.map(({ index, with: other }) => [index, other?.userPrincipalName])).toEqual([
      [1, "one@contoso.com"],
      [2, "one@contoso.com"],
    ]);
    expect(found[0]?.message).toMatch(
      /as well, who is to be synchronised too: two@contoso\.com will not be created if it comes second/,
    );
  });

  it("by the name that one signs in by, and by the routing address that follows", () => {
    const existing = account("a@contoso.com", { proxyAddresses: ["SMTP:a@contoso.com", "smtp:late@contoso.com"] });
    expect(told([account("late@contoso.com")], [existing])).toEqual([
      [0, "AddressTaken", "late@contoso.com", "a@contoso.com"],
    ]);
    expect(told([account("jo@contoso.com"), account("jo@tailspintoys.com")])).toEqual([
      [1, "AddressTaken", `jo@${TENANT}`, "jo@contoso.com"],
    ]);
  });

  it("with groups and contacts, which sign in by no name, and with mailboxes whose addresses lack their types", () => {
    const group = { displayName: "Sales", mail: "sales@contoso.com", proxyAddresses: [] };
    const other = { displayName: "Info", proxyAddresses: ["info@contoso.com"] };
    expect(
      told(
        [account("x@contoso.com", { mail: "SALES@contoso.com", proxyAddresses: ["smtp:info@contoso.com"] })],
        [group, other],
      ),
    ).toEqual([
      [0, "MailTaken", "SALES@contoso.com", "Sales"],
      [0, "AddressTaken", "info@contoso.com", "Info"],
    ]);
  });

  it("once for each address, however often it stands in the account", () => {
    const late = account("x@contoso.com", {
      mail: "bob@contoso.com",
      proxyAddresses: ["SMTP:Bob@contoso.com", "smtp:bob@CONTOSO.com"],
    });
    expect(told([late], [bob])).toEqual([[0, "MailTaken", "bob@contoso.com", "Bob.Brown@contoso.com"]]);
  });

  it("where two sign in by one name, which is told once", () => {
    const [one, two] = [
      account("Jo@contoso.com", { mail: "jo@contoso.com" }),
      account("jo@contoso.com", { mail: "jo@contoso.com" }),
    ];
    expect(told([one, two])).toEqual([[1, "UserPrincipalNameTaken", "jo@contoso.com", "Jo@contoso.com"]]);
  });

  it("never by SIP, X500 or other types", () => {
    const others = ["SIP:bob@contoso.com", "sip:Bob@contoso.com", "X500:/o=C, Inc/cn=x@y (z)", "EUM:bob@contoso.com"];
    const proxyAddresses = ["SMTP:x@contoso.com", ...others];
    expect(
      told(
        [account("x@contoso.com", { proxyAddresses })],
        [bob, account("y@contoso.com", { proxyAddresses: others })],
        ["contoso.com"],
      ),
    ).toEqual([]);
  });
});

describe("who is there already", () => {
  it("has what it is listed with: contacts, guests, groups and whole mailboxes get no routing address besides", () => {
    const existing: Account[] = [
      { displayName: "Jo at Gmail", mail: "jo@gmail.com", proxyAddresses: ["SMTP:jo@gmail.com"] },
      account("jo_fabrikam.com#EXT#@tenantid.onmicrosoft.com", { proxyAddresses: ["SMTP:jo@fabrikam.com"] }),
      account("renamed@contoso.com", {
        proxyAddresses: ["SMTP:jo@tailspintoys.com", "smtp:old@tenantid.onmicrosoft.com", "smtp:renamed@contoso.com"],
      }),
    ];
    expect(told([account("jo@contoso.com", { mail: "jo@contoso.com" })], existing)).toEqual([]);
  });

  it("is found by an address with a type before it, or spaces after that", () => {
    const existing: Account[] = [
      { displayName: "Jo", mail: "SMTP:jo@contoso.com", proxyAddresses: [] },
      { displayName: "Bo", proxyAddresses: ["smtp: bo@contoso.com"] },
    ];
    const late = account("x@contoso.com", {
      mail: "jo@contoso.com",
      proxyAddresses: ["SMTP:x@contoso.com", "smtp:bo@contoso.com"],
    });
    expect(told([late], existing)).toEqual([
      [0, "MailTaken", "jo@contoso.com", "Jo"],
      [0, "AddressTaken", "bo@contoso.com", "Bo"],
    ]);
  });

  it("and gets the mail of another is not told that it will not be created", () => {
    const changed = { ...angela, mail: "bob@contoso.com" };
    const [found] = find([changed], [angela, bob]);
    expect(found).toMatchObject({ code: "MailTaken", with: { displayName: "Bob Brown" } });
    expect(found?.message).toMatch(/who is there already, keeps the one of before\. Azure AD Connect/);
    expect(found?.message).not.toContain("will not be created");
  });

  it("is the account itself under the name that the tenant has given it", () => {
    const local = account("jo@contoso.local", { mail: "jo@contoso.com" });
    const there = account(`Jo@${TENANT}`, { proxyAddresses: ["SMTP:jo@contoso.com"] });
    expect(told([local], [there], ["contoso.com"])).toEqual([[0, "DomainNotVerified", "jo@contoso.local"]]);
    expect(told([local], [there]).map(([, code]) => code)).toContain("MailTaken");
  });
});

describe("those of one directory", () => {
  const jo = (id: string, more: Partial<Account> = {}): Account =>
    account("jo@contoso.com", { id, mail: "jo@contoso.com", ...more });

  it("are two, whatever they are called, and nobody knows which of them comes first", () => {
    const [name, mail, ...others] = find([jo("1")], [jo("2", { displayName: "Jo Too" })]).sort((one) =>
      one.code === "MailTaken" ? 1 : -1,
    );
    expect(others).toEqual([]);
    expect(name).toMatchObject({ code: "UserPrincipalNameTaken", with: { displayName: "Jo Too" } });
    expect(mail).toMatchObject({ code: "MailTaken", with: { displayName: "Jo Too" } });
    expect(mail?.message).toMatch(
      /as well, in the same directory: jo@contoso\.com will not be created if it comes second\./,
    );
  });

  it("are one where they are one, and where an export has the other", () => {
    expect(find([jo("1")], [jo("1")])).toEqual([]);
    expect(find([jo("1")], [account("jo@contoso.com", { mail: "jo@contoso.com" })])).toEqual([]);
  });

  it("have one name to sign in by where their domains are not verified", () => {
    const [one, two] = ["contoso.local", "fabrikam.local"].map((domain) => account(`jo@${domain}`));
    const found = find([one, two] as Account[], [], ["contoso.com"]).filter(
      ({ code }) => code === "UserPrincipalNameTaken",
    );
    expect(found).toMatchObject([
      { index: 1, address: "jo@fabrikam.local", with: { userPrincipalName: "jo@contoso.local" } },
    ]);
    expect(found[0]?.message).toContain(`has the name jo@${TENANT} to sign in by as well`);
  });
});

describe("a routing address", () => {
  const jo = account("jo@contoso.com", { proxyAddresses: ["SMTP:jo@contoso.com", "smtp:jo@tailspintoys.com"] });
  const other = account("o@contoso.com", { proxyAddresses: ["SMTP:o@contoso.com", `smtp:jo@${TENANT}`] });

  it("is told of where it is somebody else's than an address of the same name", () => {
    const alias = account("x@contoso.com", { proxyAddresses: ["SMTP:x@contoso.com", "smtp:jo@tailspintoys.com"] });
    expect(told([jo], [alias, other])).toEqual([
      [0, "AddressTaken", "jo@tailspintoys.com", "x@contoso.com"],
      [0, "AddressTaken", `jo@${TENANT}`, "o@contoso.com"],
    ]);
  });

  it("is told of alone, and not where the address that it is made of goes to the same", () => {
    expect(told([jo], [other])).toEqual([[0, "AddressTaken", `jo@${TENANT}`, "o@contoso.com"]]);
    const all = account("a@contoso.com", { proxyAddresses: ["SMTP:jo@contoso.com", `smtp:jo@${TENANT}`] });
    expect(told([jo], [all])).toEqual([[0, "AddressTaken", "jo@contoso.com", "a@contoso.com"]]);
  });

  it("is none where there is nothing to make it of", () => {
    const [one, two] = ["one", "two"].map((name) => account(`${name}@contoso.com`, { mail: "-" }));
    expect(told([one, two] as Account[])).toEqual([
      [0, "NoAddress", "-"],
      [1, "NoAddress", "-"],
    ]);
  });
});
