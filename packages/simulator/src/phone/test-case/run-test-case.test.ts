import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { action, CALLER, flow, hangUp, LINE, say } from "../phone.test-support.ts";
import { readTestCase } from "./read-test-case.ts";
import { AT, failing, menu, mock, run, started } from "./run.test-support.ts";
import { runTestCase } from "./run-test-case.ts";
import { describe as told } from "./running/describe-result.ts";
import {
  assert,
  endTest,
  error,
  exchange,
  heard,
  hours,
  log,
  on,
  override,
  press,
  queue,
  STATES,
  written,
} from "./test-case.test-support.ts";

it("runs the example of the testing language as it is written", async () => {
  const example = await readFile(new URL("example.json", import.meta.url), "utf8");
  const testCase = readTestCase(example, { name: "example", names: { InstanceStatesArn: STATES }, mustPublish: true });
  const came = await runTestCase(exchange(), testCase, { from: CALLER, to: LINE, at: AT });
  expect(came).toMatchObject({
    Name: "example",
    Status: "PASSED",
    StartTime: "2026-11-26T09:00:00.000Z",
    ObservationSummary: { TotalObservations: 3, ObservationsPassed: 3, ObservationsFailed: 0 },
    CompletionReason: { Type: "SUCCESS", FailureReasons: [] },
    Records: [
      { ObservationId: "start", Status: "PASSED", Record: { Event: { Type: "TestInitiated" } } },
      {
        ObservationId: "welcome",
        Record: { Event: { Text: "Welcome, Nadia. Press 1 for the instances, 2 for an agent." } },
      },
      {
        ObservationId: "states",
        Record: {
          Event: { Score: 1, MatchingCriteria: "Similarity" },
          Actions: [{ Identifier: "caller", ActualParameters: { Namespace: CALLER } }, { Identifier: "bye" }],
        },
      },
    ],
    ignored: [],
    unused: [],
  });
  expect(came.taken).toContainEqual({ flow: "line", identifier: "menu", branch: "Equals 1" });
  expect(told(came)).toEqual(["✓ PASSED example: 3 of 3 observations; every observation was met"]);
});

describe("a failing test", () => {
  it("says what it expected, what came nearest and how far the call came", async () => {
    const came = await run({ hello: menu([press("1")], ["states"]), states: heard("9 instances are running") });
    expect(came).toMatchObject({
      ...failing("FAILURE", "OBSERVE_EVENT"),
      ObservationSummary: { TotalObservations: 2, ObservationsPassed: 1, ObservationsFailed: 1 },
    });
    expect(came.told).toEqual([
      '✗ FAILED case: 1 of 2 observations; not met until the call was over: "states"',
      '  "states" was not met',
      "    expected: a message that contains “9 instances are running”",
      "    heard:    “7 instances are running, and 0 is stopped. Press 1 for the instances, 2 for an agent.”, at the nearest (score 0.67)",
      "  the call came to bye of the flow line",
    ]);
  });

  it("says that nothing came where nothing did", async () => {
    const { told } = await run({
      never: started("InvokeLambdaFunction", { LambdaFunctionARN: "other" }, [], ["later"]),
      later: heard("hello"),
      mocks: on("TestInitiated", {}, [override("TransferContactToQueue", { QueueId: "q" }, error("QueueAtCapacity"))]),
      first: menu([press("9")], []),
    });
    expect(told).toEqual([
      '✗ FAILED case: 2 of 4 observations; not met until the call was over: "never", "later"',
      '  "never" was not met',
      "    expected: InvokeLambdaFunction of other to start",
      '  "later" was not met',
      "    expected: a message that contains “hello”",
      "    heard:    nothing while it was watched for",
      "  the call came to bye of the flow line",
      "  never called for: the override of TransferContactToQueue q",
    ]);
  });

  it("stops at once at an assertion that does not hold, and says what it found and where", async () => {
    const came = await run({
      hello: menu([assert("$.Attributes.name", "Equals", "Nora"), press("1")], ["states"]),
      states: heard("instances are running"),
      end: on("TestCompleted", {}, [assert("$.Channel", "Equals", "CHAT")]),
    });
    expect(came).toMatchObject({
      ...failing("FAILURE", "ASSERT_DATA"),
      ObservationSummary: { TotalObservations: 3, ObservationsPassed: 0, ObservationsFailed: 1 },
    });
    expect(came.spoken).toHaveLength(2);
    expect(came.told).toEqual([
      "✗ FAILED case: 0 of 3 observations; an assertion does not hold",
      '  "hello", assertion "a1" does not hold',
      "    expected: $.Attributes.name Equals Nora",
      "    found:    Nadia",
      "    at:       menu of the flow line",
      '  "states" was no longer watched for',
      '  "end" was no longer watched for',
      "  the call came to menu of the flow line",
    ]);
  });

  it("reaches its limit of five minutes, which are the call's own, while it waits in a queue", async () => {
    const came = await run(
      { hello: menu([press("2")], ["never"]), never: heard("hello") },
      {
        queues: [{ ...queue, agents: [] }],
        hours: [{ ...hours, config: [{ day: "THURSDAY", start: "00:00", end: "23:59" }] }],
      },
    );
    expect(came).toMatchObject({ ...failing("TIMEOUT", "OBSERVE_EVENT"), EndTime: "2026-11-26T09:05:00.000Z" });
    expect(came.told[0]).toBe('✗ FAILED case: 1 of 2 observations; not met within 5 minutes: "never"');
  });

  it("reaches its limit while a function takes its time, though the test completes", async () => {
    const again = error("TimeLimitExceeded", 8);
    const slow = Array.from({ length: 40 }, () => mock(again));
    const presses = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [`m${n}`, menu([press("1")], n < 39 ? [`m${n + 1}`] : [])]),
    );
    const came = await run({
      mocks: on("TestInitiated", {}, slow),
      ...presses,
      end: on("TestCompleted", {}, [endTest]),
    });
    expect(came).toMatchObject(failing("TIMEOUT", "OBSERVE_EVENT"));
    expect(came.Records.find(({ ObservationId }) => ObservationId === "end")?.Status).toBe("PASSED");
  });
});

