import { describe, expect, it } from "vitest";
import { personOf } from "./person.ts";

const ATTRIBUTES = { birthDate: "birthDate", startMonth: "monthStarted", mobile: "mobile" };
const entry = {
  dn: "CN=Alice Smith,OU=Staff,DC=example,DC=test",
  objectGUID: Buffer.from("00112233445566778899aabbccddeeff", "hex"),
  objectSid: Buffer.from("01020000000000052000000020020000", "hex"),
  sAMAccountName: "asmith",
  userAccountControl: "512",
};

describe("a person's entry", () => {
  it("tells no more than it has", () => {
    const empty = { accountExpires: [], adminCount: [], mobile: [], birthDate: [], sn: [] };
    expect(personOf({ ...entry, ...empty }, ATTRIBUTES)).toEqual({
      dn: entry.dn,
      id: "00112233445566778899aabbccddeeff",
      sid: "S-1-5-32-544",
      login: "asmith",
      principalName: undefined,
      control: 512,
      expires: 0n,
      adminCount: 0,
      birthDate: undefined,
      startMonth: undefined,
      mobile: undefined,
      names: ["asmith"],
    });
  });

  it("may have several values, of which the first text counts, under names in any case", () => {
    const several = {
      MOBILE: ["+447700900123", "+447700900124"],
      BirthDate: Buffer.from([0xff]),
      sn: "Smith",
      CN: "Alice",
    };
    expect(personOf({ ...entry, ...several }, ATTRIBUTES)).toMatchObject({
      mobile: "+447700900123",
      birthDate: undefined,
      names: ["asmith", "Smith", "Alice"],
    });
  });

  it.each(["objectGUID", "objectSid", "sAMAccountName", "userAccountControl"])("is none without %s", (attribute) => {
    expect(() => personOf({ ...entry, [attribute]: [] }, ATTRIBUTES)).toThrow();
  });

  it.each([
    ["objectGUID", Buffer.alloc(15)],
    ["objectSid", Buffer.alloc(3)],
    ["userAccountControl", "many"],
    ["accountExpires", "-1"],
    ["adminCount", "1.5"],
  ])("is none with a strange %s", (attribute, value) => {
    expect(() => personOf({ ...entry, [attribute]: value }, ATTRIBUTES)).toThrow();
  });
});
