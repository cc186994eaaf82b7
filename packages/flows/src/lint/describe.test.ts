import { expect, it } from "vitest";
import { describe } from "./describe.ts";
import { flowOf, invoke, say } from "./flow-file.test-support.ts";
import { lint } from "./lint.ts";

it("tells findings a line each, errors first, and counts them", () => {
  expect(describe(lint(flowOf(say("hello", "bye", "Hi $.Attributes.name"), { ...say("lost"), Transitions: {} })))).toBe(
    [
      "ERROR   Actions[1].Transitions.NextAction (“lost”): Action is missing required property. Path: Actions[1].Transitions.NextAction [missing-property]",
      "warning Actions[1] (“lost”): No call comes to “lost”: nothing that is reached leads to it. [unreachable]",
      "warning Actions[0].Parameters.Text (“hello”): $.Attributes.name is set by no action of this flow; it is empty unless another flow, a module or the API has set it. [attribute-never-set]",
      "1 error, 2 warnings.",
    ].join("\n"),
  );
});

it("tells what is wrong with the file as a whole", () => {
  expect(describe(lint("{"))).toMatch(/^ERROR {3}the file: This is not JSON: .*\[not-json\]\n1 error, 0 warnings\.$/);
});

it("has nothing to say against a good flow", () => {
  expect(describe(lint(flowOf(invoke("f"))))).toBe("Nothing to say against this flow.");
});
