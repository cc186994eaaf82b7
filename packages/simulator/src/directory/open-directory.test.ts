import { describe, expect, it } from "vitest";
import { ALICE, BASE, ENTRIES, PASSWORD, reset, SID, STAFF, start } from "./directory.test-support.ts";

const alice = { dn: ALICE, attributes: { sAMAccountName: "asmith" } };

describe("a directory", () => {
  it("has the OUs above its entries, and the groups that every domain has", async () => {
    const { directory } = await start({ entries: [{ ...alice, dn: `CN=Alice,OU=Days,OU=Sydney,${STAFF}` }] });
    expect(directory.entry(`OU=Sydney,${STAFF}`)?.attributes.objectClass).toEqual(["top", "organizationalUnit"]);
    expect(directory.entry(`CN=Domain Admins,CN=Users,${BASE}`)?.attributes.groupType).toEqual(["-2147483646"]);
    expect(directory.entry(BASE)?.attributes).toMatchObject({ minPwdLength: ["10"], lockoutThreshold: ["3"] });
    expect(directory.entry(`CN=Nobody,${STAFF}`)).toBeUndefined();
    expect(directory.entry("nobody")).toBeUndefined();
  });

  it("keeps the identifiers that entries are given", async () => {
    const given = { objectSid: `${SID}-500`, objectGUID: "8dc2936a-abf1-4529-9d4c-d53c52e103c4" };
    const { directory } = await start({ entries: [{ dn: ALICE, attributes: { ...alice.attributes, ...given } }] });
    expect(directory.entry(ALICE)?.attributes).toMatchObject({
      objectSid: [expect.stringMatching(/f4010000$/)],
      objectGUID: ["6a93c28df1ab29459d4cd53c52e103c4"],
    });
  });

  it("is one at a port", async () => {
    const { directory } = await start();
    await expect(start({ port: directory.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("goes down with its connections, refuses new ones, and comes up at its port with what it knew", async () => {
    const { directory, service, tell } = await start();
    const open = await service();
    await open.modify(ALICE, reset("An0ther-Passw0rd"));
    await Promise.all([directory.goDown(), directory.goDown()]);
    expect(directory.isUp()).toBe(false);
    await expect(open.search(BASE)).rejects.toThrow();
    await expect(service()).rejects.toMatchObject({ code: "ECONNREFUSED" });
    await Promise.all([directory.comeUp(), directory.comeUp()]);
    expect(directory.isUp()).toBe(true);
    expect(await tell("asmith@example.test", PASSWORD)).toBe("52e");
    await expect(service()).resolves.toBeDefined();
  });

  it("is where the last of what is asked has it, however much is asked at once, and can be closed while it is down", async () => {
    const { directory, service } = await start();
    await Promise.all([directory.goDown(), directory.comeUp(), directory.goDown(), directory.comeUp()]);
    await expect(service()).resolves.toBeDefined();
    await directory.goDown();
    await directory.close();
    await expect(service()).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  it.each([
    ["an entry without a name", { entries: [{ dn: "Alice" }] }, "no distinguished name"],
    ["an entry of another domain", { entries: [{ dn: "CN=Alice,DC=other,DC=test" }] }, "not below DC=example"],
    ["an entry that is there twice", { entries: [alice, { ...alice, dn: ALICE.toLowerCase() }] }, "there twice"],
    ["a wrong identifier", { entries: [{ dn: ALICE, attributes: { objectSid: "S-2" } }] }, "objectSid"],
    ["another wrong identifier", { entries: [{ dn: ALICE, attributes: { objectGUID: "{}" } }] }, "objectGUID"],
    ["a domain without a name", { domain: { base: "example.test", sid: SID }, entries: [] }, "no distinguished name"],
    ["a domain without an identifier", { domain: { base: BASE, sid: "1" }, entries: ENTRIES }, "security identifier"],
  ])("is not opened with %s", async (_, options, why) => {
    await expect(start(options)).rejects.toThrow(why);
  });
});
