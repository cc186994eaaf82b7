import { readInstance } from "@frontdesk/simulator/connect/read-instance.ts";
import { describe, expect, it } from "vitest";
import { openDesk, readGraph, withEnvironment } from "./desk.ts";

const INSTANCE = readInstance({
  id: "11111111-2222-4333-8444-555555555555",
  securityProfiles: ["Agent"],
  routingProfiles: ["Billing"],
  predefinedAttributes: [
    { name: "Language", values: ["English", "Thai", "Malay"] },
    { name: "Cuisine", values: ["Thai"] },
    { name: "Card", values: Array.from({ length: 11 }, (_, index) => `card${index}`) },
  ],
  users: ["ann", "bob"].map((login) => ({
    ...{ login, firstName: "Ann", lastName: "Lee", email: `${login}@example.com`, routingProfile: "Billing" },
    ...{ securityProfiles: ["Agent"], mobile: "+6591234567", secondaryEmail: "x@example.org" },
    ...{ persistentConnection: true, autoAccept: { CHAT: true }, afterContactWork: { VOICE: 30, TASK: 90 } },
    ...{ tags: { site: "SG", team: "one" }, proficiencies: [{ name: "Language", value: "English", level: 3 }] },
  })),
});
const COLUMNS = [
  ...["user login", "secondary email address", "mobile", "auto accept by channel", "ACW timeout (seconds)"],
  ...["ACW timeout by channel (seconds)", "persistent connection (yes/no)", "proficiencies", "tags"],
];
const NEW = [
  ...["first name", "last name", "email address", "password", "routing profile name"],
  "security_profile_name_1|security_profile_name_2",
];
const update = (...rows: string[][]) => [COLUMNS, ...rows].map((cells) => cells.join(",")).join("\r\n");
const create = (...rows: string[][]) =>
  [
    [...COLUMNS, ...NEW],
    ...rows.map((cells) => [...cells, "Eve", "Ong", "eve@example.com", "Passw0rd", "Billing", "Agent"]),
  ]
    .map((cells) => cells.join(","))
    .join("\r\n");

const open = () => openDesk({ instance: INSTANCE });
const ALL = [
  ...["s@example.org", "+6598765432", "voice:yes|task:yes", "45", "chat:60|email:0", "yes"],
  ...["English:5|Cuisine=Thai:1", "site=MNL|cost:7"],
];
const AS_ALL = {
  secondaryEmail: "s@example.org",
  mobile: "+6598765432",
  afterContactWork: { VOICE: 45, CHAT: 60, TASK: 45, EMAIL: 0 },
  persistentConnection: true,
  proficiencies: [
    { name: "Cuisine", value: "Thai", level: 1 },
    { name: "Language", value: "English", level: 5 },
  ],
  tags: { site: "MNL", cost: "7" },
};

