import { describe, expect, it } from "vitest";
import { connectService } from "./connect-service.ts";
import { INSTANCE_ID, SMALL } from "./instance.test-support.ts";
import { readInstance } from "./read-instance.ts";

const broken = (json: unknown): string => {
  try {
    readInstance(json);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};
const [ann] = SMALL.users;

describe("a starting instance", () => {
  it("needs no more than an id", () => {
    expect(readInstance({ id: INSTANCE_ID })).toMatchObject({
      identityManagement: "CONNECT_MANAGED",
      users: [],
      hierarchy: { levels: [], groups: [] },
      quotas: {
        users: 500,
        securityProfiles: 100,
        routingProfiles: 500,
        hierarchyGroups: 500,
        proficienciesPerUser: 10,
      },
      queues: [],
      predefinedAttributes: [],
    });
  });

  it("gives the same ids at every boot, and keeps those that it has", () => {
    const boot = () => connectService({ instance: readInstance(SMALL), region: "eu-west-2", account: "000000000001" });
    expect(boot().snapshot()).toEqual(boot().snapshot());
    const id = "0d9be9d5-cd5f-4b9b-9f0c-0c1d0e6c7a11";
    const instance = readInstance({ ...SMALL, users: [{ ...ann, id }] });
    expect(connectService({ instance, region: "eu-west-2", account: "1" }).snapshot()[0]?.id).toBe(id);
  });

  it("is told by names in a snapshot", () => {
    const service = connectService({ instance: readInstance(SMALL), region: "eu-west-2", account: "000000000001" });
    const [user] = service.snapshot();
    expect(user).toMatchObject({
      login: "ann",
      mobile: "+441632960001",
      routingProfile: "Basic",
      securityProfiles: ["Agent", "CallCenterManager"],
      hierarchy: ["Support", "US", "East"],
      deskPhoneNumber: "+441632960002",
      afterContactWork: { VOICE: 30, CHAT: 30, TASK: 30, EMAIL: 30 },
    });
    expect(JSON.stringify(user)).not.toContain("Passw0rd");
    expect(service.checkPassword("Ann", "Passw0rd")).toBe(true);
    expect(service.checkPassword("nobody", "Passw0rd")).toBe(false);
  });

  it("says a phone's settings at once or by channel", () => {
    const autoAccept = { VOICE: true, TASK: true };
    const other = { ...ann, login: "bob", autoAccept, afterContactWork: { CHAT: 5 }, persistentConnection: true };
    const instance = readInstance({ ...SMALL, users: [ann, other] });
    const service = connectService({ instance, region: "eu-west-2", account: "000000000001" });
    expect(service.snapshot()).toMatchObject([
      {
        autoAccept: { VOICE: true, CHAT: false, TASK: false, EMAIL: false },
        afterContactWork: { VOICE: 30, CHAT: 30, TASK: 30, EMAIL: 30 },
        persistentConnection: false,
        proficiencies: [],
      },
      {
        autoAccept: { VOICE: true, CHAT: false, TASK: true, EMAIL: false },
        afterContactWork: { VOICE: 0, CHAT: 5, TASK: 0, EMAIL: 0 },
        persistentConnection: true,
      },
    ]);
    const text = broken({ ...SMALL, users: [{ ...ann, autoAccept: { FAX: true }, afterContactWork: { CHAT: -1 } }] });
    expect(text).toContain("\n  users[0].autoAccept");
    expect(text).toContain("\n  users[0].afterContactWork");
  });

  it("says what its users are good at, in values of its predefined attributes", () => {
    const predefinedAttributes = [{ name: "Language", values: ["English", "French"] }];
    const speaks = (...proficiencies: [string, string, number][]) => ({
      ...SMALL,
      predefinedAttributes,
      users: [{ ...ann, proficiencies: proficiencies.map(([name, value, level]) => ({ name, value, level })) }],
    });
    const instance = readInstance(speaks(["Language", "French", 2], ["Language", "English", 5]));
    const service = connectService({ instance, region: "eu-west-2", account: "000000000001" });
    expect(service.snapshot()[0]?.proficiencies).toEqual([
      { name: "Language", value: "English", level: 5 },
      { name: "Language", value: "French", level: 2 },
    ]);
    const text = broken(speaks(["Language", "French", 2], ["Language", "Elvish", 1], ["Language", "French", 3]));
    expect(text).toContain(
      "\n  users[0].proficiencies[1]: there is no predefined attribute Language with the value Elvish",
    );
    expect(text).toContain("\n  users[0].proficiencies[2]: Language: French is there twice");
    expect(broken(speaks(["Language", "French", 6]))).toContain("\n  users[0].proficiencies[0].level: ");
  });

  it("names the path of every wrong field", () => {
    const users = [{ ...ann, afterContactWork: -1 }, { login: "bob" }];
    const text = broken({ ...SMALL, id: "x", identityManagement: "NONE", users, typo: 1 });
    for (const path of ["id: ", "identityManagement: ", "users[0].afterContactWork: ", "users[1].routingProfile: "])
      expect(text).toContain(`\n  ${path}`);
    expect(text).toContain('"typo"');
    const groups = [{ name: "Sales", groups: [{ nam: "US" }] }];
    expect(broken({ ...SMALL, hierarchy: { levels: ["a", "b"], groups } })).toContain("hierarchy.groups[0].groups[0]");
  });

  it("names what it refers to and does not have, or has twice", () => {
    const other = { ...ann, login: "ANN", routingProfile: "None", securityProfiles: ["Agent", "Nobody"] };
    const text = broken({
      ...SMALL,
      routingProfiles: ["Basic", "Basic"],
      users: [ann, { ...other, hierarchy: ["Sales", "Mars"], deskPhoneNumber: undefined }],
      quickConnects: [{ name: "q", user: "zoe" }],
      queues: ["Billing", { name: "Sales", quickConnects: ["q", "r"] }, "Billing"],
      predefinedAttributes: [{ name: "Language", values: ["x", "x"] }, { name: "language" }],
      hierarchy: { ...SMALL.hierarchy, levels: ["Division", "Region"] },
    });
    for (const line of [
      "routingProfiles[1]: Basic is there twice",
      "users[1]: ann is there twice",
      "users[1].routingProfile: there is no routing profile None",
      "users[1].securityProfiles[1]: there is no security profile Nobody",
      "users[1].hierarchy: there is no group Sales / Mars",
      "users[1].deskPhoneNumber: a desk phone needs its number",
      "quickConnects[0].user: there is no user zoe",
      "queues[1].quickConnects[1]: there is no quick connect r",
      "queues[2]: Billing is there twice",
      "predefinedAttributes[0].values[1]: x is there twice",
      "predefinedAttributes[1]: language is there twice",
      "hierarchy.groups[0].groups[0].groups: there is no level for these groups",
    ])
      expect(text).toContain(`\n  ${line}`);
  });
});
