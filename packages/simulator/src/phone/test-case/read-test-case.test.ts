import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { readTestCase } from "./read-test-case.ts";
import { assert, heard, press, STATES, written } from "./test-case.test-support.ts";

const example = await readFile(new URL("example.json", import.meta.url), "utf8");
const names = { InstanceStatesArn: STATES };
const fine = { a: heard("hello", [press("1")]) };
/** A placeholder. */
const open = (name: string) => `\${${name}}`;
const content = () => JSON.parse(written(fine));

describe("reading", () => {
  it("reads the example, in the order that it runs", () => {
    const { name, entry, observations, findings } = readTestCase(example, { name: "example.json", names });
    expect({ name, entry, findings }).toEqual({ name: "example.json", entry: {}, findings: [] });
    expect(observations.map(({ identifier, next }) => [identifier, next])).toEqual([
      ["start", ["welcome"]],
      ["welcome", ["states"]],
      ["states", []],
    ]);
    expect(observations[0]?.actions).toEqual([
      {
        identifier: "fixStates",
        type: "OverrideSystemBehavior",
        override: {
          action: "InvokeLambdaFunction",
          resource: STATES,
          strategy: { type: "answer", answer: { running: "2", stopped: "1" }, delay: 0 },
        },
      },
    ]);
    expect(observations[2]?.actions.map(({ type }) => type)).toEqual(["Assert", "EndTest"]);
  });

  it("reads what DescribeTestCase answers", () => {
    const answer = {
      TestCase: { Id: "t", Name: "greeting", Status: "PUBLISHED", TestCaseSha256: "5f", Content: written(fine) },
    };
    expect(readTestCase(JSON.stringify(answer))).toMatchObject({
      name: "greeting",
      observations: [{ identifier: "a" }],
    });
  });

  it.each([
    ["an object", (inner: object) => inner],
    ["a text, as the API carries it", (inner: object) => JSON.stringify(inner)],
  ])("reads what CreateTestCase has around a Content that is %s", (_, carry) => {
    const file = {
      Name: "greeting",
      Description: "d",
      Status: "PUBLISHED",
      Tags: { team: "desk" },
      EntryPoint: {
        Type: "VOICE_CALL",
        VoiceCallEntryPointParameters: { SourcePhoneNumber: "+12025550123", FlowId: open("MainFlow") },
      },
      InitializationData: carry({
        Attributes: { site: open("Site") },
        SegmentAttributes: { a: { ValueString: "b" }, c: "d" },
      }),
      Content: carry(content()),
    };
    expect(readTestCase(JSON.stringify(file), { names: { MainFlow: "main", Site: 'the "north"' } })).toMatchObject({
      name: "greeting",
      entry: { from: "+12025550123", flow: "main" },
      attributes: { site: 'the "north"' },
      segmentAttributes: { a: "b", c: "d" },
      observations: [{ identifier: "a" }],
    });
  });

  it("reads a byte order mark, and CloudFormation's list of tags", () => {
    const file = { Tags: [{ Key: "team", Value: "desk" }], InstanceArn: "arn:x", Content: content() };
    expect(readTestCase(`\uFEFF${JSON.stringify(file)}`).observations).toHaveLength(1);
  });

  it("reads the slips of the old documentation", () => {
    const old = {
      Version: "2025-06-21",
      Observations: [
        {
          Identifier: "a",
          Usage: { Type: "EXACTLY" },
          Event: {
            Type: "MessageReceived",
            Actor: "System",
            Properties: {
              SSML: "<speak>hi</speak>",
              MatchingCriteria: { Type: "Similarity", TranscriptionLanguageCodes: [] },
            },
          },
          Actions: [
            { ...press(1), Id: "one", Transitions: { NextAction: "two" } },
            {
              Id: "two",
              Type: "SendInstruction",
              Parameters: {
                Actor: "Customer",
                Instruction: { Type: "TextUtterance", Properties: { Text: "agent", LanguageCode: "en-US" } },
              },
              Transitions: { NextAction: "" },
            },
          ],
          Transitions: { NextActions: ["b"] },
        },
        { Identifier: "b", Event: { Type: "TestCompleted", Actor: "System" } },
      ],
    };
    expect(readTestCase(JSON.stringify(old)).observations).toEqual([
      {
        identifier: "a",
        expects: { type: "MessageReceived", by: "Similarity", text: "<speak>hi</speak>" },
        actions: [
          { identifier: "one", type: "SendInstruction", does: "press", keys: "1" },
          { identifier: "two", type: "SendInstruction", does: "speak", text: "agent" },
        ],
        next: ["b"],
      },
      { identifier: "b", expects: { type: "TestCompleted" }, actions: [], next: [] },
    ]);
  });

  it("names every placeholder that nothing is given for, and those that are known", () => {
    const text = written({
      a: heard(`${open("Who")} is ${open("Site")}`, [assert("$.Attributes.x", "Equals", open("Who"))]),
    });
    expect(() => readTestCase(text, { name: "t", names: { Site: "s", Flow: "f" } })).toThrow(
      [
        "The test case t cannot be run here:",
        `  Observations[0].Event.Properties.Text ("a", "e"): nothing is given for ${open("Who")}; known are: Flow, Site`,
      ].join("\n"),
    );
  });

  it("leaves alone what looks like a placeholder in the editor's Metadata", () => {
    const file = JSON.stringify({ ...content(), Metadata: { note: open("Whatever") } });
    expect(readTestCase(file).observations).toHaveLength(1);
  });
});
