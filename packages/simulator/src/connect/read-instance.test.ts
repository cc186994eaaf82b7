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
      quotas: { users: 500, securityProfiles: 100, routingProfiles: 500, hierarchyGroups: 500 },
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
      "hierarchy.groups[0].groups[0].groups: there is no level for these groups",
    ])
      expect(text).toContain(`\n  ${line}`);
  });
});
