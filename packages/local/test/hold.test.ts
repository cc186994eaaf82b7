import { readInstance } from "@frontdesk/simulator/connect/read-instance.ts";
import { describe, expect, it } from "vitest";
import { type Desk, graphWith, openDesk } from "./desk.ts";

const LOGINS = ["ann", "bob", "cyd", "dee", "eve", "fay", "gus", "hal"];
const INSTANCE = readInstance({
  id: "11111111-2222-4333-8444-555555555555",
  securityProfiles: ["Agent"],
  routingProfiles: ["Billing", "Support"],
  users: LOGINS.map((login) => ({
    ...{ login, firstName: "Ann", lastName: "Lee", email: `${login}@example.com` },
    ...{ routingProfile: "Billing", securityProfiles: ["Agent"] },
  })),
});
/** At most two of eight, a quarter, may be changed by one file. */
const agents = {
  hold: { share: 0.25, from: 1 },
  remove: { allowed: true, mostRows: 100, sharedQuickConnects: "refused" },
};
const graph = graphWith({ agents });
const open = () => openDesk({ graph: graph(), instance: INSTANCE });
const file = (profile: string, logins = LOGINS) =>
  ["user login,routing profile name", ...logins.map((login) => `${login},${profile}`), ""].join("\n");

const heldIn = async (desk: Desk) => {
  const [key = "", ...others] = await desk.keys("held/");
  expect(others).toEqual([]);
  return { key, content: await desk.read(key) };
};

describe("a file that would change more than its share of all users", () => {
  it("is held with its plan, and done as it is once it is dropped into approved/", async () => {
    const desk = await open();
    const summary = await desk.process("all.csv", file("Support"), "update");
    expect(summary).toMatchObject({ isHeld: true, rows: 8, succeeded: 0, failed: 0, failedKey: null });
    expect(summary.failures).toMatchObject([{ code: "Held" }]);
    expect(summary.failures[0]?.message).toContain("change 8 of 8 agents");
    expect(desk.mutations()).toEqual([]);
    expect(await desk.keys("update/")).toEqual([]);
    const report = await desk.reportOf(summary);
    expect(report).toMatchObject({ kind: "held", refused: { code: "Held" }, outcomes: { changed: 8 } });
    expect(report.rows[0]?.changes).toEqual([{ setting: "routing profile name", from: "Billing", to: "Support" }]);
    const plan = report.files.find(({ what }) => what === "plan");
    const planned = JSON.parse(await desk.read(String(plan?.key).replace(/html$/, "json")));
    expect(planned).toMatchObject({ kind: "plan", outcomes: { changed: 8 }, rowCount: 8 });

    const { key, content } = await heldIn(desk);
    expect(content).toBe(file("Support"));
    expect(summary.processedKey).toBe(key);
    const done = await desk.process("all.csv", content, "approved");
    expect(done).toMatchObject({ isHeld: false, succeeded: 8, failed: 0, outcomes: { changed: 8 } });
    expect(desk.mutations()).toEqual(Array(8).fill("UpdateUserRoutingProfile"));

    // An approval is for once: much later the same file may do what nobody has looked at.
    const again = await desk.process("all.csv", content, "approved");
    expect(again.failures).toMatchObject([{ code: "NotHeld" }]);
    await desk.process("back.csv", file("Billing", ["ann", "bob"]), "update");
    expect(await desk.process("all.csv", content, "update")).toMatchObject({ isHeld: false, outcomes: { changed: 2 } });
  });

  it("is not held for its length: rows that change nobody do not count", async () => {
    const desk = await open();
    const same = `${file("Billing", LOGINS.slice(2))}ann,Support\nbob,Support\nnobody,Support\n`;
    const summary = await desk.process("mostly.csv", same, "update");
    expect(summary).toMatchObject({
      isHeld: false,
      succeeded: 8,
      failures: [{ login: "nobody", code: "NoSuchLogin" }],
    });
    expect(desk.mutations()).toHaveLength(2);
    expect(await desk.keys("held/")).toEqual([]);
  });

  it("is not gone through first where it has too few rows to change too many", async () => {
    const desk = await open();
    await desk.process("two.csv", file("Support", ["ann", "bob"]), "update");
    expect(desk.mutations()).toHaveLength(2);
    const plans = await Array.fromAsync(desk.ledger.underWay());
    expect(plans).toEqual([]);
    expect((await desk.keys("reports/")).filter((key) => key.endsWith(".html"))).toHaveLength(1);
  });

  it("is held as well where it removes", async () => {
    const desk = await open();
    const leavers = ["user login", ...LOGINS.slice(0, 3), ""].join("\n");
    const summary = await desk.process("leavers.csv", leavers, "remove");
    expect(summary.failures[0]?.message).toContain("remove 3 of 8 agents");
    expect(desk.logins()).toHaveLength(8);
    const done = await desk.process("leavers.csv", leavers, "approved");
    expect(done).toMatchObject({ verb: "remove", outcomes: { removed: 3 } });
    expect(desk.logins()).toHaveLength(5);
  });

  it("is not done where what is dropped into approved/ is not what is held", async () => {
    const desk = await open();
    await desk.process("all.csv", file("Support"), "update");
    const other = await desk.process("all.csv", `${file("Support")}\n`, "approved");
    expect(other.failures).toMatchObject([{ code: "NotHeld" }]);
    const never = await desk.process("new.csv", file("Billing"), "approved");
    expect(never.failures).toMatchObject([{ code: "NotHeld" }]);
    expect(desk.mutations()).toEqual([]);
  });

  it("is told to people with the plan and what to do", async () => {
    const desk = await open();
    const summary = await desk.process("all.csv", file("Support"), "update");
    const [told, ...others] = desk.cloud.outbox.entries();
    expect(others).toEqual([]);
    expect(told?.subject).toBe("Held: nothing was done: update/all.csv");
    expect(told?.message).toContain(`../${summary.reportKey}`);
    expect(told?.message).toContain("approved/");
  });
});