describe("every setting that an agent has", () => {
  it("is set by a creation", async () => {
    const desk = await open();
    expect(await desk.process("new.csv", create(["eve", ...ALL]))).toMatchObject({ succeeded: 1, failed: 0 });
    const autoAccept = { VOICE: true, CHAT: false, TASK: true, EMAIL: false };
    expect(desk.user("eve")).toMatchObject({ ...AS_ALL, autoAccept });
    expect(desk.mutations()).toEqual(["CreateUser", "AssociateUserProficiencies"]);
  });

  it("is changed by an update, and only what differs", async () => {
    const desk = await open();
    expect(await desk.process("all.csv", update(["ann", ...ALL]), "update")).toMatchObject({ succeeded: 1 });
    const autoAccept = { VOICE: true, CHAT: true, TASK: true, EMAIL: false };
    expect(desk.user("ann")).toMatchObject({ ...AS_ALL, autoAccept });
    expect(desk.mutations().sort()).toEqual([
      ...["AssociateUserProficiencies", "TagResource", "UntagResource", "UpdateUserConfig"],
      ...["UpdateUserIdentityInfo", "UpdateUserProficiencies"],
    ]);
    const before = desk.mutations().length;
    expect((await desk.process("again.csv", update(["ann", ...ALL]), "update")).outcomes).toMatchObject({
      unchanged: 1,
    });
    expect(desk.mutations()).toHaveLength(before);
    expect(desk.user("bob")).toMatchObject({ tags: { site: "SG", team: "one" }, mobile: "+6591234567" });
  });

  it("is left where it is blank, and cleared by “-” where it can be", async () => {
    const desk = await open();
    await desk.process("blank.csv", update(["ann", "", "", "", "", "", "", "", ""]), "update");
    expect(desk.mutations()).toEqual([]);
    await desk.process("clear.csv", update(["ann", "-", "-", "", "", "", "", "-", "-"]), "update");
    expect(desk.user("ann")).toMatchObject({
      ...{ secondaryEmail: undefined, mobile: undefined, proficiencies: [], tags: {} },
      ...{ persistentConnection: true, email: "ann@example.com" },
    });
    expect(desk.mutations().sort()).toEqual([
      ...["DisassociateUserProficiencies", "UntagResource", "UpdateUserIdentityInfo"],
    ]);
  });

  it.each([
    ["what cannot be cleared", { 5: "-" }, "InvalidPersistentConnection"],
    ["an unknown channel", { 4: "fax:60" }, "InvalidAfterContactWorkBy"],
    ["level 6", { 6: "English:6" }, "InvalidProficiencies"],
    ["a skill that the instance has not", { 6: "Latin:2" }, "UnknownProficiency"],
    ["a skill that may be two", { 6: "Thai:2" }, "AmbiguousName"],
    ["a tag of AWS's own", { 7: "aws:x=1" }, "InvalidTags"],
    ["51 tags", { 7: Array.from({ length: 51 }, (_, index) => `k${index}=v`).join("|") }, "InvalidTags"],
  ] as const)("is refused in its row for %s, and nothing of the row is done", async (_, changes, code) => {
    const desk = await open();
    const cells = ["ann", "-", "-", "", "", "", "", "", ""];
    for (const [at, cell] of Object.entries(changes)) cells[Number(at) + 1] = cell;
    const { failures } = await desk.process(
      "bad.csv",
      update(cells, ["bob", "-", "", "", "", "", "", "", ""]),
      "update",
    );
    expect(failures).toMatchObject([{ row: 1, login: "ann", code }]);
    expect(desk.mutations()).toEqual(["UpdateUserIdentityInfo"]);
    expect(desk.user("ann")?.secondaryEmail).toBe("x@example.org");
  });
});

it("a row that Connect refuses midway says which of its parts had effect, and the failures file as well", async () => {
  const desk = await open();
  // One more than an agent may have: only Connect knows its quota.
  const skills = Array.from({ length: 11 }, (_, index) => `card${index}:1`).join("|");
  const cells = ["ann", "-", "", "", "", "", "", skills, "site=MNL"];
  const { failures, failedKey } = await desk.process("midway.csv", update(cells), "update");
  const said =
    /proficiencies at most.* had effect: proficiencies taken away, tags, tags taken away, names and addresses\.$/;
  expect(failures).toMatchObject([{ login: "ann", code: "InvalidRequest", message: expect.stringMatching(said) }]);
  expect(await desk.read(failedKey)).toContain(failures[0]?.message);
  expect(desk.user("ann")).toMatchObject({ secondaryEmail: undefined, proficiencies: [], tags: { site: "MNL" } });
  // Mended and dropped back, it does what is left.
  await desk.process("mended.csv", update(cells.with(7, "card1:1|card2:5")), "update");
  expect(desk.user("ann")?.proficiencies).toHaveLength(2);
  expect(desk.mutations().slice(-1)).toEqual(["AssociateUserProficiencies"]);
});

describe("an e-mail address", () => {
  const file = "user login,email address,last name\nann,eve@example.com,Lim\nbob,Bob@example.com,Tan\n";

  it("is not changed by default: whoever gets the mail could become the agent", async () => {
    const desk = await open();
    const { failures } = await desk.process("take-over.csv", file, "update");
    expect(failures).toMatchObject([{ row: 1, login: "ann", code: "EmailChange" }]);
    expect(desk.user("ann")).toMatchObject({ email: "ann@example.com", lastName: "Lee" });
    expect(desk.user("bob")).toMatchObject({ lastName: "Tan" });
  });

  it("is changed where the settings allow it", async () => {
    const desk = await openDesk({
      graph: withEnvironment(readGraph(), { EMAIL_CHANGES: "allowed" }),
      instance: INSTANCE,
    });
    expect(await desk.process("new.csv", file, "update")).toMatchObject({ succeeded: 2, failed: 0 });
    expect(desk.user("ann")?.email).toBe("eve@example.com");
  });
});
