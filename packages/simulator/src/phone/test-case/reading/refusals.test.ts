import { describe, expect, it } from "vitest";
import { readTestCase } from "../read-test-case.ts";
import {
  assert,
  disconnect,
  heard,
  on,
  override,
  press,
  result,
  STATES,
  speak,
  written,
} from "../test-case.test-support.ts";

const fine = { a: heard("hello", [press("1")]) };
const content = () => JSON.parse(written(fine));
const swap = (from: string | RegExp, to: string, text = written(fine)) => text.replace(from, () => to);
const mocked = (type: string, parameters: object, strategy: object) =>
  written({ a: on("TestInitiated", {}, [override(type, parameters, strategy)]) });
const BOT = { LexV2Bot: { AliasArn: "arn:aws:lex:us-east-1:123456789012:bot-alias/B/A" } };
const EVENT = "Observations[0].Event";
const ACTION = "Observations[0].Actions[0]";
const OVERRIDE = `${ACTION}.Parameters.Behavior.Properties`;

describe("refusing", () => {
  it.each([
    ["is not JSON", "{", "(all of it): is not JSON: "],
    ["is a list", "[]", "(all of it): has to be an object"],
    ["is something else", '{"Actions": []}', "(all of it): has neither Observations, as a test case's Content does"],
    ["has a Content that is not JSON", '{"Content": "{"}', "Content: is not JSON: "],
    ["has a field nobody knows", '{"Content": {}, "EntryPont": {}}', '(all of it): Unrecognized key: "EntryPont"'],
    ["observes nothing", swap(/"Observations":.*/, '"Observations":[]}'), "Observations: at least one observation"],
    [
      "is a chat",
      JSON.stringify({ EntryPoint: { Type: "CHAT", ChatEntryPointParameters: { FlowId: "f" } }, Content: content() }),
      "EntryPoint.Type: a CHAT entry point is not supported",
    ],
    [
      "has flat initial data",
      JSON.stringify({ InitializationData: '{"site":"north"}', Content: content() }),
      'InitializationData: attributes belong inside {"Attributes": {…}}',
    ],
    [
      "asserts by AssertData",
      swap('"SendInstruction"', '"AssertData"'),
      `${ACTION}.Type ("a", "a1"): "AssertData" is no action; it can be SendInstruction, OverrideSystemBehavior, Assert, TestControl`,
    ],
    [
      "waits for an agent's event",
      swap('"MessageReceived"', '"AgentConnected"'),
      `${EVENT}.Type ("a", "e"): "AgentConnected" is no event; it can be TestInitiated, TestCompleted, MessageReceived, FlowActionStarted`,
    ],
    [
      "observes a flow action of another type",
      written({ a: on("FlowActionStarted", { ActionType: "Compare", ActionParameters: {} }) }),
      `${EVENT}.Properties.ActionType ("a", "e"): "Compare" is no flow action that is observed; it can be InvokeLambdaFunction, `,
    ],
    [
      "observes the transfer to an agent",
      written({
        a: on("FlowActionStarted", { ActionType: "TransferContactToQueue", ActionParameters: { AgentId: "x" } }),
      }),
      `${EVENT}.Properties.ActionParameters.AgentId ("a", "e"): an agent's own queue is not supported`,
    ],
    [
      "has its MatchingCriteria beside the Properties",
      swap(/"Properties":\{"Text":"hello",.*?\}\}/, '"Properties":{"Text":"hello"},"MatchingCriteria":"Inclusion"'),
      `${EVENT}.MatchingCriteria ("a", "e"): stands beside Properties, where it never matches: move it inside`,
    ],
    [
      "does not say how to match",
      swap(',"MatchingCriteria":{"Type":"Inclusion"}', ""),
      `${EVENT}.Properties ("a", "e"): has no MatchingCriteria`,
    ],
    [
      "wants an exact match",
      swap('"Inclusion"', '"Exact"'),
      `${EVENT}.Properties.MatchingCriteria.Type ("a", "e"): "Exact" is not supported; it can be Similarity, Inclusion`,
    ],
    [
      "waits for an agent",
      swap('"System"', '"Agent"'),
      `${EVENT}.Actor ("a", "e"): "Agent" is not supported; it can be System`,
    ],
    ["waits for nobody", swap('"Actor":"System",', ""), `${EVENT}.Actor ("a", "e"): is missing; it can be System`],
    [
      "has no name for an observation",
      swap('"Identifier":"a",', ""),
      "Observations[0].Identifier: is missing; it has to be a string",
    ],
    ["expects no word", swap('"hello"', '" … "'), `${EVENT}.Properties.Text ("a", "e"): has no word`],
    [
      "expects two texts",
      swap('"Text":"hello"', '"Text":"hello","SSML":"hello"'),
      `${EVENT}.Properties ("a", "e"): needs one of Text, SSML, PromptId and Media, not 2`,
    ],
    [
      "hears another language",
      swap('"Type":"Inclusion"', '"Type":"Inclusion","TranscriptionLanguageCodes":["de-DE"]'),
      `${EVENT}.Properties.MatchingCriteria.TranscriptionLanguageCodes[0] ("a", "e"): only English is compared`,
    ],
    [
      "is used more than once",
      swap('"Event"', '"Usage":{"Type":"AtLeast","Times":2},"Event"'),
      'Observations[0].Usage ("a"): AtLeast 2 is not supported',
    ],
    [
      "presses a key that is none",
      swap('"Value":"1"', '"Value":"1A"'),
      `${ACTION}.Parameters.Instruction.Properties.Value ("a", "a1"): "1A" has other keys than 0-9 * #`,
    ],
    [
      "speaks without words",
      swap('"Value"', '"LanguageCode"', written({ a: heard("hello", [speak("agent")]) })),
      `${ACTION}.Parameters.Instruction.Properties ("a", "a1"): needs one of Value, Text and SSML, not 0`,
    ],
    [
      "asserts without an operand",
      written({ a: heard("hello", [assert("$.Channel", "Equals")]) }),
      `${ACTION}.Parameters.Operand ("a", "a1"): Equals needs what to compare with`,
    ],
    [
      "asserts of what is no reference",
      written({ a: heard("hello", [assert("Channel", "Equals", "VOICE")]) }),
      `${ACTION}.Parameters.Namespace ("a", "a1"): one reference, such as $.Queue.Name`,
    ],
    [
      "overrides DequeueAndTransferToQueue",
      mocked("DequeueAndTransferToQueue", { QueueId: "q" }, result({})),
      `${OVERRIDE}.ActionType ("a", "a1"): "DequeueAndTransferToQueue" is no flow action that can be overridden here`,
    ],
    [
      "mocks a bot's answer",
      mocked("ConnectParticipantWithLexBot", BOT, result({ LoadedData: "{}" })),
      `${OVERRIDE}.Strategy.Response.ExecutionResult ("a", "a1"): a bot's answer is not supported`,
    ],
    [
      "mocks a transfer's success",
      mocked("TransferContactToQueue", { QueueId: "q" }, result({})),
      `${OVERRIDE}.Strategy.Response.Type ("a", "a1"): "ExecutionResult" is no mocked response of a queue; it can be Error`,
    ],
    ...["[1]", '{"a":{"b":1}}', "running"].map((loaded) => [
      `mocks a function's answer as ${loaded}`,
      mocked("InvokeLambdaFunction", { LambdaFunctionARN: STATES }, result({ LoadedData: loaded })),
      `${OVERRIDE}.Strategy.Response.ExecutionResult.LoadedData ("a", "a1"): has to be the JSON, as a text, of a flat object`,
    ]),
    [
      "leads to nobody",
      written({ a: heard("hello", [], ["b"]), c: heard("bye") }),
      'Observations[0].Transitions.NextObservations ("a"): there is no observation "b"; there are a, c',
    ],
    [
      "goes round in a circle",
      written({ a: heard("hello", [], ["b"]), b: heard("bye", [], ["a"]) }),
      'Observations[1].Transitions.NextObservations ("b"): the observations go round in a circle',
    ],
    [
      "has two observations of one name",
      swap('"Observations":[', `"Observations":[${written(fine).slice(written(fine).indexOf("[") + 1, -2)},`),
      'Observations[1].Identifier ("a"): another observation has the same identifier',
    ],
    [
      "has an action that leads nowhere",
      swap('"Transitions":{}', '"Transitions":{"NextAction":"a9"}'),
      `${ACTION}.Transitions.NextAction ("a", "a1"): there is no action "a9" in this observation; there are a1`,
    ],
    [
      "has an action that leads back",
      swap('"Transitions":{}', '"Transitions":{"NextAction":"a1"}'),
      `${ACTION}.Transitions.NextAction ("a", "a1"): leads back to "a1"`,
    ],
    [
      "has an action that nothing leads to",
      swap('"NextAction":"a2"', "", written({ a: heard("hello", [press("1"), disconnect]) })),
      'Observations[0].Actions[1] ("a", "a2"): no NextAction leads here',
    ],
    [
      "has two actions of one name",
      swap('"Identifier":"a2"', '"Identifier":"a1"', written({ a: heard("hello", [press("1"), disconnect]) })),
      'Observations[0].Actions[1].Identifier ("a", "a1"): another action of this observation has the same identifier',
    ],
  ])("refuses one that %s", (_, text = "", line = "") => {
    expect(() => readTestCase(text, { name: "t" })).toThrow(`The test case t cannot be run here:\n`);
    expect(() => readTestCase(text, { name: "t" })).toThrow(`\n  ${line}`);
  });

  it("tells all that is wrong at once", () => {
    const text = written({ a: heard("…", [press("x")], ["z"]), b: heard("…") });
    expect(() => readTestCase(text)).toThrow(
      expect.objectContaining({ findings: expect.objectContaining({ length: 4 }) }),
    );
  });
});
