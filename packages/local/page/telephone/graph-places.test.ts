import { describe, expect, it } from "vitest";
import type { BlockTold } from "../../src/console/told/flow.ts";
import { edgeKey, heightOf, litBy, placesOf } from "./graph-places.ts";

const block = (id: string, x: number, y: number, ...to: string[]): BlockTold => ({
  ...{ id, x, y, does: "Says", about: "", tone: "speaks" },
  branches: to.map((target, index) => ({ id: `to ${target}`, label: "", to: target, isError: index > 0 })),
});
const FLOW = { blocks: [block("menu", 200, 40, "bye", "menu", "nowhere"), block("bye", 480, 40)] };

describe("the drawing of a flow", () => {
  it("has room for every block, and a way for each branch that leads somewhere", () => {
    const { x, y, width, height, edges } = placesOf(FLOW);
    for (const each of FLOW.blocks) {
      expect(each.x).toBeGreaterThan(x);
      expect(each.y + heightOf(each)).toBeLessThan(y + height);
      expect(each.x + 212).toBeLessThan(x + width);
    }
    expect(edges.map(({ key }) => key)).toEqual(["menu → to bye", "menu → to menu"]);
    expect(edges.map(({ isError }) => isError)).toEqual([false, true]);
  });

  it("never has blocks of a column on each other, as the flows lay them out", () => {
    for (const branches of [0, 1, 5, 12]) {
      const tall = block("tall", 0, 0, ...Array.from({ length: branches }, (_, index) => `${index}`));
      expect(heightOf(tall)).toBeLessThan(110 + 32 * branches);
    }
  });

  it("is lit where a call has been, and shows where it is until it is over", () => {
    const path = [
      { flow: "main", block: "menu", branch: "to menu" },
      { flow: "main", block: "menu", branch: "to bye" },
      { flow: "main", block: "bye" },
    ];
    const lit = litBy({ path }, "main");
    expect([...lit.blocks]).toEqual(["menu", "bye"]);
    expect([...lit.edges]).toEqual([edgeKey("menu", "to menu"), edgeKey("menu", "to bye")]);
    expect(lit.current).toBe("bye");
    expect(litBy({ path, over: { by: "system", why: "" } }, "main").current).toBeUndefined();
    expect(litBy({ path }, "another")).toEqual({ blocks: new Set(), edges: new Set(), current: undefined });
    expect(litBy(undefined, "main").current).toBeUndefined();
  });
});
