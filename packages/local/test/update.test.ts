import { UpdateUserConfigCommand } from "@aws-sdk/client-connect";
import { describe, expect, it } from "vitest";
import { fileOf, openDesk, rowOf } from "./desk.ts";

const MUTATING = /^(Create|Update|Delete|Associate|Disassociate|Tag|Untag)/;

async function deskWithAgents(...logins: string[]) {
  const desk = await openDesk();
  await desk.process("agents.csv", fileOf(...logins.map((login) => rowOf(login))));
  await desk.seen(...logins);
  const mutations = () =>
    desk.cloud.journal
      .find({ service: "connect" })
      .flatMap(({ operation }) => (MUTATING.test(operation) ? operation : []));
  const before = mutations().length;
  return { ...desk, mutations: () => mutations().slice(before) };
}

describe("a file dropped into update/", () => {
  it("changes what it says, and leaves what it leaves blank", async () => {
    const desk = await deskWithAgents("ann", "bob");
    const file = `user login,last name,routing profile name,phone type,phone number,agent hierarchy\nANN,Lee-Jones,Technical Support,desk,+6561234567,-\nbob,,,,,\n`;
    expect(await desk.process("changes.csv", file, "update")).toMatchObject({ rows: 2, succeeded: 2, failed: 0 });
    expect(desk.user("ann")).toMatchObject({
      firstName: "Ann",
      lastName: "Lee-Jones",
      email: "ann@example.com",
      routingProfile: "Technical Support",
      securityProfiles: ["Agent"],
      hierarchy: [],
      phoneType: "DESK_PHONE",
      deskPhoneNumber: "+6561234567",
      afterContactWork: expect.objectContaining({ VOICE: 30 }),
    });
    expect(desk.mutations().sort()).toEqual([
      "UpdateUserConfig",
      "UpdateUserHierarchy",
      "UpdateUserIdentityInfo",
      "UpdateUserRoutingProfile",
    ]);
  });

  it("leaves alone what no column says: persistent connection, and after-contact work of other channels", async () => {
    const desk = await deskWithAgents("ann");
    const { id: UserId } = desk.user("ann") ?? {};
    const own = {
      PersistentConnectionConfigs: [{ Channel: "VOICE", PersistentConnection: true }],
      AfterContactWorkConfigs: [{ Channel: "CHAT", AfterContactWorkConfig: { AfterContactWorkTimeLimit: 300 } }],
    } as const;
    const InstanceId = desk.connect.instanceId;
    const input = { InstanceId, UserId, PersistentConnectionConfigs: [...own.PersistentConnectionConfigs] };
    const AfterContactWorkConfigs = [...own.AfterContactWorkConfigs];
    await desk.clients.connect.send(new UpdateUserConfigCommand({ ...input, AfterContactWorkConfigs }));
    await desk.process("a.csv", "user login,soft phone auto accept\nann,no\n", "update");
    expect(desk.user("ann")).toMatchObject({
      autoAccept: expect.objectContaining({ VOICE: false }),
      persistentConnection: true,
      afterContactWork: expect.objectContaining({ VOICE: 30, CHAT: 300 }),
    });
  });

  it("makes no mutating call where nothing differs", async () => {
    const desk = await deskWithAgents("ann");
    expect(await desk.process("same.csv", fileOf(rowOf("ann")), "update")).toMatchObject({ succeeded: 1 });
    expect(desk.mutations()).toEqual([]);
  });

  it("reads agents together by a search where e-mail is left blank, and describes none", async () => {
    const logins = Array.from({ length: 10 }, (_, index) => `agent${index}`);
    const desk = await deskWithAgents(...logins);
    const reads = (operation: string) => desk.cloud.journal.find({ service: "connect", operation }).length;
    const before = { describe: reads("DescribeUser"), search: reads("SearchUsers") };
    const file = fileOf(
      ...logins.map((login) => rowOf(login, { email: "", work: "45", routing: "Technical Support" })),
    );
    expect(await desk.process("a.csv", file, "update")).toMatchObject({ succeeded: 10, failed: 0 });
    expect(desk.mutations().filter((operation) => operation === "UpdateUserConfig")).toHaveLength(10);
    expect(reads("DescribeUser")).toBe(before.describe);
    expect(reads("SearchUsers") - before.search).toBeLessThan(10);
    expect(await desk.process("again.csv", file, "update")).toMatchObject({ succeeded: 10, failed: 0 });
    expect(desk.mutations()).toHaveLength(20);
    expect(reads("DescribeUser")).toBe(before.describe);
  });

  it("describes an agent whose name is to change, so that what a search does not tell is not cleared", async () => {
    const desk = await deskWithAgents("ann");
    await desk.process("a.csv", "user login,mobile\nann,+6591234567\n", "update");
    await desk.process("b.csv", "user login,last name\nann,Lim\n", "update");
    expect(desk.user("ann")).toMatchObject({ lastName: "Lim", mobile: "+6591234567", email: "ann@example.com" });
  });

  it("replaces the whole set of security profiles", async () => {
    const desk = await deskWithAgents("ann");
    await desk.process("a.csv", fileOf(rowOf("ann", { security: "QualityAnalyst|Admin" })), "update");
    expect(desk.user("ann")?.securityProfiles).toEqual(["Admin", "QualityAnalyst"]);
    expect(desk.mutations()).toEqual(["UpdateUserSecurityProfiles"]);
  });

  it("says of each row why it failed, and does the others", async () => {
    const desk = await deskWithAgents("ann", "bob", "cyd");
    const rows = [
      rowOf("nobody"),
      rowOf("ann", { phone: "desk" }),
      rowOf("bob", { hierarchy: "billing/Atlantis" }),
      rowOf("cyd", { work: "90" }),
      rowOf("CYD", { work: "91" }),
    ];
    const { failures, succeeded } = await desk.process("mixed.csv", fileOf(...rows), "update");
    expect(succeeded).toBe(1);
    expect(failures.map(({ row, code }) => [row, code])).toEqual([
      [1, "NoSuchLogin"],
      [2, "InvalidPhoneNumber"],
      [3, "UnknownHierarchy"],
      [5, "DuplicateLogin"],
    ]);
    expect(desk.user("cyd")?.afterContactWork.VOICE).toBe(90);
  });
});
