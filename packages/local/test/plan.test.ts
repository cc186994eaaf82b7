import { describe, expect, it } from "vitest";
import { fileOf, openDesk, rowOf } from "./desk.ts";

const SETTINGS = "user login,last name,routing profile name,phone type,phone number,agent hierarchy,tags";

describe("a file dropped into plan/", () => {
  it("says of an update what would change, be left and be refused, and changes nothing", async () => {
    const desk = await openDesk();
    await desk.process("agents.csv", fileOf(...["ann", "bob", "cyd", "dee"].map((login) => rowOf(login))));
    await desk.seen("ann", "bob", "cyd", "dee");
    const [before, users] = [desk.mutations(), JSON.stringify(desk.connect.snapshot())];
    const rows = [
      "ANN,Lee-Jones,Technical Support,desk,+6561234567,-,site=SG",
      "bob,,,,,,",
      "cyd,,,desk,,,",
      "nobody,X,,,,,",
      "dee,,Nowhere,,,,",
    ];
    const file = [SETTINGS, ...rows, ""].join("\n");
    const summary = await desk.process("june.csv", file, "plan/update");
    expect(summary).toMatchObject({ isPlan: true, rows: 5, succeeded: 2, failed: 3, failedKey: null });
    expect(desk.mutations()).toEqual(before);
    expect(JSON.stringify(desk.connect.snapshot())).toBe(users);
    const report = await desk.reportOf(summary);
    expect(report).toMatchObject({
      ...{ kind: "plan", verb: "update", key: "plan/update/june.csv" },
      outcomes: { created: 0, changed: 1, unchanged: 1, removed: 0, absent: 0, failed: 3 },
    });
    expect(report.rows.map(({ line, login, outcome }) => [line, login, outcome])).toEqual([
      [2, "ANN", "changed"],
      [3, "bob", "unchanged"],
      [4, "cyd", "failed"],
      [5, "nobody", "failed"],
      [6, "dee", "failed"],
    ]);
    expect(report.rows[0]?.changes).toEqual([
      { setting: "last name", from: "Lee", to: "Lee-Jones" },
      { setting: "routing profile name", from: "Billing", to: "Technical Support" },
      { setting: "hierarchy", from: "billing/Singapore" },
      { setting: "phone type (soft/desk)", from: "soft", to: "desk" },
      { setting: "phone number", to: "+6561234567" },
      { setting: "tags", to: "site=SG" },
    ]);
    expect(report.rows.slice(2).map(({ reason }) => reason?.code)).toEqual([
      "InvalidPhoneNumber",
      "NoSuchLogin",
      "UnknownRoutingProfile",
    ]);
    const calls = Object.fromEntries(report.effort?.calls.map(({ operation, calls }) => [operation, calls]) ?? []);
    expect(calls).toMatchObject({ UpdateUserIdentityInfo: 1, UpdateUserConfig: 1, TagResource: 1, SearchUsers: 1 });
    expect(await desk.keys("plan/")).toEqual([]);
    expect(await desk.keys("failed/")).toEqual([]);
    expect(await desk.keys("processed/plan/update/june.csv")).toHaveLength(1);

    // What the plan says is what the real run does.
    const done = await desk.process("june.csv", file, "update");
    expect(done.outcomes).toEqual(summary.outcomes);
    expect(done.failures.map(({ code }) => code)).toEqual(report.rows.slice(2).map(({ reason }) => reason?.code));
    expect(desk.mutations().slice(before.length).sort()).toEqual([
      ...["TagResource", "UpdateUserConfig", "UpdateUserHierarchy"],
      ...["UpdateUserIdentityInfo", "UpdateUserRoutingProfile"],
    ]);
  });

  it("says of a creation what would be created, without the password, and who is there already", async () => {
    const desk = await openDesk();
    const file = fileOf(rowOf("ann"), rowOf("admin"), rowOf("ann", { login: "ANN" }), rowOf("eve", { email: "no" }));
    const summary = await desk.process("new.csv", file, "plan/create");
    const report = await desk.reportOf(summary);
    expect(report.outcomes).toMatchObject({ created: 1, failed: 3 });
    expect(report.rows.map(({ reason }) => reason?.code)).toEqual([
      undefined,
      "LoginExists",
      "DuplicateLogin",
      "InvalidEmail",
    ]);
    expect(report.rows[0]?.changes).toContainEqual({ setting: "security profiles", to: "Agent" });
    expect(report.effort?.calls).toEqual([{ operation: "CreateUser", calls: 1 }]);
    expect(desk.logins()).not.toContain("ann");
    expect(desk.mutations()).toEqual([]);
    const html = await desk.read(summary.reportKey);
    expect(html).toContain("ann@example.com");
    for (const text of [html, JSON.stringify(report)]) expect(text).not.toContain("Passw0rd");
  });

  it.each([
    ["plan/update", "user login,shoe size\nann,38\n", "UnknownColumn"],
    ["plan/update", "", "EmptyFile"],
    ["plan/create", 'user login\n"ann', "MissingColumn"],
    ["plan/remove", "user login\nann\n", "RemovalOff"],
  ] as const)("shows in %s what is broken about a file: %j", async (into, file, code) => {
    const desk = await openDesk();
    const summary = await desk.process("broken.csv", file, into);
    expect(summary).toMatchObject({ failedKey: null, failures: [{ code }] });
    const report = await desk.reportOf(summary);
    expect(report).toMatchObject({ kind: "plan", refused: { code }, rows: [] });
    expect(await desk.read(summary.reportKey)).toContain(code);
  });

  it("is told where to go when it is dropped beside the folders", async () => {
    const desk = await openDesk();
    const upload = await desk.put("lost.csv", "user login\nann\n", "plan" as "plan/update");
    expect(await desk.done(upload)).toMatchObject({ failures: [{ code: "UnknownFolder" }] });
    expect(desk.mutations()).toEqual([]);
  });
});
