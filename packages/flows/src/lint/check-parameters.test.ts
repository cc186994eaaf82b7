import { describe, expect, it } from "vitest";
import { act, brief, compare, flowOf, invoke, menu, say, set, store, when } from "./flow-file.test-support.ts";
import { lint } from "./lint.ts";

const found = (...actions: unknown[]) => brief(lint(flowOf(...actions)));
const messages = (...actions: unknown[]) => lint(flowOf(...actions)).map(({ message }) => message);

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

  it("of a loop over a list are not judged, but a loop without any has no count", () => {
    const loop = (parameters: object) =>
      found(act("x", "Loop", parameters, "bye", [], [when("ContinueLooping"), when("DoneLooping")]));
    expect(loop({ List: "$.External.list" })).toEqual(["warning no-function-before Actions[0].Parameters.List"]);
    expect(loop({})).toEqual(["error missing-property Actions[0].Parameters.LoopCount"]);
  });

  it("of an input's encryption are a key's id and a certificate, none of them blank", () => {
    const encrypted = (InputEncryption: object) => store("x", "bye", { InputEncryption });
    const place = "Actions[0].Parameters.InputEncryption";
    expect(found(encrypted({ EncryptionKeyId: "a1b2", Key: "-----BEGIN CERTIFICATE-----" }))).toEqual([]);
    expect(messages(encrypted({ EncryptionKeyId: "", Key: " \n" }))).toEqual([
      `Action is missing required property. Path: ${place}.EncryptionKeyId`,
      `Invalid Action property value. Path: ${place}.Key. It must not be blank.`,
    ]);
    expect(found(encrypted({ EncryptionKeyId: " " }))).toEqual([
      `error invalid-value ${place}.EncryptionKeyId`,
      `error missing-property ${place}.Key`,
    ]);
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

  it("of an attribute are not empty, nor is what a value is compared with: the service is said to refuse that", () => {
    expect(found(set("x", { note: "", name: " " }))).toEqual([
      "warning empty-value Actions[0].Parameters.Attributes.note",
    ]);
    expect(found(compare("x", "$.Channel", [when("")]))).toEqual([
      "warning empty-value Actions[0].Transitions.Conditions[0].Condition.Operands",
    ]);
  });

  it("of event hooks have one entry", () => {
    expect(found(act("x", "UpdateContactEventHooks", { EventHooks: { CustomerQueue: "q" } }))).toEqual([]);
    expect(found(act("x", "UpdateContactEventHooks", { EventHooks: { CustomerQueue: "q", AgentHold: "h" } }))).toEqual([
      "error invalid-value Actions[0].Parameters.EventHooks",
    ]);
  });

  it.each([
    [
      "a flow attribute's type",
      act("x", "UpdateFlowAttributes", { FlowAttributes: { n: { Type: "String", Value: "1" } } }),
    ],
    [
      "a long-form voice",
      act("x", "UpdateContactTextToSpeechVoice", { TextToSpeechVoice: "Ruth", TextToSpeechEngine: "long-form" }),
    ],
    [
      "a wait that may go on early",
      act(
        "x",
        "Wait",
        { TimeLimitSeconds: "30", MinimumWaitTimeSeconds: "5", ContinueExecution: "True" },
        "bye",
        ["NoMatchingError"],
        [when("Continue"), when("WaitCompleted")],
      ),
    ],
    [
      "a caller handed to an agentic application",
      act(
        "x",
        "ConnectParticipantWithAgenticCX",
        { AgentConfiguration: { WorkspaceId: "w", ApplicationId: "a", Alias: "b" } },
        "bye",
        ["NoMatchingError", "NoMatchingCondition", "InputTimeLimitExceeded"],
        [when("Escalation")],
      ),
    ],
    [
      "music that goes on while agents are sought",
      act("x", "MessageParticipantIteratively", {
        Messages: [{ PromptId: "p" }],
        ContinueMessagingDuringInterrupt: "true",
      }),
    ],
  ])("are taken where the service takes what its reference does not have: %s", (_, action) => {
    expect(found(action)).toEqual([]);
  });
});