it("logs references within free text", async () => {
  const came = await run({
    hello: menu([log({ caller: "from $.CustomerEndpoint.Address, $.Attributes.nothing." }), endTest]),
  });
  expect(came.told.at(-1)).toBe(`  "hello" logs caller: from ${CALLER}, .`);
});

it("starts at the test case's own entry point, with its attributes", async () => {
  const file = {
    Name: "own",
    EntryPoint: {
      Type: "VOICE_CALL",
      VoiceCallEntryPointParameters: {
        SourcePhoneNumber: "+12025550199",
        FlowId: `${exchange().flows[0]?.arn}:$LATEST`,
      },
    },
    InitializationData: JSON.stringify({ Attributes: { site: "north" } }),
    Content: written({
      hello: menu([
        assert("$.CustomerEndpoint.Address", "Equals", "+12025550199"),
        assert("$.Attributes.site", "TextStartsWith", "nor"),
        endTest,
      ]),
    }),
  };
  const came = await runTestCase(exchange(), readTestCase(JSON.stringify(file)), { from: CALLER, to: "+15550000000" });
  expect(came).toMatchObject({ Name: "own", Status: "PASSED", ObservationSummary: { ObservationsPassed: 1 } });
});

it("hears a message before the action that comes after it, where the test case has them in this order", async () => {
  const line = flow(
    "asking",
    say("hello", "Welcome.", "ask"),
    action("ask", "InvokeLambdaFunction", { LambdaFunctionARN: STATES }, { next: "states" }),
    say("states", "$.External.running are running.", "bye"),
    hangUp("bye"),
  );
  const asking = { flows: [line], numbers: [{ number: LINE, flowId: line.id }] };
  const start = started("InvokeLambdaFunction", { LambdaFunctionARN: STATES }, [], ["states"]);
  const states = heard("7 are running");
  const came = await run({ hello: heard("welcome", [], ["start"]), start, states }, asking);
  expect(came.told).toEqual(["✓ PASSED case: 3 of 3 observations; every observation was met"]);
  const joined = await run({ both: heard("welcome 7 are running") }, asking);
  expect(joined.Status).toBe("PASSED");
});

it("throws where the flow itself cannot be run, instead of judging", async () => {
  const testCase = readTestCase(written({ hello: menu([]) }));
  await expect(runTestCase(exchange(), testCase)).rejects.toThrow("A call needs a number to dial");
});

it("says of a test that passes here what publishing would refuse of it", async () => {
  const came = await run({ hello: menu([assert("$.Attributes.name", "Exists"), endTest]) });
  expect(came.told).toEqual([
    "✓ PASSED case: 1 of 1 observations; every observation was met",
    '  would not publish: Observations[0].Actions[0].Parameters.Operator ("hello", "a1"): Exists is refused: say what the value has to be',
  ]);
});
