import { describe, expect, it } from "vitest";
import { barOf, type Standing } from "./bars.ts";
import type { ReadablePerson } from "./person.ts";

const NOW = Date.parse("2026-11-26T06:45:00Z");
const DOMAIN = "S-1-5-21-1111111111-2222222222-3333333333";
const USERS = `${DOMAIN}-513`;
const PAYROLL = `${DOMAIN}-1107`;

const alice: ReadablePerson = {
  dn: "CN=Alice Smith,OU=Staff,DC=example,DC=test",
  id: "00112233445566778899aabbccddeeff",
  sid: `${DOMAIN}-1105`,
  login: "asmith",
  principalName: "asmith@example.test",
  control: 0x200,
  expires: 0n,
  adminCount: 0,
  birthDate: "1990-04-17",
  startMonth: "2019-09",
  mobile: "+447700900123",
  names: ["asmith"],
};
const barWith = (
  person: Partial<ReadablePerson> = {},
  { groups = [USERS], ...standing }: { groups?: string[] } & Partial<Omit<Standing, "groups">> = {},
) =>
  barOf({
    person: { ...alice, ...person },
    groups: new Set(groups),
    protectedGroups: new Set([PAYROLL]),
    base: "OU=Staff,DC=example,DC=test",
    serviceAccount: "svc-reset@example.test",
    mobile: "+447700900123",
    now: NOW,
    ...standing,
  });
/** https://learn.microsoft.com/en-us/windows/win32/adschema/a-accountexpires */
const ticks = (at: string) => (BigInt(Date.parse(at)) + 11_644_473_600_000n) * 10_000n;

describe("an account is barred", () => {
  it("by nothing where all is well", () => {
    expect(barWith()).toBeUndefined();
  });

  it.each([
    [0x202, "disabled"],
    [0x1_0200, "password never expires"],
    [0x4_0200, "smartcard"],
    [0x1000, "not a person's"],
    [0x2000, "not a person's"],
    [0x800, "not a person's"],
    // Locked, no password needed, and trusted by no one: all of no account.
    [0x210, undefined],
    [0x220, undefined],
    [0x10_0200, undefined],
  ])("by its flags: %i is %s", (control, bar) => {
    expect(barWith({ control })).toBe(bar);
  });

  it.each([
    [0n, undefined],
    [0x7fff_ffff_ffff_ffffn, undefined],
    [1n, "expired"],
    [ticks("2026-11-26T06:45:00Z"), "expired"],
    [ticks("2026-11-26T06:45:01Z"), undefined],
  ])("from its end on: %s is %s", (expires, bar) => {
    expect(barWith({ expires })).toBe(bar);
  });

  it.each([`${DOMAIN}-500`, `${DOMAIN}-502`, `${DOMAIN}-999`])("where it came with the domain: %s", (sid) => {
    expect(barWith({ sid })).toBe("privileged");
  });

  it.each([
    `${DOMAIN}-512`,
    `${DOMAIN}-516`,
    `${DOMAIN}-518`,
    "S-1-5-21-4444444444-555555555-666666666-519",
    `${DOMAIN}-520`,
    `${DOMAIN}-521`,
    `${DOMAIN}-498`,
    `${DOMAIN}-526`,
    `${DOMAIN}-527`,
    "S-1-5-32-544",
    "S-1-5-32-548",
    "S-1-5-32-549",
    "S-1-5-32-550",
    "S-1-5-32-551",
    "S-1-5-32-552",
    PAYROLL,
  ])("as a member of %s", (group) => {
    expect(barWith({}, { groups: [USERS, group] })).toBe("protected group");
  });

  it.each([`${DOMAIN}-515`, `${DOMAIN}-5120`, `${DOMAIN}-1512`, "S-1-5-32-545", "S-1-5-32-5440", "S-1-5-11"])(
    "by no other group: %s",
    (group) => {
      expect(barWith({}, { groups: [USERS, group] })).toBeUndefined();
    },
  );

  it("where it is the service account, by either of its names", () => {
    expect(barWith({ principalName: "SVC-reset@example.test" })).toBe("not a person's");
    expect(barWith({}, { serviceAccount: "cn=alice smith,OU=Staff,DC=example,DC=test" })).toBe("not a person's");
  });

  it("outside the base, without a number, or where it was ever protected", () => {
    expect(barWith({ dn: "CN=Alice Smith,OU=Admins,DC=example,DC=test" })).toBe("outside the base");
    expect(barWith({}, { mobile: undefined })).toBe("no mobile number");
    expect(barWith({ adminCount: 1 })).toBe("privileged");
  });
});
