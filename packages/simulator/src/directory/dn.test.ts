import { describe, expect, it } from "vitest";
import { isWithin, readDn, sameDn } from "./dn.ts";

const ALICE = readDn("CN=Alice Smith,OU=Staff,DC=example,DC=test") ?? [];

describe("a distinguished name", () => {
  it.each([
    "cn=alice smith,ou=staff,dc=example,dc=test",
    "CN = Alice Smith , OU=Staff, DC=example,DC=test",
    "CN=Alice  Smith;OU=Staff;DC=example;DC=test",
    'CN="Alice Smith",OU=Staff,DC=example,DC=test',
    "CN=\\41lice\\ Smith,OU=Staff,DC=example,DC=test",
  ])("is the same as %s", (text) => expect(sameDn(readDn(text) ?? [], ALICE)).toBe(true));

  it.each([
    ["CN=Smith\\, Alice,DC=test", ["cn=smith, alice", "dc=test"]],
    ["CN=Smith\\2C Alice,DC=test", ["cn=smith, alice", "dc=test"]],
    ['CN="Smith, Alice",DC=test', ["cn=smith, alice", "dc=test"]],
    ["CN=Zo\\C3\\AB,DC=test", ["cn=zoë", "dc=test"]],
    ["CN=a\\\\,DC=test", ["cn=a\\", "dc=test"]],
    ["CN=Bob Jones (Ops),DC=test", ["cn=bob jones (ops)", "dc=test"]],
    ["SN=b+CN=a,DC=test", ["cn=a+sn=b", "dc=test"]],
    ["0.9.2342.19200300.100.1.25=test", ["0.9.2342.19200300.100.1.25=test"]],
    ["", []],
  ])("%s is %j", (text, parts) => expect(readDn(text)).toEqual(parts));

  it.each(["not a dn", "CN=", "CN", "=a", "CN=a,,DC=test", "CN=a,", "CN=a\\zz", "CN=a\\", "1CN=a", "C N=a"])(
    "%s is none",
    (text) => expect(readDn(text)).toBeUndefined(),
  );

  it("is below what it ends with, as a whole part", () => {
    expect(isWithin(ALICE, ["ou=staff", "dc=example", "dc=test"])).toBe(true);
    expect(isWithin(ALICE, ALICE)).toBe(true);
    expect(isWithin(ALICE, [])).toBe(true);
    expect(isWithin(ALICE, ["taff", "dc=example", "dc=test"])).toBe(false);
    expect(isWithin(["dc=test"], ALICE)).toBe(false);
  });
});
