import { describe, expect, it } from "vitest";
import { Refused } from "../refused.ts";
import { guarded, unguarded } from "./csv/formulas.ts";
import { loginReader, rowReader } from "./row.ts";

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
  });

  it("of a removal is its login alone, whatever else an export says", () => {
    const remove = { verb: "remove", management: "CONNECT_MANAGED" } as const;
    expect(read({ "email address": "none", "phone number": "12" }, remove)).toEqual({ login: "ann.lee" });
    expect(refusal({ "user login": "no login" }, remove).code).toBe("InvalidLogin");
  });
});

const MORE = [
  ...["user login", "soft phone auto accept (yes/no)", "auto accept by channel", "ACW timeout (seconds)"],
  ...["ACW timeout by channel (seconds)", "persistent connection (yes/no)", "proficiencies", "tags"],
];
const more = (...cells: string[]) => rowReader(MORE, update)(["ann", ...cells]);
const moreRefused = (...cells: string[]) => {
  try {
    more(...cells);
  } catch (error) {
    if (error instanceof Refused) return { code: error.code, message: error.message };
  }
  throw new Error("expected a refusal");
};

describe("a row with every setting", () => {
  it("says them by channel, as a list of skills and as tags", () => {
    const skills = "Language=English:5 | French:2|connect:Subtype=a:b:1";
    expect(
      more("yes", "Chat:no|TASK : Yes", "30", "email:0|voice:60", "no", skills, "site=SG|cost:12|empty=|a=b=c"),
    ).toEqual({
      login: "ann",
      autoAccept: true,
      autoAcceptBy: { CHAT: false, TASK: true },
      afterContactWork: 30,
      afterContactWorkBy: { EMAIL: 0, VOICE: 60 },
      persistentConnection: false,
      proficiencies: [
        { skill: "Language=English", level: 5 },
        { skill: "French", level: 2 },
        { skill: "connect:Subtype=a:b", level: 1 },
      ],
      tags: { site: "SG", cost: "12", empty: "", a: "b=c" },
    });
  });

  it("clears proficiencies and tags with “-”, and nothing that has no state without a value", () => {
    expect(more("", "", "", "", "", "-", "-")).toEqual({ login: "ann", proficiencies: null, tags: null });
    expect(moreRefused("", "-", "", "", "", "", "")).toMatchObject({ code: "InvalidAutoAcceptBy" });
    expect(moreRefused("", "", "", "", "-", "", "").message).toContain("cannot be cleared");
  });

  const tags = (count: number) => Array.from({ length: count }, (_, index) => `k${index}=v`).join("|");
  it.each([
    ["InvalidAutoAcceptBy", "an unknown channel", ["", "fax:yes"], "“fax”, and there are voice, chat, task and email"],
    ["InvalidAutoAcceptBy", "a channel twice", ["", "chat:yes|chat:no"], "a channel twice"],
    ["InvalidAutoAcceptBy", "a channel without a value", ["", "chat"], "neither “yes” nor “no”"],
    ["InvalidAutoAcceptBy", "calls that are told apart", ["no", "voice:yes"], "says of calls"],
    ["InvalidAfterContactWorkBy", "too long a time", ["", "", "", "chat:2000001"], "more than 2,000,000"],
    ["InvalidPersistentConnection", "perhaps", ["", "", "", "", "perhaps"], "neither"],
    ["InvalidProficiencies", "level 6", ["", "", "", "", "", "English:6"], "level “6” for “English”"],
    ["InvalidProficiencies", "no level", ["", "", "", "", "", "English"], "no skill with its level"],
    ["InvalidTags", "a tag that no object keeps", ["", "", "", "", "", "", "__proto__=1"], "cannot be set from here"],
    ["InvalidTags", "a tag of AWS's", ["", "", "", "", "", "", "aws:x=1"], "aws: are AWS's own"],
    ["InvalidTags", "51 tags", ["", "", "", "", "", "", tags(51)], "more than 50 tags"],
    ["InvalidTags", "a key twice", ["", "", "", "", "", "", "a=1|a=2"], "a key twice"],
    ["InvalidTags", "no value", ["", "", "", "", "", "", "a"], "write key=value"],
    ["InvalidTags", "a key of 129 letters", ["", "", "", "", "", "", `${"k".repeat(129)}=1`], "up to 128"],
    ["InvalidTags", "a value of 257 letters", ["", "", "", "", "", "", `k=${"v".repeat(257)}`], "256"],
  ])("is refused as %s for %s", (code, _, cells, said) => {
    const all = [...cells, ...Array(7 - cells.length).fill("")];
    expect(moreRefused(...all)).toMatchObject({ code, message: expect.stringContaining(said) });
  });

  it("takes fifty tags", () => {
    expect(Object.keys(more("", "", "", "", "", "", tags(50)).tags ?? {})).toHaveLength(50);
  });
});

describe("a cell that a spreadsheet would run", () => {
  const header = ["user login", "last name", "error"];

  it.each([
    "=1+1",
    "+6591234567",
    "@SUM(A1)",
    "-2+3",
    " =1",
    "\t=1",
    "'=1",
    "''=1",
    "＝1",
    "-",
    "'",
    "'tis",
    "Lee",
    "",
  ])("is written as text, and read back as it was: %j", (cell) => {
    expect(guarded(cell)).not.toMatch(/^\s*[=+@]|^\s*-\s*\S/);
    expect(unguarded(guarded(cell))).toBe(cell);
    expect(guarded(unguarded(guarded(cell)))).toBe(guarded(cell));
  });

  it("is read so only from files that are written here, which have an error column", () => {
    expect(rowReader(header, update)(["ann", "'=Lee", ""]).lastName).toBe("=Lee");
    expect(rowReader(header.slice(0, 2), update)(["ann", "'=Lee"]).lastName).toBe("'=Lee");
    expect(loginReader(header)(["'-ann", "", ""])).toBe("-ann");
  });
});
