import { describe, expect, it } from "vitest";
import {
  act,
  brief,
  bye,
  compare,
  failing,
  flowOf,
  invoke,
  menu,
  say,
  set,
  store,
  when,
} from "./flow-file.test-support.ts";
import { lint } from "./lint.ts";

const found = (...actions: unknown[]) => brief(lint(flowOf(...actions)));
const messages = (...actions: unknown[]) => lint(flowOf(...actions)).map(({ message }) => message);

describe("a file", () => {
  it("with nothing wrong in it has no findings, as text or parsed", () => {
    const flow = flowOf(say("hello"));
    expect(lint(flow)).toEqual([]);
    expect(lint(JSON.stringify(flow))).toEqual([]);
    expect(lint(`\uFEFF${JSON.stringify(flow)}`)).toEqual([]);
  });

  it.each([
    ["{", "error not-json"],
    ["", "error not-json"],
    ["[]", "error not-a-flow"],
    ["null", "error not-a-flow"],
    [7, "error not-a-flow"],
    [undefined, "error not-a-flow"],
  ])("that is no flow is told so: %j", (file, told) => {
    expect(brief(lint(file))).toEqual([told]);
  });

  it("in the console's old format is told how to export the right one", () => {
    const [finding] = lint({
      modules: [{ id: "1", type: "PlayPrompt" }],
      version: "1",
      type: "contactFlow",
      start: "1",
    });
    expect(finding).toMatchObject({ code: "old-format", message: expect.stringContaining("describe-contact-flow") });
  });

  it("that is an answer of the API is told where the flow is in it", () => {
    const [finding] = lint({ ContactFlow: { Content: "{}" } });
    expect(finding).toMatchObject({ code: "not-a-flow", path: "ContactFlow.Content" });
  });

  it("has the one version that there is", () => {
    expect(brief(lint({ ...flowOf(say("hello")), Version: "2020-01-01" }))).toEqual(["error version Version"]);
    expect(lint({ ...flowOf(say("hello")), Version: undefined })[0]?.message).toContain("is missing");
  });

  it("has actions", () => {
    expect(brief(lint({ Version: "2019-10-30", StartAction: "a" }))).toEqual(["error missing-property Actions"]);
  });

  it("has 250 actions at most, and 256,000 characters", () => {
    const chain = (count: number) =>
      flowOf(
        ...Array.from({ length: count }, (_, index) => say(`s${index}`, index < count - 1 ? `s${index + 1}` : "bye")),
      );
    expect(lint(chain(249))).toEqual([]);
    expect(brief(lint(chain(250)))).toEqual(["error too-many-actions Actions"]);
    const padded = JSON.stringify(flowOf(say("hello"))).padEnd(256_001);
    expect(brief(lint(padded))).toEqual(["error too-long"]);
    expect(lint(padded.slice(0, 256_000))).toEqual([]);
  });

  it("starts with one of its actions", () => {
    expect(brief(lint({ ...flowOf(say("hello")), StartAction: undefined }))).toEqual([
      "error start-action StartAction",
    ]);
    expect(lint({ ...flowOf(say("hello")), StartAction: "helo" })).toMatchObject([
      { code: "start-action", message: "Invalid StartAction: there is no action “helo”. Did you mean “hello”?" },
    ]);
  });
});

