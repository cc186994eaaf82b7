import { describe, expect, it } from "vitest";
import { act, brief, bye, compare, failing, flowOf, invoke, menu, say, store, when } from "./flow-file.test-support.ts";
import { lint } from "./lint.ts";

const found = (...actions: unknown[]) => brief(lint(flowOf(...actions)));
const messages = (...actions: unknown[]) => lint(flowOf(...actions)).map(({ message }) => message);

describe("transitions", () => {
  it("have a NextAction, for Compare and Loop, too", () => {
    const without = (action: { Transitions?: object }) => ({
      ...action,
      Transitions: { ...action.Transitions, NextAction: undefined },
    });
    const missing = "error missing-property Actions[0].Transitions.NextAction";
    expect(found(without(say("x")))[0]).toBe(missing);
    expect(found(without(compare("x", "$.Channel")))).toEqual([missing]);
    expect(found({ ...say("x"), Transitions: undefined })[0]).toBe(missing);
    expect(
      found({
        ...compare("x", "$.Channel"),
        Transitions: { NextAction: "", Errors: [failing("NoMatchingCondition")], Conditions: [when("a")] },
      }),
    ).toEqual(["error missing-next Actions[0].Transitions.NextAction"]);
  });

  it("are none where the flow ends, however the console writes that", () => {
    const end = (Transitions: object) => found(say("hello", "end"), { ...bye, Identifier: "end", Transitions });
    expect(end({})).toEqual(["warning unreachable Actions[2]"]);
    expect(end({ NextAction: "", Errors: [], Conditions: [] })).toEqual(["warning unreachable Actions[2]"]);
    expect(end({ NextAction: "hello" })).toEqual([
      "error terminal Actions[1].Transitions",
      "warning unreachable Actions[2]",
    ]);
  });

  it("may have an empty NextAction where the contact leaves, as AWS's samples have", () => {
    const transfer = act("x", "TransferContactToQueue", {}, "", ["QueueAtCapacity", "NoMatchingError"]);
    expect(found(transfer)).toEqual(["warning empty-next Actions[0].Transitions.NextAction"]);
  });

  it("have the error branches that the type demands", () => {
    expect(
      lint(
        flowOf(act("x", "InvokeLambdaFunction", { LambdaFunctionARN: "f", InvocationTimeLimitSeconds: 3 }, "bye", [])),
      ),
    ).toEqual([
      {
        code: "missing-error",
        severity: "error",
        message: "Action is missing required error. Error: NoMatchingError, Path: Actions[0]",
        path: "Actions[0].Transitions.Errors",
        identifier: "x",
      },
    ]);
    const menuWith = (errors: string[]) =>
      found(
        act("x", "GetParticipantInput", { Text: "?", StoreInput: "False", InputTimeLimitSeconds: 5 }, "bye", errors, [
          when("1"),
        ]),
      );
    expect(menuWith(["InputTimeLimitExceeded", "NoMatchingError"])).toEqual([
      "error missing-error Actions[0].Transitions.Errors",
    ]);
    expect(menuWith([])).toHaveLength(3);
  });

  it("have no error branch that the type does not support", () => {
    expect(
      messages(
        act(
          "x",
          "Compare",
          { ComparisonValue: "$.Channel" },
          "bye",
          ["NoMatchingCondition", "NoMatchingError"],
          [when("a")],
        ),
      ),
    ).toEqual(["Invalid Action error. Error: NoMatchingError, Path: Actions[0].Transitions.Errors[1]"]);
    expect(
      found(
        act("x", "GetParticipantInput", store("x").Parameters, "bye", ["NoMatchingError", "InputTimeLimitExceeded"]),
      ),
    ).toEqual(["error unsupported-error Actions[0].Transitions.Errors[1]"]);
  });

  it("warn where the reference and the service are said to differ", () => {
    const recording = { RecordingBehavior: { RecordedParticipants: ["Agent"] } };
    expect(found(act("x", "UpdateContactRecordingBehavior", recording))).toEqual([
      "warning disputed Actions[0].Transitions.Errors[0]",
    ]);
    expect(found(act("x", "UpdateContactRecordingBehavior", recording, "bye", []))).toEqual([]);
  });

  it.each([
    ["warning disputed Actions[0].Transitions.Errors", act("x", "TagContact", { Tags: { a: "b" } }, "bye", [])],
    [
      "warning disputed Actions[0].Transitions.Errors",
      act(
        "x",
        "CheckMetricData",
        { MetricType: "NumberOfAgentsStaffed" },
        "bye",
        ["NoMatchingError"],
        [when("0", "bye", "NumberGreaterThan")],
      ),
    ],
    ["warning disputed Actions[0]", act("x", "UnTagContact", { TagKeys: ["a"] })],
    [
      "warning disputed Actions[0]",
      act("x", "Wait", { TimeoutSeconds: 60 }, "bye", ["NoMatchingError"], [when("WaitCompleted")]),
    ],
    ["warning disputed Actions[0]", menu("x", "bye", [when("1")], { StoreInput: undefined })],
  ])("warn, and refuse nothing, where they are as the reference has them: %s", (told, action) => {
    expect(found(action)).toEqual([told]);
  });

  it("have no conditions that the type does not support", () => {
    expect(found(act("x", "MessageParticipant", { Text: "Hi." }, "bye", [], [when("1")]))).toEqual([
      "error unsupported-condition Actions[0].Transitions.Conditions",
    ]);
    expect(found(compare("x", "$.Channel", [when("VOICE", "bye", "NotEquals")]))).toEqual([
      "error invalid-value Actions[0].Transitions.Conditions[0].Condition.Operator",
    ]);
    expect(found(menu("x", "bye", [when("1", "bye", "NumberLessThan")]))).toEqual([
      "error unsupported-condition Actions[0].Transitions.Conditions[0].Condition.Operator",
    ]);
    expect(
      found(compare("x", "$.Channel", [{ NextAction: "bye", Condition: { Operator: "Equals", Operands: [] } }])),
    ).toEqual(["error missing-property Actions[0].Transitions.Conditions[0].Condition.Operands"]);
  });

  it.each(["12", "", "a", "10"])("of a menu are for one key each: %j is none", (key) => {
    expect(found(menu("x", "bye", [when(key)]))).toEqual([
      "error unsupported-condition Actions[0].Transitions.Conditions[0].Condition.Operands",
    ]);
  });

  it.each(["0", "9", "*", "#", 7])("of a menu are for one key each: %j is one", (key) => {
    expect(found(menu("x", "bye", [when(key)]))).toEqual([]);
  });

  it("have the conditions that the type demands", () => {
    const hours = (conditions: unknown[]) =>
      found(act("x", "CheckHoursOfOperation", {}, "bye", ["NoMatchingError"], conditions));
    expect(hours([when("True")])).toEqual(["error missing-condition Actions[0].Transitions.Conditions"]);
    expect(hours([when("True"), when("False")])).toEqual([]);
    expect(found(compare("x", "$.Channel", []))).toEqual(["error missing-condition Actions[0].Transitions.Conditions"]);
    expect(found(act("x", "Loop", { LoopCount: "2" }, "bye", [], [when("DoneLooping")]))).toEqual([
      "error missing-condition Actions[0].Transitions.Conditions",
    ]);
    const wait = { TimeLimitSeconds: 60, Events: ["CustomerReturned"] };
    expect(found(act("x", "Wait", wait, "bye", ["NoMatchingError"], [when("WaitCompleted")]))).toEqual([
      "error missing-condition Actions[0].Transitions.Conditions",
    ]);
  });

  it("of a comparison may ask whether an answer has a name", () => {
    const has = (name: string) => [when(name, "bye", "KeyExists")];
    expect(found(invoke("f", "x"), compare("x", "$.External.customer", has("tier")))).toEqual([]);
    expect(found(menu("x", "bye", has("1")))).toEqual([
      "error invalid-value Actions[0].Transitions.Conditions[0].Condition.Operator",
    ]);
  });

  it("of a campaign's Compare may ask whether something is there at all", () => {
    const exists = { NextAction: "bye", Condition: { Operator: "Exists", Operands: [] } };
    expect(found(compare("x", "$.Channel", [exists]))).toEqual([]);
    expect(found(menu("x", "bye", [exists]))).toEqual([
      "error invalid-value Actions[0].Transitions.Conditions[0].Condition.Operator",
    ]);
  });

  it("of types that may end the flow need not lead anywhere", () => {
    expect(found(say("x", "phone"), { Identifier: "phone", Type: "TransferParticipantToThirdParty" })).toEqual([
      "warning unreachable Actions[2]",
    ]);
  });

  it("that come twice are never taken the second time", () => {
    expect(found(compare("x", "$.Channel", [when("VOICE"), when("VOICE")]))).toEqual([
      "warning repeated-branch Actions[0].Transitions.Conditions[1]",
    ]);
    expect(
      found(act("x", "MessageParticipant", { Text: "Hi." }, "bye", ["NoMatchingError", "NoMatchingError"])),
    ).toEqual(["warning repeated-branch Actions[0].Transitions.Errors[1]"]);
  });

  it("lead to actions that are there", () => {
    expect(lint(flowOf(say("hello", "god bye"), say("good bye")))).toMatchObject([
      {
        code: "dangling",
        path: "Actions[0].Transitions.NextAction",
        message: expect.stringContaining("There is no action “god bye”. Did you mean “good bye”?"),
      },
      { code: "unreachable" },
      { code: "unreachable" },
    ]);
    const errors = { NextAction: "bye", Errors: [failing("NoMatchingError", "$end")] };
    expect(found({ ...say("x"), Transitions: errors })).toEqual([
      "error dangling Actions[0].Transitions.Errors[0].NextAction",
    ]);
    expect(
      found({ ...say("x"), Transitions: { NextAction: "bye", Errors: [{ ErrorType: "NoMatchingError" }] } }),
    ).toEqual(["error missing-property Actions[0].Transitions.Errors[0].NextAction"]);
    expect(found({ ...say("x"), Transitions: { NextAction: "bye", Errors: { NoMatchingError: "bye" } } })).toEqual([
      "error invalid-value Actions[0].Transitions.Errors",
    ]);
  });
});
