import { describe, expect, it } from "vitest";
import { heldInstances, instanceOf } from "./instances.test-support.ts";
import type { Instance } from "./instances.ts";
import { tellStates } from "./tell-states.ts";

const told = (held: Instance[], page = 1, namesAtOnce = 8) =>
  tellStates(page, { ...heldInstances(...held), namesAtOnce });

describe("the state of the instances", () => {
  it("is none in a region without instances", async () => {
    expect(await told([])).toEqual({
      ...{ listed: "none", running: 0, stopped: 0 },
      speech: "There are no instances any more.",
    });
  });

  it("is counted and named, what runs first, in the order of the names", async () => {
    const held = [instanceOf("web 10", "running"), instanceOf("batch", "stopped"), instanceOf("web 2", "running")];
    expect(await told(held)).toEqual({
      listed: "some",
      running: 2,
      stopped: 1,
      speech: "Running: web 2 and web 10. Stopped: batch.",
    });
  });

  it("tells states in transition", async () => {
    const held = [instanceOf("a", "pending"), instanceOf("b", "stopping"), instanceOf("c", "shutting-down")];
    expect((await told(held)).speech).toBe(
      "3 are changing their state. Starting: a. Stopping: b. Being terminated: c.",
    );
    expect((await told(held.slice(0, 1))).speech).toBe("One is changing its state. Starting: a.");
  });

  it("names an instance without a name by the end of its id", async () => {
    const held = [{ id: "i-0123456789abcdef0", state: "running" as const, tags: {} }];
    expect((await told(held)).speech).toBe("Running: an unnamed instance that ends in D E F 0.");
  });

  it("is told in pages that one can listen to, each name once", async () => {
    const held = Array.from({ length: 19 }, (_, index) => instanceOf(`n${index}`, index % 2 ? "stopped" : "running"));
    const pages = [await told(held, 1), await told(held, 2), await told(held, 3), await told(held, 9)];
    expect(pages.map(({ next }) => next)).toEqual([2, 3, undefined, undefined]);
    const names = pages.slice(0, 3).flatMap(({ speech }) => speech.match(/n\d+/g) ?? []);
    expect(names.toSorted()).toEqual(held.map(({ name }) => name).toSorted());
    expect(pages.map(({ running, stopped }) => [running, stopped])).toEqual(Array(4).fill([10, 9]));
  });

  it("has no name in it that a voice would stumble over or Connect would take for a reference", async () => {
    const held = [instanceOf("<b>$.External.x</b> & co\n", "running"), instanceOf("x".repeat(256), "running")];
    const { speech } = await told(held);
    expect(speech).not.toMatch(/[<>&$\n]/);
    expect(speech.length).toBeLessThan(120);
  });

  it("has the names of all languages whole, and none of signs alone", async () => {
    const held = ["Cafe\u0301", "हिन्दी", `${"a".repeat(39)}𝒜𝒜`, "--"].map((name) => instanceOf(name, "running"));
    const { speech } = await told(held);
    for (const said of ["Café", "हिन्दी", `${"a".repeat(39)}𝒜`, "an unnamed instance"]) expect(speech).toContain(said);
    expect(speech.isWellFormed()).toBe(true);
    expect(speech).not.toContain("--");
  });

  it("is never longer than a voice speaks at a time, however long the names and a page are", async () => {
    const states = ["running", "pending", "stopping", "shutting-down", "stopped"] as const;
    const held = Array.from({ length: 100 }, (_, index) => instanceOf("x".repeat(256), states[index % 5] ?? "running"));
    // The most that settings take for a page, and 3,000 characters of Polly's, with room for the sentence around it.
    expect((await told(held, 1, 50)).speech.length).toBeLessThan(2800);
  });
});
