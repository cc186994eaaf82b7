import { expect, it } from "vitest";
import type { Room } from "../../../functions/src/observing/metrics.ts";
import type { Telephone } from "../telephone.ts";
import { linesOf, straying } from "./entries.ts";
import { countedAndTold } from "./told-by-lines.ts";
import { untraced } from "./traced.ts";

/** What holds of the functions of these rooms once all calls of a telephone are over. */
export function theyAreObserved(rooms: Exclude<Room, "agents">[], on: () => Telephone) {
  it.each(rooms)("count what they log: %s", (room) => {
    const { counted, told } = countedAndTold(room, on().traces.printed);
    expect(counted).toEqual(told);
    expect(Object.entries(told).filter(([, times]) => times === 0)).toEqual([]);
  });

  it("have their contact in every line, and in a trace", async () => {
    const invocations = on().traces.invocations.join("\n");
    const lines = linesOf(on().traces.printed);
    expect(straying(lines, (id) => invocations.includes(`"ContactId":"${id}"`))).toEqual([]);
    expect(await untraced(on().cloud, lines)).toEqual([]);
  });
}
