import { describe, expect, it } from "vitest";
import { bob, CONNECTS, INSTANCE, openConnect } from "./connects.ts";

describe.each(CONNECTS)("Connect's names %s", (_, clientsOf) => {
  it("lists profiles, groups with the names of all levels, and users with the time of their last change", async () => {
    const { names, clock, users, annId, idOf } = await openConnect(clientsOf);
    const start = clock.now();
    clock.pass(5000);
    await users.changeRoutingProfile(annId, idOf("routing", "Billing"));
    const listed = async (list: AsyncIterable<{ name: string }>) =>
      (await Array.fromAsync(list)).map(({ name }) => name);
    expect(await listed(names.routingProfiles())).toEqual(["Basic", "Billing"]);
    expect(await listed(names.securityProfiles())).toEqual(["Agent", "Admin"]);
    const groups = await Array.fromAsync(names.hierarchyGroups());
    expect(groups.map(({ path }) => path)).toEqual([["SG"], ["SG", "East"], ["SG", "West"], ["PH"]]);
    // What an instance starts with was changed a day before.
    expect(await Array.fromAsync(names.users())).toEqual([
      { id: annId, name: "ann", modified: start + 5000 },
      { id: idOf("users", "bob.tan"), name: "bob.tan", modified: start - 24 * 3600_000 },
    ]);
  });

  it("lists all of them page by page, each page in a turn of its own", async () => {
    const numbered = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}${index}`);
    const [groups, profiles, logins] = [numbered("g", 250), numbered("p", 1001), numbered("u", 2001)];
    const { names, slots } = await openConnect(clientsOf, {
      ...INSTANCE,
      securityProfiles: ["Agent"],
      routingProfiles: profiles,
      hierarchy: { levels: ["Country"], groups },
      users: logins.map((login) => ({ ...bob, login, routingProfile: "p0" })),
    });
    const listed = async (list: AsyncIterable<{ name: string }>) =>
      (await Array.fromAsync(list)).map(({ name }) => name);
    expect(await listed(names.users())).toEqual(logins);
    expect(await listed(names.routingProfiles())).toEqual(profiles);
    expect((await Array.fromAsync(names.hierarchyGroups())).map(({ path }) => path[0])).toEqual(groups);
    const turns = (operation: string) => slots.filter((slot) => slot.operation === operation).length;
    const operations = ["ListUsers", "ListRoutingProfiles", "SearchUserHierarchyGroups"];
    expect(operations.map(turns)).toEqual([3, 2, 3]);
  });

  it("lists nothing where there is nothing", async () => {
    const { names } = await openConnect(clientsOf, { ...INSTANCE, hierarchy: {}, users: [] });
    expect(await Array.fromAsync(names.hierarchyGroups())).toEqual([]);
    // What an instance starts with was changed a day before.
    expect(await Array.fromAsync(names.users())).toEqual([]);
  });
});
