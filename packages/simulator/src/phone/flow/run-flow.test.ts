import { describe, expect, it } from "vitest";
import { CallBroken } from "../call-broken.ts";
import { action, all, CALLER, call, exchangeOf, flow, hangUp, instance, LINE, say } from "../phone.test-support.ts";
import { ring } from "../ring.ts";
import { scriptedHandset } from "../scripted-handset.ts";

const one = (...actions: Parameters<typeof flow>[1][]) => exchangeOf([flow("main", ...actions)]);

describe("a flow", () => {
  it("with an action that is not known is refused by its name, with what was heard so far", async () => {
    const exchange = one(
      say("hello", "Hello.", "case"),
      action("case", "CreateCase", {}, { next: "bye" }),
      hangUp("bye"),
    );
    const broken = await call(exchange).catch((error: unknown) => error);
    expect(broken).toBeInstanceOf(CallBroken);
    const { message, transcript } = broken as CallBroken;
    expect(message).toContain(
      `The telephone has no CreateCase, which is action case of the flow "main". It has CheckHours`,
    );
    expect(all(transcript, "spoken")).toMatchObject([{ text: "Hello." }]);
    expect(transcript.at(-1)).toMatchObject({ what: "broken", why: message });
  });

  it("that runs in a circle without a word ends with an error", async () => {
    const check = action("check", "Compare", { ComparisonValue: "$.Channel" }, { when: { VOICE: "check" } });
    await expect(call(one(check))).rejects.toThrow(
      'The flow "main" runs away: 1000 actions, check the last, without a prompt, an input or a wait.',
    );
  });

  it("that asks a silent caller for ever ends with an error", async () => {
    const menu = { Text: "Press 1.", InputTimeLimitSeconds: "5" };
    const ask = action("ask", "GetParticipantInput", menu, { errors: { InputTimeLimitExceeded: "ask" } });
    await expect(call(one(ask))).rejects.toThrow('The flow "main" does not end: after 5000 actions it is at ask.');
  });

  it("without a branch for an error ends the call, and the transcript says so", async () => {
    const queue = action("queue", "UpdateContactTargetQueue", { QueueId: "none" }, { next: "bye" });
    const { endedBy, why, lines } = await call(one(queue, hangUp("bye")));
    expect(endedBy).toBe("system");
    const said =
      'UpdateContactTargetQueue queue in the flow "main" has no branch for NoMatchingError, the instance has no queue none';
    expect(why).toBe(said);
    expect(lines.at(-1)).toContain(said);
  });

  it("takes NoMatchingError for an error that has no branch of its own", async () => {
    const menu = { Text: "Press 1.", InputTimeLimitSeconds: "5" };
    const ask = action("ask", "GetParticipantInput", menu, { errors: { NoMatchingError: "sorry" } });
    const { spoken } = await call(one(ask, say("sorry", "Sorry.", "bye"), hangUp("bye")));
    expect(spoken.at(-1)).toBe("Sorry.");
  });

  it.each([
    ["{", 'The flow "main" is not JSON'],
    ["{}", 'The flow "main" is no flow: Version:'],
    [
      JSON.stringify({
        Version: "2019-10-30",
        StartAction: "x",
        Actions: [{ Identifier: "a", Type: "EndFlowExecution" }],
      }),
      'The flow "main" starts at x, which it does not have.',
    ],
    [
      flow("main", action("a", "Compare", { ComparisonValue: "$.Channel" }, { when: { VOICE: "a" } })).content.replace(
        '"Equals"',
        '"Is"',
      ),
      'The flow "main" is no flow: Actions.0.Transitions.Conditions.0.Condition.Operator: Invalid option',
    ],
    [flow("main", hangUp("a"), hangUp("a")).content, 'The flow "main" has two actions with the identifier a.'],
  ])("that is none is refused: %s", async (content, message) => {
    const exchange = one(hangUp("bye"));
    await expect(call({ ...exchange, flows: exchange.flows.map((each) => ({ ...each, content })) })).rejects.toThrow(
      message,
    );
  });

  it("that leads to nowhere is refused with the branch", async () => {
    await expect(call(one(say("hello", "Hello.", "lost")))).rejects.toThrow(
      'MessageParticipant hello in the flow "main" leads to lost by success, and there is no such action.',
    );
  });

  it("may be over, which ends the call", async () => {
    const { endedBy, why } = await call(one(say("hello", "Hello.", "end"), action("end", "EndFlowExecution")));
    expect([endedBy, why]).toEqual(["system", "the flow is over"]);
  });
});

