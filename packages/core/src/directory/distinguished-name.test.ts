import { describe, expect, it } from "vitest";
import { domainOf, isBelow } from "./distinguished-name.ts";

const BASE = "OU=Staff,DC=example,DC=test";

describe("an entry is below the base", () => {
  it.each([
    "CN=Alice Smith,OU=Staff,DC=example,DC=test",
    "CN=Alice Smith,OU=Sydney,OU=Staff,DC=example,DC=test",
    "cn=Alice Smith,ou=STAFF,dc=Example,dc=test",
    "CN=Alice Smith, OU=Staff, DC=example, DC=test",
    "CN=Jones\\, Bob (Ops),OU=Staff,DC=example,DC=test",
    "CN=ends in a backslash\\\\,OU=Staff,DC=example,DC=test",
  ])("where all of the base's parts come after its own: %s", (dn) => {
    expect(isBelow(dn, BASE)).toBe(true);
  });

  it.each([
    BASE,
    "",
    "CN=Alice Smith,OU=Admins,DC=example,DC=test",
    "CN=Alice Smith,OU=Staff,DC=example,DC=com",
    "CN=Alice Smith,OU=Other Staff,DC=example,DC=test",
    "OU=Staff,DC=example,DC=test,CN=Alice Smith",
    "CN=called into it\\,OU=Staff,DC=example,DC=test",
    "CN=called into it\\\\\\,OU=Staff,DC=example,DC=test",
    "CN=called into it\\2COU=Staff,DC=example,DC=test",
  ])("and not where they do not: %j", (dn) => {
    expect(isBelow(dn, BASE)).toBe(false);
  });

  it("and nothing is below no base", () => {
    expect(isBelow("CN=Alice Smith,DC=example,DC=test", "")).toBe(false);
  });
});

describe("the domain of a name", () => {
  it.each([
    ["OU=Staff,DC=example,DC=test", "DC=example,DC=test"],
    ["DC=example,DC=test", "DC=example,DC=test"],
    ["cn=a\\, b, ou=Staff, dc=Example , dc = test", "dc=Example,dc = test"],
    ["DC=record,CN=Zones,DC=example,DC=test", "DC=example,DC=test"],
    ["OU=DC\\=x\\,DC=y,DC=test", "DC=test"],
    ["OU=Staff,O=Example", undefined],
    ["", undefined],
  ])("of %j is %j", (dn, domain) => expect(domainOf(dn)).toBe(domain));
});
