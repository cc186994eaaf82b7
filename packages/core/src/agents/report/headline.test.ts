import { describe, expect, it } from "vitest";
import { aReport } from "./a-report.ts";
import { headline } from "./headline.ts";

const titleOf = (members: Parameters<typeof aReport>[0]) => headline(aReport(members)).title;

describe("the headline", () => {
  it.each([
    [{ created: 12, failed: 2 }, "12 of 14 agents done, 2 failed"],
    [{ created: 1200, unchanged: 34 }, "All 1,234 agents done"],
    [{ absent: 1 }, "1 agent done"],
    [{ failed: 3 }, "All 3 agents failed"],
    [{ failed: 1 }, "1 agent failed"],
    [{}, "There were no agents in the file"],
  ])("says how a run ended: %o", (outcomes, title) => {
    expect(titleOf({ outcomes })).toBe(title);
  });

  it.each([
    [{ created: 3, changed: 4 }, "Plan: 3 would be created and 4 changed; nothing has been done yet"],
    [
      { created: 3, removed: 1, failed: 2 },
      "Plan: 3 would be created, 1 removed and 2 refused; nothing has been done yet",
    ],
    [{ failed: 2, unchanged: 7 }, "Plan: 2 would be refused; nothing has been done yet"],
    [{ unchanged: 7, absent: 1 }, "Plan: nothing would change; nothing has been done yet"],
    [{}, "Plan: nothing would change; nothing has been done yet"],
  ])("says what a plan would do, and that it has not been done: %o", (outcomes, title) => {
    expect(titleOf({ kind: "plan", outcomes })).toBe(title);
  });

  it("says that a held file was not touched, and why", () => {
    const refused = { code: "TooManyChanges", message: "180 agents would be removed." };
    expect(headline(aReport({ kind: "held", outcomes: { removed: 180 }, refused }))).toEqual({
      tone: "held",
      title: "Held: nothing was done",
      note: refused,
    });
  });

  it("says that a file was refused whole, and why", () => {
    const refused = { code: "NoRows", message: "There is a header, but no row below it." };
    const said = { tone: "bad", note: refused };
    expect(headline(aReport({ refused }))).toEqual({ ...said, title: "The file was refused: nothing was done" });
    expect(headline(aReport({ kind: "plan", refused }))).toEqual({ ...said, title: "Plan: the file would be refused" });
  });

  it("does not say that nothing was done of a file that was refused halfway", () => {
    const refused = { code: "UnbalancedQuote", message: "A quote is never closed." };
    expect(titleOf({ refused, outcomes: { created: 3 } })).toBe("The file was refused");
  });
});