describe("an action", () => {
  it("is an object with an identifier and a type", () => {
    expect(found(say("hello"), "text")).toEqual(["error invalid-value Actions[1]"]);
    expect(found(say("hello"), { Type: "Compare" })).toEqual(["error missing-property Actions[1].Identifier"]);
    expect(found(say("hello"), { Identifier: "x" })).toEqual(["error missing-property Actions[1].Type"]);
    expect(found(say("hello"), { Identifier: "x", Type: "Compare", Parameters: 7 })).toEqual([
      "error invalid-value Actions[1].Parameters",
    ]);
  });

  it("has an identifier of its own", () => {
    expect(found(say("hello", "hello2"), say("hello2"), say("hello2"))).toEqual([
      "error duplicate-identifier Actions[2].Identifier",
    ]);
  });

  it.each(["a%b", "a:b", "a(b", "a\\b", "a/b", "a)b", "a=b", "a$b", "a,b", "a;b", "a[b", "a]b", "a{b", "a}b"])(
    "has none of the forbidden characters in its identifier: %s",
    (identifier) => {
      expect(found(say(identifier))).toEqual(["error identifier Actions[0].Identifier"]);
    },
  );

  it.each(["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty"])(
    "has no identifier that Connect forbids: %s",
    (identifier) => {
      const flow = `{"Version":"2019-10-30","StartAction":"${identifier}","Actions":[{"Identifier":"${identifier}","Type":"DisconnectParticipant","Parameters":{},"Transitions":{}}]}`;
      expect(brief(lint(flow))).toEqual(["error identifier Actions[0].Identifier"]);
    },
  );

  it("has 50 characters at most in its identifier, spaces and umlauts among them", () => {
    expect(found(say("Grüß Gott ".padEnd(50, "x")))).toEqual([]);
    expect(found(say("x".repeat(51)))).toEqual(["error identifier Actions[0].Identifier"]);
  });

  it("is of a type that Connect knows, and else the nearest is named", () => {
    expect(messages(act("x", "MessageParticipent", { Text: "Hi." }))).toEqual([
      "Invalid Action type. Type: MessageParticipent, Path: Actions[0]. Did you mean MessageParticipant?",
    ]);
    expect(messages(act("x", "PlayPrompt", {}))[0]).toContain("Did you mean MessageParticipant?");
    expect(messages(act("x", "Zzz", {}))).toEqual(["Invalid Action type. Type: Zzz, Path: Actions[0]."]);
    expect(found(act("x", "constructor", {}))).toEqual(["error unknown-type Actions[0].Type"]);
  });
});