describe("what is made to fail", () => {
  const exchange = one(
    say("hello", "Hello.", "voice"),
    action(
      "voice",
      "UpdateContactTextToSpeechVoice",
      { TextToSpeechVoice: "Joanna" },
      { next: "bye", errors: { NoMatchingError: "sorry" } },
    ),
    say("sorry", "Sorry.", "bye"),
    hangUp("bye"),
  );
  const failing = (flowName: string, identifier: string, errorType: string) => [
    { flow: flowName, identifier, errorType },
  ];

  it("takes its error branch", async () => {
    const { spoken, transcript } = await call(exchange, "", { failing: failing("main", "voice", "NoMatchingError") });
    expect(spoken).toEqual(["Hello.", "Sorry."]);
    expect(all(transcript, "branched")).toContainEqual(
      expect.objectContaining({ identifier: "voice", why: "made to fail" }),
    );
  });

  it.each([
    [failing("mian", "voice", "NoMatchingError"), 'there is no flow "mian"; there are: main'],
    [failing("main", "vioce", "NoMatchingError"), 'the flow "main" has no action vioce'],
    [
      failing("main", "voice", "QueueAtCapacity"),
      "UpdateContactTextToSpeechVoice voice has no error QueueAtCapacity, only NoMatchingError",
    ],
    [failing("main", "bye", "NoMatchingError"), "DisconnectParticipant bye has no error NoMatchingError, only none"],
  ])("is refused where it could never fail", async (wrong, message) => {
    await expect(call(exchange, "", { failing: wrong })).rejects.toThrow(`What is to fail cannot fail: ${message}.`);
  });
});

describe("a telephone", () => {
  it("is answered at the instance's numbers only", async () => {
    await expect(call(one(hangUp("bye")), "", { to: "+12025550199" })).rejects.toThrow(
      `Nobody answers at +12025550199; the instance's numbers are: ${LINE}.`,
    );
  });

  it("may begin with a flow by its name, id or ARN, without a number", async () => {
    const exchange = one(say("hello", "To $.SystemEndpoint.Address.", "bye"), hangUp("bye"));
    for (const name of ["main", "flow-main", `${instance.arn}/contact-flow/flow-main`]) {
      const { transcript } = await ring(exchange, { from: CALLER, flow: name }, { handset: scriptedHandset("") });
      expect(all(transcript, "spoken")).toMatchObject([{ text: "To ." }]);
    }
    await expect(ring(exchange, { flow: "other" }, { handset: scriptedHandset("") })).rejects.toThrow(
      "There is no flow other; there are: main.",
    );
    await expect(ring(exchange, {}, { handset: scriptedHandset("") })).rejects.toThrow("needs a number to dial");
  });

  it.each([
    [undefined, "anonymous"],
    ["", "anonymous"],
    ["anonymous", "anonymous"],
    ["not a number", "not a number"],
  ])("takes the caller id %j as it comes", async (from, address) => {
    const exchange = one(say("hello", "$.CustomerEndpoint.Address", "bye"), hangUp("bye"));
    const dialled = { to: LINE, ...(from === undefined ? {} : { from }) };
    const { transcript } = await ring(exchange, dialled, { handset: scriptedHandset("") });
    expect(all(transcript, "spoken")).toMatchObject([{ text: address }]);
  });

  it("has a time of its own: what is spoken and waited for passes at once", async () => {
    const exchange = one(
      say("hello", "x".repeat(150), "wait"),
      action(
        "wait",
        "Wait",
        { TimeLimitSeconds: "3600" },
        { when: { WaitCompleted: "bye" }, errors: { NoMatchingError: "bye" } },
      ),
      hangUp("bye"),
    );
    const before = performance.now();
    const { transcript } = await call(exchange);
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(transcript.at(-1)).toMatchObject({ what: "ended", at: 3_610_000 });
  });

  it("refuses a caller of endless patience", async () => {
    await expect(call(one(hangUp("bye")), "", { patience: Number.POSITIVE_INFINITY })).rejects.toThrow(
      "A caller's patience is so many milliseconds, and Infinity is not.",
    );
  });

  it("begins with the attributes that a test case sets", async () => {
    const exchange = one(say("hello", "$.Attributes.site", "bye"), hangUp("bye"));
    const { spoken, attributes } = await call(exchange, "", { attributes: { site: "Leeds" } });
    expect(spoken).toEqual(["Leeds"]);
    expect(attributes).toEqual({ site: "Leeds" });
  });
});
