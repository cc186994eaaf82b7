import { describe, expect, it } from "vitest";
import { openFleet } from "./fleet.ts";
import { readEc2Instances } from "./read-instances.ts";

const broken = (json: unknown): string => {
  try {
    readEc2Instances(json);
  } catch (error) {
    return (error as Error).message;
  }
  return "";
};
const idsOf = (json: unknown) =>
  [
    ...openFleet({ account: "1", region: "eu-west-2", now: () => 0, transition: 1, instances: readEc2Instances(json) })
      .instances,
  ].map(([id]) => id);

describe("starting instances", () => {
  it("need to say nothing, and then run", () => {
    expect(readEc2Instances([{}])).toEqual([{ state: "running", type: "t3.micro", tags: {} }]);
    expect(readEc2Instances([])).toEqual([]);
  });

  it("have the same ids at every boot, and those that they name", () => {
    const json = [{ name: "web" }, { name: "web" }, {}, {}, { id: "i-1234abcd" }, { tags: { Name: "web" } }];
    const ids = idsOf(json);
    expect(ids).toEqual(idsOf(json));
    expect(new Set(ids).size).toBe(6);
    expect(ids[4]).toBe("i-1234abcd");
    for (const id of ids.toSpliced(4, 1)) expect(id).toMatch(/^i-[0-9a-f]{17}$/);
  });

  it("keep an id that comes from a name wherever they stand", () => {
    const [web, database] = idsOf([{ name: "web" }, { name: "database" }]);
    expect(idsOf([{}, { name: "database" }, { name: "web" }]).slice(1)).toEqual([database, web]);
  });

  it("name the path of every wrong field", () => {
    const tags = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, "v"]));
    const text = broken([
      { id: "i-XYZ" },
      { state: "resting" },
      { name: "" },
      { tags },
      { tags: { a: 1 } },
      { nam: "x" },
    ]);
    expect(text).toMatch(/^The EC2 instances cannot be read:\n/);
    for (const start of ["[0].id: ", "[1].state: ", "[2].name: ", "[3].tags: at most 50 tags", "[4].tags.a: ", "[5]: "])
      expect(text).toContain(`\n  ${start}`);
    expect(text).toContain('"nam"');
  });

  it("are a list", () => expect(broken({ instances: [] })).toContain("\n  (all of it): "));

  it("name what is there twice", () => {
    const id = "i-0123456789abcdef0";
    const text = broken([{ id }, { id }, { name: "web", tags: { Name: "Web" } }, { name: "a", tags: { Name: "a" } }]);
    expect(text.split("\n").slice(1)).toEqual([
      `  [1].id: ${id} is there twice`,
      "  [2].tags.Name: is Web, but the name is web: leave one of them out",
    ]);
  });
});