describe("parameters", () => {
  it("that are needed are there, told in Connect's words", () => {
    expect(messages(act("x", "MessageParticipant", { Text: "" }))).toEqual([
      "Action is missing required property. Path: Actions[0].Parameters.Text",
    ]);
    expect(found(act("x", "MessageParticipant", {}))).toEqual(["error missing-property Actions[0].Parameters.Text"]);
    expect(found(act("x", "InvokeLambdaFunction", { LambdaFunctionARN: "arn:f" }))).toEqual([
      "error missing-property Actions[0].Parameters.InvocationTimeLimitSeconds",
    ]);
    expect(found(act("x", "UpdateContactTargetQueue", {}))).toEqual([
      "error missing-property Actions[0].Parameters.QueueId",
    ]);
    expect(found(store("x", "bye", { InputValidation: undefined }))).toEqual([
      "error missing-property Actions[0].Parameters.InputValidation",
    ]);
  });

  it("that are unknown are refused, and the nearest is named", () => {
    expect(messages(act("x", "UpdateFlowLoggingBehavior", { FlowLoggingBehaviour: "Enabled" }, "bye", []))).toEqual([
      "Action is missing required property. Path: Actions[0].Parameters.FlowLoggingBehavior",
      "Invalid Action property name. Path: Actions[0].Parameters.FlowLoggingBehaviour. Did you mean FlowLoggingBehavior?",
    ]);
    expect(
      found(act("x", "TransferContactToQueue", { QueueId: "q" }, "bye", ["QueueAtCapacity", "NoMatchingError"])),
    ).toEqual(["error unknown-property Actions[0].Parameters.QueueId"]);
  });

  it("are of the right kind", () => {
    expect(found(act("x", "MessageParticipant", { Text: { de: "Hallo" } }))).toEqual([
      "error invalid-value Actions[0].Parameters.Text",
    ]);
    expect(found(act("x", "UpdateContactTargetQueue", { QueueId: { QueueId: "q" } }))).toEqual([
      "error invalid-value Actions[0].Parameters.QueueId",
    ]);
    expect(found(compare("x", "yes"))).toEqual(["error invalid-value Actions[0].Parameters.ComparisonValue"]);
  });

  it("exclude each other: one prompt, one queue or agent, one validation", () => {
    expect(messages(act("x", "MessageParticipant", { Text: "Hi.", SSML: "<speak>Hi.</speak>" }))).toEqual([
      "Only one of these properties may be defined. Properties: [Text, SSML]. Path: Actions[0].Parameters",
    ]);
    expect(found(act("x", "UpdateContactTargetQueue", { QueueId: "q", AgentId: "a" }))).toEqual([
      "error exclusive Actions[0].Parameters",
    ]);
    const both = { CustomValidation: { MaximumLength: 6 }, PhoneNumberValidation: { NumberFormat: "E164" } };
    expect(
      found(
        act(
          "x",
          "GetParticipantInput",
          { Text: "?", StoreInput: "True", InputTimeLimitSeconds: 5, InputValidation: both },
          "bye",
          ["NoMatchingError", "InvalidPhoneNumber"],
        ),
      ),
    ).toEqual(["error exclusive Actions[0].Parameters.InputValidation"]);
  });

  it.each([
    ["a menu's seconds", menu("x", "bye", [when("1")], { InputTimeLimitSeconds: "181" })],
    ["no seconds", menu("x", "bye", [when("1")], { InputTimeLimitSeconds: 0 })],
    ["a function's seconds", invoke("x", "bye", "9")],
    ["a function's half second", invoke("x", "bye", 0.5)],
    ["seconds between digits", store("x", "bye", { DTMFConfiguration: { InterdigitTimeLimitSeconds: "21" } })],
    ["keys that end the input", store("x", "bye", { DTMFConfiguration: { InputTerminationSequence: "######" } })],
    [
      "rounds of a loop",
      act("x", "Loop", { LoopCount: "101" }, "bye", [], [when("ContinueLooping"), when("DoneLooping")]),
    ],
    [
      "a wait of eight days",
      act("x", "Wait", { TimeLimitSeconds: 691_200 }, "bye", ["NoMatchingError"], [when("WaitCompleted")]),
    ],
  ])("stay in Connect's limits: %s", (_, action) => {
    expect(found(action)).toEqual([expect.stringMatching(/^error invalid-value Actions\[0\]\.Parameters\./)]);
  });

  it.each([
    [invoke("x", "bye", 8)],
    [menu("x", "bye", [when(1)], { InputTimeLimitSeconds: 180 })],
    [act("x", "Loop", { LoopCount: 0 }, "bye", [], [when("ContinueLooping"), when("DoneLooping")])],
  ])("are numbers where the console writes numbers: %j", (action) => {
    expect(found(action)).toEqual([]);
  });

  it("say 3,000 billed characters at most, of which SSML's tags are none", () => {
    expect(found(say("x", "bye", "a".repeat(3000)))).toEqual([]);
    expect(found(say("x", "bye", "a".repeat(3001)))).toEqual(["error invalid-value Actions[0].Parameters.Text"]);
    const ssml = (words: string) =>
      act("x", "MessageParticipant", { SSML: `<speak>${words}<break time="1s"/></speak>` });
    expect(found(ssml("a".repeat(3000)))).toEqual([]);
    expect(found(ssml("a".repeat(3001)))).toEqual(["error invalid-value Actions[0].Parameters.SSML"]);
  });

  it("name attributes without $ and dots", () => {
    expect(found(set("x", { "first.name": "Jo" }))).toEqual(["error attribute-key Actions[0].Parameters.Attributes"]);
    expect(found(set("x", { $name: "Jo", "first name": "Jo" }))).toEqual([
      "error attribute-key Actions[0].Parameters.Attributes",
    ]);
  });
});

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
      "warning disputed-error Actions[0].Transitions.Errors[0]",
    ]);
    expect(found(act("x", "UpdateContactRecordingBehavior", recording, "bye", []))).toEqual([]);
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
