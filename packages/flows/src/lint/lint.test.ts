import { describe, expect, it } from "vitest";
import { act, brief, flowOf, say } from "./flow-file.test-support.ts";
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

  it.each([
    ["ContactFlow.Content", (Content: string) => JSON.stringify({ ContactFlow: { Content } })],
    ["ContactFlowModule.Content", (Content: string) => JSON.stringify({ ContactFlowModule: { Content } })],
    ["Content", (Content: string) => JSON.stringify({ InstanceId: "i", Content })],
    ["the text in quotes", (content: string) => JSON.stringify(content)],
  ])("that has the flow in an answer or a request of the API is judged by the flow in it: %s", (where, wrap) => {
    const flow = JSON.stringify(flowOf(say("hello", "bye", "")));
    expect(lint(wrap(flow))).toMatchObject([
      { severity: "warning", code: "wrapped", message: expect.stringContaining(where) },
      { severity: "error", code: "missing-property", identifier: "hello" },
    ]);
    expect(lint(wrap("{"))).toMatchObject([{ code: "not-json", path: where }]);
  });

  it("that is a CloudFormation template is told where its flows are", () => {
    const Flow = { Type: "AWS::Connect::ContactFlow", Properties: { Content: "{}" } };
    const Bucket = { Type: "AWS::S3::Bucket" };
    const told = (Resources: object) => lint({ AWSTemplateFormatVersion: "2010-09-09", Resources })[0]?.message;
    expect(told({ Bucket, Flow })).toContain("Resources.Flow.Properties.Content");
    expect(told({ Bucket })).toContain("no flow of Amazon Connect");
  });

  it("that only lists flows is told which command has what is in them", () => {
    expect(lint({ ContactFlowSummaryList: [] })[0]?.message).toContain("describe-contact-flow");
  });

  it.each([
    ["", "The file is empty."],
    ["// a comment\n{}", "JSON has no comments"],
    ["\0{", "no text in UTF-8"],
    ['AWSTemplateFormatVersion: "2010-09-09"\nResources:\n', "CloudFormation template in YAML"],
    ['resource "aws_connect_contact_flow" "main" {}', "Terraform"],
  ])("that is no JSON is told what it may be instead: %j", (text, hint) => {
    expect(lint(text)).toMatchObject([{ code: "not-json", message: expect.stringContaining(hint) }]);
  });

  it("that ends a module has the Settings of one", () => {
    const end = { Identifier: "end", Type: "EndFlowModuleExecution", Parameters: {}, Transitions: {} };
    const flow = { ...flowOf(say("hello", "end"), end), Actions: [say("hello", "end"), end] };
    expect(brief(lint(flow))).toEqual(["warning settings Settings"]);
    expect(lint({ ...flow, Settings: { InputParameters: [], OutputParameters: [], Transitions: [] } })).toEqual([]);
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
    expect(messages(act("x", "CheckAttribute", {}))[0]).toContain("Did you mean Compare?");
    expect(messages(act("x", "PlayPrompt", {}))[0]).toContain("Did you mean MessageParticipant?");
    expect(messages(act("x", "Zzz", {}))).toEqual(["Invalid Action type. Type: Zzz, Path: Actions[0]."]);
    expect(found(act("x", "constructor", {}))).toEqual(["error unknown-type Actions[0].Type"]);
  });
});
