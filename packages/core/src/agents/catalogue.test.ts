import { describe, expect, it } from "vitest";
import { type Catalogue, readCatalogue, resolve } from "./catalogue.ts";
import type { Names } from "./users.ts";

async function* each<Thing>(...things: Thing[]) {
  yield* things;
}
const names: Names = {
  routingProfiles: () =>
    each({ id: "r1", name: "Billing" }, { id: "r2", name: "billing" }, { id: "r3", name: "Basic" }),
  securityProfiles: () => each({ id: "s1", name: "Agent" }),
  hierarchyGroups: () =>
    each(
      { id: "h1", path: ["Support"] },
      { id: "h2", path: ["Support", "US"] },
      { id: "h3", path: ["Sales / EMEA"] },
      { id: "h4", path: ["Support/US"] },
      { id: "h5", path: ["Support", "Australia"] },
    ),
  users: () => each({ id: "u1", name: "Ann", modified: 1 }),
  skills: () =>
    each(
      { name: "Language", value: "English" },
      { name: "Language", value: "Thai" },
      { name: "Cuisine", value: "Thai" },
    ),
  quickConnects: () => each(),
  queues: () => each(),
  offeredIn: () => each(),
};
const idOf = (catalogue: Catalogue, hierarchy: string) =>
  resolve({ login: "ann", hierarchy }, catalogue).hierarchyGroupId;

describe("a name of the instance", () => {
  it("is found as it is written, or in any letter case where that leaves no doubt", async () => {
    const catalogue = await readCatalogue(names);
    expect(resolve({ login: "a", routingProfile: "billing" }, catalogue).routingProfileId).toBe("r2");
    expect(resolve({ login: "a", routingProfile: "BASIC" }, catalogue).routingProfileId).toBe("r3");
    expect(() => resolve({ login: "a", routingProfile: "BILLING" }, catalogue)).toThrow("may mean 2 things");
  });

  it("of a hierarchy group may have / or | between its levels, with spaces or without", async () => {
    const catalogue = await readCatalogue(names);
    expect([idOf(catalogue, "Support / Australia"), idOf(catalogue, "support|australia")]).toEqual(["h5", "h5"]);
    expect(idOf(catalogue, "Sales / EMEA")).toBe("h3");
    expect(resolve({ login: "ann", hierarchy: null }, catalogue).hierarchyGroupId).toBeNull();
  });

  it("is refused where it may mean two groups", async () => {
    const catalogue = await readCatalogue(names);
    expect(() => idOf(catalogue, "Support/US")).toThrow("may mean 2 things");
    expect(idOf(catalogue, "Support|US")).toBe("h2");
  });

  it("that is not known is told with those that are", async () => {
    const catalogue = await readCatalogue(names);
    expect(() => idOf(catalogue, "Atlantis")).toThrow(/has no “Atlantis”. It has “Support”/);
  });

  it("of a skill is its value, or attribute and value where two attributes have it", async () => {
    const catalogue = await readCatalogue(names);
    const skilled = (...skills: string[]) =>
      resolve({ login: "a", proficiencies: skills.map((skill) => ({ skill, level: 3 })) }, catalogue).proficiencies;
    expect(skilled("english", "Cuisine=Thai")).toEqual([
      { name: "Language", value: "English", level: 3 },
      { name: "Cuisine", value: "Thai", level: 3 },
    ]);
    expect(() => skilled("Thai")).toThrow("may mean 2 things");
    expect(() => skilled("Latin")).toThrow("the instance has no “Latin”");
    expect(() => skilled("English", "Language=English")).toThrow("twice");
    expect(resolve({ login: "a", proficiencies: null }, catalogue).proficiencies).toBeNull();
  });

  it("is looked up only where the file has its column", async () => {
    const asked: string[] = [];
    const noting = Object.fromEntries(
      Object.entries(names).map(([name, list]) => {
        const note = () => {
          asked.push(name);
          return (list as () => unknown)();
        };
        return [name, note];
      }),
    ) as unknown as Names;
    await readCatalogue(noting, ["login", "routingProfile"]);
    expect(asked).toEqual(["routingProfiles", "users"]);
  });
});
