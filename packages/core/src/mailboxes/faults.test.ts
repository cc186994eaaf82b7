import { describe, expect, it } from "vitest";
import { TENANT } from "./article.test-support.ts";
import { account, find, told } from "./collisions.test-support.ts";
import { collisions } from "./collisions.ts";

describe("an account is told of by itself", () => {
  it("where its addresses are of domains that are not verified, each once", () => {
    const outside = account("jo@contoso.local", {
      mail: "jo@fabrikam.com",
      proxyAddresses: [
        "SMTP:jo@fabrikam.com",
        "smtp:jo@Contoso.com",
        "smtp:jo@sub.contoso.com",
        `smtp:jo@${TENANT}`,
        "smtp:jo@tenantid.mail.onmicrosoft.com",
      ],
    });
    const found = find([outside], [], ["CONTOSO.com"]);
    expect(found.map(({ code, address }) => [code, address])).toEqual([
      ["DomainNotVerified", "jo@contoso.local"],
      ["DomainNotVerified", "jo@fabrikam.com"],
      ["DomainNotVerified", "jo@sub.contoso.com"],
    ]);
    expect(found[0]?.message).toMatch(/sign in by a name at tenantid\.onmicrosoft\.com/);
    expect(find([outside])).toEqual([]);
  });

  it("for its name and for its mail where both are of one domain that is not verified", () => {
    const found = find(
      [account("jo@contoso.local", { mail: "jo@contoso.local", proxyAddresses: ["smtp:jo@contoso.local"] })],
      [],
      ["contoso.com"],
    );
    expect(found.map(({ code, message }) => [code, /^Its (\w+)/.exec(message)?.[1]])).toEqual([
      ["DomainNotVerified", "userPrincipalName"],
      ["DomainNotVerified", "mail"],
    ]);
  });

  it.each([
    ["contoso.onmicrosoft.com", "contoso.mail.onmicrosoft.com"],
    ["contoso.partner.onmschina.cn", "contoso.partner.mail.onmschina.cn"],
  ])("and never for the domains that %s has by itself", (tenantDomain, coexistence) => {
    const own = account(`jo@${tenantDomain}`, {
      proxyAddresses: [`SMTP:jo@${tenantDomain}`, `smtp:jo@${coexistence}`],
    });
    expect(collisions([own], [], { tenantDomain, verifiedDomains: [] })).toEqual([]);
  });

  it("where it has several primary addresses, but not where one stands twice", () => {
    const proxyAddresses = ["SMTP:a@contoso.com", "smtp:b@contoso.com", "SMTP:c@contoso.com", "SMTP:A@contoso.com"];
    const found = find([account("x@contoso.com", { proxyAddresses })]);
    expect(found).toMatchObject([{ code: "SeveralPrimaryAddresses", address: "A@contoso.com, c@contoso.com" }]);
    expect(found[0]?.message).toMatch(/2 primary addresses/);
    expect(find([account("x@contoso.com", { proxyAddresses: ["SMTP:a@contoso.com", "SMTP:A@contoso.com"] })])).toEqual(
      [],
    );
  });

  it("where it has no name to sign in by, or an address has no type", () => {
    expect(told([{ displayName: "Jo", proxyAddresses: ["SMTP:a@contoso.com", "b@contoso.com"] }])).toEqual([
      [0, "NoUserPrincipalName", ""],
      [0, "NoAddressType", "b@contoso.com"],
    ]);
  });

  it.each([
    ["jö@contoso.com", "ö"],
    ["j o@contoso.com", "U+0020"],
    [`${"ö".repeat(5_000)}@contoso.com`, "ö"],
    ["jo@contoso.com;b@contoso.com", ";"],
    ["jo:m@contoso.com", ":"],
    ["<jo>@contoso.com", "< >"],
    ['"jo"@contoso.com', '"'],
    ["jo\u0007@contoso.com", "U+0007"],
    ["jo\u200B@contoso.com", "U+200B"],
    ["😀@contoso.com", "😀"],
  ])("where characters are not allowed: %j", (address, characters) => {
    const inBoth = account("x@contoso.com", { mail: address, proxyAddresses: [`SMTP:${address}`] });
    const found = find([inBoth]);
    expect(found).toMatchObject([{ code: "CharactersNotAllowed", address }]);
    expect(found[0]?.message).toContain(`(${characters})`);
  });

  it.each(["o'neil@contoso.com", "a+b@contoso.com", "a_b-c.d@sub.contoso.com", "!#$%&*/=?^`{|}~@contoso.com"])(
    "and not where they are: %s",
    (address) => {
      expect(find([account("x@contoso.com", { mail: address })])).toEqual([]);
    },
  );

  it.each([
    ["contoso.com", "it has no @"],
    ["a@b@contoso.com", "more than one @"],
    ["@contoso.com", "nothing stands before the @"],
    [".jo@contoso.com", "with a dot"],
    ["jo.@contoso.com", "with a dot"],
    ["j..o@contoso.com", "two in a row"],
    ["jo@contoso", "no domain"],
    ["jo@-contoso.com", "no domain"],
    ["jo@contoso.com.", "no domain"],
    [`${"j".repeat(65)}@contoso.com`, "more than 64 characters"],
    [`jo@${"contoso.".repeat(40)}com`, "more than 256 characters"],
  ])("where it is no address at all: %s", (address, why) => {
    const found = find([account("x@contoso.com", { proxyAddresses: ["SMTP:x@contoso.com", `smtp:${address}`] })]);
    expect(found).toMatchObject([{ code: "NoAddress", address }]);
    expect(found[0]?.message).toContain(why);
  });

  it.each([
    ["a+b@contoso.com", "CharactersNotAllowed"],
    ["jö@contoso.com", "CharactersNotAllowed"],
    ["jo", "NoAddress"],
    ["jo.@contoso.com", "NoAddress"],
    [`jo@${"c".repeat(45)}.com`, "NoAddress"],
    [`${"j".repeat(65)}@contoso.com`, "NoAddress"],
    ["o'neil_1#^~!@contoso.com", undefined],
  ])("by stricter rules for what it signs in by: %s", (userPrincipalName, code) => {
    const all = find([account(userPrincipalName, { mail: "x@contoso.com" })]);
    expect(all.map((each) => each.code)).toEqual(code ? [code] : []);
  });
});
