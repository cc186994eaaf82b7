import { describe, expect, it } from "vitest";
import { Refused } from "../refused.ts";
import { rowReader } from "./row.ts";

const GOOD = {
  "first name": "Ann",
  "last name": "Lee",
  "email address": "ann@example.com",
  "secondary email address": "",
  mobile: "",
  password: "Passw0rd",
  "user login": "ann.lee",
  "agent hierarchy": "",
  "routing profile name": "Basic Routing Profile",
  "security_profile_name_1|security_profile_name_2": "Agent|CallCenterManager",
  UserHierarchy: "",
  "phone type (soft/desk)": "soft",
  "phone number": "",
  "soft phone auto accept (yes/no)": "yes",
  "ACW timeout (seconds)": "30",
  tags: "",
};
type Cells = { [Column in keyof typeof GOOD]?: string };
const create = { verb: "create", management: "CONNECT_MANAGED" } as const;
const update = { verb: "update", management: "CONNECT_MANAGED" } as const;

const read = (cells: Cells, rules: Parameters<typeof rowReader>[1] = create) =>
  rowReader(Object.keys(GOOD), rules)(Object.values({ ...GOOD, ...cells }));

function refusal(cells: Cells, rules?: Parameters<typeof rowReader>[1]): Refused {
  try {
    read(cells, rules);
  } catch (error) {
    if (error instanceof Refused) return error;
  }
  throw new Error("expected a refusal");
}
const blank = Object.fromEntries(Object.keys(GOOD).map((column) => [column, ""]));

describe("a row", () => {
  it("says every setting by name", () => {
    const cells = {
      "phone type (soft/desk)": "DESK_PHONE",
      "phone number": "+442079460958",
      UserHierarchy: "Support/US",
    };
    expect(read(cells)).toEqual({
      login: "ann.lee",
      firstName: "Ann",
      lastName: "Lee",
      email: "ann@example.com",
      password: "Passw0rd",
      routingProfile: "Basic Routing Profile",
      securityProfiles: ["Agent", "CallCenterManager"],
      hierarchy: "Support/US",
      phoneType: "DESK_PHONE",
      deskNumber: "+442079460958",
      autoAccept: true,
      afterContactWork: 30,
    });
  });

  it("gives names in Unicode's NFC, as Connect asks for", () => {
    expect(read({ "first name": "Zoe\u0308" }).firstName).toBe("Zoë");
  });

  it("leaves in an update what is blank, and clears what is “-”", () => {
    expect(read({ ...blank, "user login": "ann", UserHierarchy: "-", "phone number": "-" }, update)).toEqual({
      login: "ann",
      hierarchy: null,
      deskNumber: null,
    });
  });

  it("ignores the password in an update, which Connect cannot change", () => {
    expect(read({ password: "short" }, update)).not.toHaveProperty("password");
  });

  it.each([
    ["InvalidPhoneNumber", "a phone that is not E.164", { "phone number": "020 7946 0958" }],
    ["InvalidPhoneNumber", "a desk phone without a number", { "phone type (soft/desk)": "desk" }],
    ["InvalidPhoneType", "another phone", { "phone type (soft/desk)": "car" }],
    ["InvalidAutoAccept", "maybe where yes or no is due", { "soft phone auto accept (yes/no)": "maybe" }],
    ["InvalidAfterContactWork", "negative after-contact work", { "ACW timeout (seconds)": "-5" }],
    ["InvalidAfterContactWork", "too much after-contact work", { "ACW timeout (seconds)": "2000001" }],
    ["InvalidLogin", "a login too long", { "user login": "a".repeat(21) }],
    ["InvalidLogin", "a login with a space", { "user login": "ann lee" }],
    ["InvalidLogin", "no login", { "user login": " " }],
    [
      "InvalidSecurityProfiles",
      "eleven profiles",
      { "security_profile_name_1|security_profile_name_2": "abcdefghijk".split("").join("|") },
    ],
    ["InvalidSecurityProfiles", "no profile", { "security_profile_name_1|security_profile_name_2": "|" }],
    ["InvalidEmail", "no e-mail address", { "email address": "ann at example" }],
    ["InvalidFirstName", "a name too long", { "first name": "x".repeat(256) }],
    ["InvalidFirstName", "a cell of 10 MB", { "first name": "x".repeat(10e6) }],
    ["InvalidPassword", "a weak password", { password: "password" }],
    ["InvalidTags", "tags, which come later", { tags: "a:b" }],
    ["InvalidUserHierarchy", "two hierarchies", { "agent hierarchy": "A", UserHierarchy: "B" }],
    ["InvalidRoutingProfile", "what cannot be cleared", { "routing profile name": "-" }],
    ["NulCharacter", "a NUL", { "last name": "Le\0e" }],
  ])("is refused as %s for %s", (code, _, cells) => {
    expect(refusal(cells).code).toBe(code);
  });

  it("is told every fault at once, and never the password", () => {
    const { message } = refusal({
      password: "Sesame!!",
      "phone number": "12",
      "soft phone auto accept (yes/no)": "maybe",
    });
    expect(message).toMatch(/“password” has no digit; “phone number” is no E\.164.*; “soft phone auto accept/);
    expect(message).not.toContain("Sesame");
  });

  it("is refused where its cells are more or fewer than the header's", () => {
    const reader = rowReader(["user login"], update);
    expect(() => reader(["ann", "x"])).toThrow("2 cells and the header 1");
    expect(() => reader([])).toThrow(Refused);
  });

  it("leaves e-mail and password blank where people sign in elsewhere", () => {
    const saml = { verb: "create", management: "SAML" } as const;
    expect(refusal({}, saml).message).toContain("single sign-on");
    expect(
      read({ password: "", "email address": "", "user login": "ann.lee@example.com-is-long-with-saml" }, saml).login,
    ).toHaveLength(37);
    expect(
      refusal({ ...blank, "user login": "ann", "first name": "Bea" }, { ...update, management: "EXISTING_DIRECTORY" })
        .code,
    ).toBe("InvalidFirstName");
  });
});
