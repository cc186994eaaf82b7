import { CreateQuickConnectCommand } from "@aws-sdk/client-connect";
import { readInstance } from "@frontdesk/simulator/connect/read-instance.ts";
import { describe, expect, it } from "vitest";
import { fileOf, graphWith, openDesk, rowOf, withEnvironment } from "./desk.ts";

const remove = { allowed: true, mostRows: 3, sharedQuickConnects: "refused" };
const agent = (login: string) => ({
  login,
  routingProfile: "Billing",
  securityProfiles: ["Agent"],
  email: `${login}@x.org`,
});
/** Five agents: Ann has a quick connect, Bob one that agents of a queue are offered. */
const INSTANCE = readInstance({
  id: "11111111-2222-4333-8444-555555555555",
  securityProfiles: ["Agent"],
  routingProfiles: ["Billing"],
  users: ["ann", "bob", "cyd", "dee", "eve"].map(agent),
  quickConnects: [
    { name: "Ann", user: "ann" },
    { name: "Bob at night", user: "bob" },
    { name: "Bob", user: "bob" },
  ],
  queues: ["Support", { name: "Night shift", quickConnects: ["Bob at night"] }],
});
const graph = graphWith({ agents: { remove } });
const openRemoving = (environment: Record<string, string> = {}) =>
  openDesk({ graph: withEnvironment(graph(), environment), instance: INSTANCE });

describe("a file dropped into remove/", () => {
  it("deletes agents, their quick connects first, and says of a login that is not there that it is not", async () => {
    const desk = await openRemoving();
    const summary = await desk.process("leavers.csv", "user login\nANN\nnobody\ncyd\n", "remove");
    expect(summary).toMatchObject({ succeeded: 3, failed: 0, outcomes: { removed: 2, absent: 1 }, failedKey: null });
    expect(desk.logins()).toEqual(["bob", "dee", "eve"]);
    expect(desk.mutations().sort()).toEqual(["DeleteQuickConnect", "DeleteUser", "DeleteUser"]);
    const calls = desk.cloud.journal.find({ service: "connect" }).map(({ operation }) => operation);
    expect(calls.indexOf("DeleteQuickConnect")).toBeLessThan(calls.lastIndexOf("DeleteUser"));
    // The same file again has nothing left to do.
    const again = await desk.process("leavers.csv", "user login\nANN\nnobody\ncyd\n", "remove");
    expect(again.outcomes).toMatchObject({ removed: 0, absent: 3, failed: 0 });
    expect(desk.mutations()).toHaveLength(3);
  });

  it("is planned with the quick connects that would go, and nobody goes", async () => {
    const desk = await openRemoving();
    const summary = await desk.process("leavers.csv", "user login\nann\nnobody\n", "plan/remove");
    const report = await desk.reportOf(summary);
    expect(report.outcomes).toMatchObject({ removed: 1, absent: 1 });
    expect(report.rows[0]?.changes).toEqual([{ setting: "quick connects", from: "Ann" }]);
    expect(desk.mutations()).toEqual([]);
    expect(desk.logins()).toHaveLength(5);
  });

  it("keeps an agent to whom a quick connect leads that others are offered, and says in which queues", async () => {
    const desk = await openRemoving();
    const summary = await desk.process("leavers.csv", "user login\nbob\ndee\n", "remove");
    expect(summary.failures).toMatchObject([{ row: 1, login: "bob", code: "QuickConnectShared" }]);
    expect(summary.failures[0]?.message).toContain("“Bob at night” (“Night shift”)");
    expect(desk.logins()).toEqual(["ann", "bob", "cyd", "eve"]);
    expect(desk.mutations()).toEqual(["DeleteUser"]);
  });

  it("deletes such a quick connect as well where the settings say so", async () => {
    const desk = await openRemoving({ SHARED_QUICK_CONNECTS: "deleted" });
    await desk.process("leavers.csv", "user login\nbob\n", "remove");
    expect(desk.mutations()).toEqual(["DeleteQuickConnect", "DeleteQuickConnect", "DeleteUser"]);
    expect(desk.logins()).not.toContain("bob");
  });

  it("says which of a row's calls had effect where the last is refused", async () => {
    const desk = await openRemoving();
    // Made after the file was read: the agent cannot be deleted while it is there.
    desk.connect.setQuota("DeleteQuickConnect", { rate: 1, burst: 1 });
    const ann = desk.user("ann")?.id;
    const off = desk.cloud.journal.on(({ operation }) => {
      if (operation !== "SearchQuickConnects") return;
      off();
      const QuickConnectConfig = {
        QuickConnectType: "USER",
        UserConfig: { UserId: ann, ContactFlowId: "99999999-9999-4999-8999-999999999999" },
      } as const;
      const input = { InstanceId: desk.connect.instanceId, Name: "Ann anew", QuickConnectConfig };
      void desk.clients.connect.send(new CreateQuickConnectCommand(input));
    });
    const { failures } = await desk.process("leavers.csv", "user login\nann\n", "remove");
    expect(failures).toMatchObject([{ code: "InvalidRequest", login: "ann" }]);
    expect(failures[0]?.message).toMatch(/has quick connects.*had effect: quick connects, which are deleted\.$/);
    expect(desk.logins()).toContain("ann");
  });

  it("is refused whole by default, and where it has more rows than the settings allow", async () => {
    const usual = await openDesk();
    const off = await usual.process("leavers.csv", "user login\nadmin\n", "remove");
    expect(off.failures).toMatchObject([{ code: "RemovalOff" }]);
    expect(await usual.read(off.failedKey)).toContain("agents.remove");
    expect(usual.logins()).toContain("admin");
    const desk = await openRemoving();
    const tooMany = await desk.process("all.csv", "user login\nann\nbob\ncyd\ndee\n", "remove");
    expect(tooMany.failures).toMatchObject([{ code: "TooManyRemovals" }]);
    expect(desk.mutations()).toEqual([]);
  });

  it("goes by the login alone: any other column may stay as it was in an export", async () => {
    const desk = await openRemoving();
    const { outcomes } = await desk.process("x.csv", fileOf(rowOf("eve", { email: "none", number: "12" })), "remove");
    expect(outcomes).toMatchObject({ removed: 1 });
  });
});
