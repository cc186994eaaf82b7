import { describe, expect, it } from "vitest";
import { isReadable, personOf } from "./person.ts";

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
      expires: undefined,
      adminCount: 0,
      birthDate: undefined,
      startMonth: undefined,
      mobile: undefined,
      names: ["asmith"],
    });
  });

  it("has no detail and no number of which there are several, which have no order", () => {
    const several = ["birthDate", "monthStarted", "mobile"].map((name) => [name, ["2019-09-01", "2019-10-01"]]);
    expect(personOf({ ...entry, ...Object.fromEntries(several) }, ATTRIBUTES)).toMatchObject({
      birthDate: undefined,
      startMonth: undefined,
      mobile: undefined,
    });
  });

  it("is read under names in any case", () => {
    const several = {
      MOBILE: "+447700900123",
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

  it.each(["objectGUID", "objectSid", "sAMAccountName"])("is none without %s", (attribute) => {
    expect(() => personOf({ ...entry, [attribute]: [] }, ATTRIBUTES)).toThrow();
  });

  it.each(["userAccountControl", "accountExpires"])(
    "cannot be told to be switched off or not without %s",
    (attribute) => {
      const whole = { ...entry, accountExpires: "0" };
      expect(isReadable(personOf(whole, ATTRIBUTES))).toBe(true);
      expect(isReadable(personOf({ ...whole, [attribute]: [] }, ATTRIBUTES))).toBe(false);
    },
  );

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
