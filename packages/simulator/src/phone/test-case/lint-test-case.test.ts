import { describe, expect, it } from "vitest";
import { readTestCase } from "./read-test-case.ts";
import { lineOf } from "./reading/finding.ts";
import { assert, error, heard, hours, on, override, press, result, speak, written } from "./test-case.test-support.ts";

const found = (text: string) => readTestCase(text).findings.map(lineOf);
const fine = { a: heard("hello", [press("1")]) };
const changed = (from: string | RegExp, to: string, text = written(fine)) => text.replace(from, to);

describe("what publishing refuses", () => {
  it("is nothing of a test case as it should be", () => {
    expect(found(written(fine))).toEqual([]);
  });

  it.each<[string, string, string]>([
    ["the older Version", changed("2019-10-30", "2025-06-21"), "Version: only 2019-10-30 publishes, not 2025-06-21"],
    [
      "an event without an Identifier",
      changed('"Identifier":"e",', ""),
      'Observations[0].Event ("a"): an event without Identifier is refused',
    ],
    [
      "Usage in capitals",
      changed('"Transitions":{"NextObservations"', '"Usage":{"Type":"EXACTLY"},"Transitions":{"NextObservations"'),
      'Observations[0].Usage.Type ("a"): "EXACTLY" is refused: leave Usage out, it means Exactly 1',
    ],
    [
      "an action's Id",
      changed('"Identifier":"a1"', '"Id":"a1"'),
      'Observations[0].Actions[0] ("a", "a1"): the language calls Id Identifier',
    ],
    [
      "NextActions of an observation",
      changed("NextObservations", "NextActions"),
      'Observations[0].Transitions.NextActions ("a"): the language calls it NextObservations',
    ],
    [
      "a recording in place of a text",
      written({ a: on("MessageReceived", { PromptId: "p1" }) }),
      'Observations[0].Event.Properties ("a", "e"): a message without Text or SSML is refused',
    ],
    [
      "a transfer to whatever queue",
      written({ a: on("FlowActionStarted", { ActionType: "TransferContactToQueue", ActionParameters: {} }) }),
      'Observations[0].Event.Properties.ActionParameters ("a", "e"): a transfer without QueueId is refused',
    ],
    [
      "an utterance as Text",
      changed('"Value"', '"Text"', written({ a: heard("hello", [speak("agent")]) })),
      'Observations[0].Actions[0].Parameters.Instruction.Properties ("a", "a1"): an utterance publishes with Value only',
    ],
    [
      "a TextUtterance",
      changed('"Utterance"', '"TextUtterance"', written({ a: heard("hello", [speak("agent")]) })),
      'Observations[0].Actions[0].Parameters.Instruction.Type ("a", "a1"): the language calls TextUtterance Utterance',
    ],
    [
      "the operator Exists",
      written({ a: heard("hello", [assert("$.Queue.Name", "Exists")]) }),
      'Observations[0].Actions[0].Parameters.Operator ("a", "a1"): Exists is refused: say what the value has to be',
    ],
    ...[result({ Value: "InHours" }), error("NoMatchingError")].map((mock): [string, string, string] => [
      `hours mocked by ${mock.Response.Type}`,
      written({
        a: on("TestInitiated", {}, [override("CheckHoursOfOperation", { HoursOfOperationId: hours.id }, mock)]),
      }),
      'Observations[0].Actions[0].Parameters.Behavior.Properties.Strategy ("a", "a1"): a mock of hours of operation is refused: use SubstituteResource',
    ]),
  ])("is %s", (_, text, line) => {
    expect(found(text)).toEqual([line]);
  });

  const voice = (parameters: object, more: object = {}) =>
    JSON.stringify({
      Name: "n",
      EntryPoint: { Type: "VOICE_CALL", VoiceCallEntryPointParameters: parameters },
      Content: written(fine),
      ...more,
    });
  const at = "EntryPoint.VoiceCallEntryPointParameters";
  it.each<[string, string, string]>([
    [
      "a flow together with a number that is called",
      voice({ FlowId: "f", SourcePhoneNumber: "+12025550123", DestinationPhoneNumber: "+12025550100" }),
      `${at}: FlowId together with DestinationPhoneNumber is refused: name one of them`,
    ],
    [
      "a number that is called by nobody",
      voice({ DestinationPhoneNumber: "+12025550100" }),
      `${at}: DestinationPhoneNumber needs a SourcePhoneNumber`,
    ],
    ["a number of another form", voice({ SourcePhoneNumber: "0123" }), `${at}.SourcePhoneNumber: "0123" is not E.164`],
    ["a long FlowId", voice({ FlowId: "f".repeat(501) }), `${at}.FlowId: 500 characters at most`],
    ["a long Name", voice({}, { Name: "n".repeat(128) }), "Name: 127 characters at most, not 128"],
    ["a long Description", voice({}, { Description: "d".repeat(501) }), "Description: 500 characters at most, not 501"],
    [
      "too many tags",
      voice({}, { Tags: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`t${n}`, ""])) }),
      "Tags: 50 tags at most, not 51",
    ],
    [
      "long contents",
      voice({}, { Content: JSON.stringify({ ...JSON.parse(written(fine)), Metadata: "m".repeat(256_000) }) }),
      expect.stringMatching(/^Content: 256000 characters at most, not 256\d\d\d$/),
    ],
  ])("is %s", (_, text, line) => {
    expect(found(text)).toEqual([line]);
  });
});

it("runs what could not be published, unless it must publish", () => {
  const text = changed("2019-10-30", "2025-06-21");
  expect(readTestCase(text).observations).toHaveLength(1);
  expect(() => readTestCase(text, { name: "old", mustPublish: true })).toThrow(
    "The test case old cannot be run here:\n  Version: only 2019-10-30 publishes, not 2025-06-21",
  );
});
