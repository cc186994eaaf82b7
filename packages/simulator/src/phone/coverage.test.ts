import { describe, expect, it } from "vitest";
import { branchesOf, coverage } from "./coverage.ts";
import { action, call, exchangeOf, flow, hangUp, say } from "./phone.test-support.ts";

const main = flow(
  "main",
  action(
    "menu",
    "GetParticipantInput",
    { Text: "Press 1 or 2.", InputTimeLimitSeconds: "5" },
    {
      next: "never",
      when: { "1": "more", "2": "bye" },
      errors: { InputTimeLimitExceeded: "bye", NoMatchingCondition: "bye", NoMatchingError: "bye" },
    },
  ),
  action("more", "TransferToFlow", { ContactFlowId: "flow-more" }, { next: "bye", errors: { NoMatchingError: "bye" } }),
  say("never", "Never.", "bye"),
  hangUp("bye"),
);
const more = flow("more", say("hello", "More.", "bye"), hangUp("bye"));
const exchange = exchangeOf([main, more]);

describe("the branches of a flow", () => {
  it("are those that can be taken: without a menu's or a transfer's NextAction", () => {
    expect(branchesOf(main)).toEqual([
      "menu → Equals 1",
      "menu → Equals 2",
      "menu → InputTimeLimitExceeded",
      "menu → NoMatchingCondition",
      "menu → NoMatchingError",
      "more → NoMatchingError",
      "never → success",
    ]);
  });

  it("are without errors that a type does not have", () => {
    const odd = flow(
      "odd",
      action(
        "check",
        "Compare",
        { ComparisonValue: "$.Channel" },
        { errors: { NoMatchingError: "bye", NoMatchingCondition: "bye" } },
      ),
      hangUp("bye"),
    );
    expect(branchesOf(odd)).toEqual(["check → NoMatchingCondition"]);
  });

  it("of stored input are its success and the errors that it can have", () => {
    const store = (InputValidation: object) =>
      flow(
        "store",
        action(
          "in",
          "GetParticipantInput",
          { StoreInput: "True", InputTimeLimitSeconds: "5", InputValidation },
          { next: "bye", errors: { NoMatchingError: "bye", InvalidPhoneNumber: "bye" } },
        ),
        hangUp("bye"),
      );
    expect(branchesOf(store({ CustomValidation: { MaximumLength: "4" } }))).toEqual([
      "in → success",
      "in → NoMatchingError",
    ]);
    expect(branchesOf(store({ PhoneNumberValidation: { NumberFormat: "E164" } }))).toContain("in → InvalidPhoneNumber");
  });

  it("of an action that is not known are all that are written, so that a flow with one can be told of", () => {
    const odd = action("x", "CreateCase", {}, { next: "x", errors: { ContactNotLinked: "x" }, when: { a: "x" } });
    expect(branchesOf(flow("odd", odd))).toEqual(["x → success", "x → Equals a", "x → ContactNotLinked"]);
  });
});

describe("coverage", () => {
  it("adds up what many calls took, flow by flow", async () => {
    const first = await call(exchange, "1");
    const second = await call(exchange, "");
    expect(coverage([main, more], [first.transcript])[1]).toEqual({
      flow: "more",
      taken: ["hello → success"],
      missed: [],
    });
    const [ofMain] = coverage([main, more], [first.transcript, second.transcript]);
    expect(ofMain?.taken).toEqual(["menu → Equals 1", "menu → InputTimeLimitExceeded"]);
    expect(ofMain?.missed).toEqual([
      "menu → Equals 2",
      "menu → NoMatchingCondition",
      "menu → NoMatchingError",
      "more → NoMatchingError",
      "never → success",
    ]);
  });

  it("of no calls is nothing but what is missed", () => {
    expect(coverage([more], [])).toEqual([{ flow: "more", taken: [], missed: ["hello → success"] }]);
  });
});
