import { describe, expect, it } from "vitest";
import { action, all, call, exchangeOf, flow, hangUp, instance, say } from "../phone.test-support.ts";

const sorry = { NoMatchingError: "error" };
const ends = [
  say("ok", "<$.Attributes.a|$.FlowAttributes.f>", "bye"),
  say("error", "error", "bye"),
  hangUp("bye"),
] as const;
const one = (
  Type: string,
  Parameters: object,
  branches: Parameters<typeof action>[3] = { next: "ok", errors: sorry },
) => exchangeOf([flow("main", action("it", Type, Parameters, branches), ...ends)]);
const heardOf = async (exchange: ReturnType<typeof one>) => (await call(exchange)).spoken.at(-1);

describe("MessageParticipant", () => {
  it.each([
    [{ Text: "Hello." }, "Hello."],
    [{ SSML: "<speak>One <break time='1s'/> two &lt; three.</speak>" }, "One two < three."],
    [{ PromptId: "arn:prompt" }, "[prompt arn:prompt]"],
    [{ Media: { Uri: "s3://audio/hello.wav", SourceType: "S3", MediaType: "Audio" } }, "[audio s3://audio/hello.wav]"],
  ])("says %j", async (message, heard) => {
    expect((await call(one("MessageParticipant", message))).spoken[0]).toBe(heard);
  });

  it.each([
    [{}, "there is nothing to say"],
    [{ Text: "x".repeat(3_001) }, "3001 characters are too long to be spoken: 3000 at most"],
    [{ SSML: "Hello." }, "the SSML cannot be spoken: it is not within <speak> and </speak>"],
    [{ SSML: "<speak>R & D</speak>" }, "the SSML cannot be spoken: a bare &"],
    [{ SSML: "<speak>3 < 4</speak>" }, "the SSML cannot be spoken: a bare < or >"],
    [{ SSML: "<speak><emphasis>x</speak>" }, "the SSML cannot be spoken: </speak> closes what is not open"],
  ])("takes the error branch for %j", async (message, why) => {
    const { transcript } = await call(one("MessageParticipant", message));
    expect(all(transcript, "branched")[0]).toMatchObject({ branch: "NoMatchingError", why });
  });
});

describe("UpdateContactAttributes", () => {
  it("sets attributes, and shows their names only", async () => {
    const { spoken, transcript, attributes } = await call(
      one("UpdateContactAttributes", { Attributes: { a: "$.Channel" }, TargetContact: "Current" }),
    );
    expect(spoken).toEqual(["<VOICE|>"]);
    expect(attributes).toEqual({ a: "VOICE" });
    expect(all(transcript, "attributes set")).toEqual([{ what: "attributes set", at: 0, names: ["a"] }]);
  });

  it.each([
    [{ Attributes: { "a.b": "x" } }, `an attribute cannot be called "a.b"`],
    [{ Attributes: { $a: "x" } }, `an attribute cannot be called "$a"`],
    [{ Attributes: { a: "x".repeat(32 * 1024) } }, "the attributes would have 32769 bytes"],
    [{ Attributes: { a: "x" }, TargetContact: "Related" }, "no related contact"],
  ])("takes the error branch", async (parameters, why) => {
    const { transcript, attributes } = await call(one("UpdateContactAttributes", parameters));
    expect(all(transcript, "branched")[0]?.why).toContain(why);
    expect(attributes).toEqual({});
  });
});

describe("flow attributes", () => {
  it("are of their flow only", async () => {
    const first = flow(
      "first",
      action("set", "UpdateFlowAttributes", { FlowAttributes: { f: { Value: "1" } } }, { next: "say" }),
      say("say", "<$.FlowAttributes.f>", "go"),
      action("go", "TransferToFlow", { ContactFlowId: "flow-second" }, { errors: { NoMatchingError: "bye" } }),
      hangUp("bye"),
    );
    const second = flow("second", say("say", "<$.FlowAttributes.f>", "bye"), hangUp("bye"));
    const { spoken, transcript } = await call(exchangeOf([first, second]));
    expect(spoken).toEqual(["<1>", "<>"]);
    expect(all(transcript, "entered").map(({ flow }) => flow)).toEqual(["first", "second"]);
  });
});

describe("TransferToFlow", () => {
  it("takes along what the contact has: attributes, stored input and the latest answer of a function", async () => {
    const arn = `${instance.arn}:function:who`;
    const go = { next: "bye", errors: { NoMatchingError: "bye" } };
    const first = flow(
      "first",
      action("set", "UpdateContactAttributes", { Attributes: { a: "1" } }, { ...go, next: "ask" }),
      action(
        "ask",
        "GetParticipantInput",
        { Text: "Key it.", StoreInput: "True", InputTimeLimitSeconds: "5" },
        { ...go, next: "who" },
      ),
      action("who", "InvokeLambdaFunction", { LambdaFunctionARN: arn }, { ...go, next: "go" }),
      action("go", "TransferToFlow", { ContactFlowId: "flow-second" }, go),
      hangUp("bye"),
    );
    const second = flow(
      "second",
      say("say", "<$.Attributes.a|$.StoredCustomerInput|$.External.name>", "bye"),
      hangUp("bye"),
    );
    const invoke = async () => ({ status: 200, payload: '{"name":"Nadia"}' });
    const { spoken, attributes } = await call(exchangeOf([first, second], { functions: [arn], invoke }), "7,#");
    expect(spoken.at(-1)).toBe("<1|7|Nadia>");
    expect(attributes).toEqual({ a: "1" });
  });
});

describe("Loop", () => {
  const looping = (LoopCount: string) =>
    exchangeOf([
      flow(
        "main",
        action(
          "loop",
          "Loop",
          { LoopCount },
          { next: "bye", when: { ContinueLooping: "again", DoneLooping: "twice" } },
        ),
        say("again", "again", "loop"),
        say("done", "done", "loop"),
        action("twice", "Loop", { LoopCount: "1" }, { when: { ContinueLooping: "done", DoneLooping: "bye" } }),
        hangUp("bye"),
      ),
    ]);
  it("continues so many times, is done once, and counts anew", async () => {
    expect((await call(looping("2"))).spoken).toEqual(["again", "again", "done", "again", "again"]);
  });

  it("over a list is refused as what is not carried out", async () => {
    const over = action("each", "Loop", { LoopArray: "$.External.list" }, { when: { DoneLooping: "bye" } });
    await expect(call(exchangeOf([flow("main", over, hangUp("bye"))]))).rejects.toThrow(
      'Loop each in the flow "main" are wrong: LoopCount: must be a number: a loop over a list is not carried out here',
    );
  });

  it("is done at once with a count of none", async () => {
    expect((await call(looping("0"))).spoken).toEqual(["done"]);
  });

  it.each(["101", "-1", "$.Attributes.none"])("takes the error branch with a count of %s", async (LoopCount) => {
    const branches = { when: { ContinueLooping: "ok", DoneLooping: "ok" }, errors: sorry };
    expect(await heardOf(one("Loop", { LoopCount }, branches))).toBe("error");
  });
});

describe("CheckHoursOfOperation", () => {
  const office = {
    id: "h1",
    arn: "arn:hours/h1",
    name: "office",
    timeZone: "Europe/London",
    config: [{ day: "MONDAY" as const, start: "09:00", end: "17:00" }],
  };
  const branches = { when: { True: "open", False: "closed" }, errors: sorry };
  const check = (parameters: object, hours = [office]) => ({
    ...exchangeOf([
      flow(
        "main",
        action("check", "CheckHoursOfOperation", parameters, branches),
        say("open", "open", "bye"),
        say("closed", "closed", "bye"),
        ...ends,
      ),
    ]),
    hours,
  });
  it.each([
    ["2026-11-30T10:00:00Z", "open"],
    ["2026-11-30T18:00:00Z", "closed"],
  ])("at %s is %s", async (time, heard) => {
    const at = Date.parse(time);
    expect((await call(check({ HoursOfOperationId: "h1" }), "", { at })).spoken).toEqual([heard]);
    expect((await call(check({ HoursOfOperationId: "arn:hours/h1" }), "", { at })).spoken).toEqual([heard]);
  });

  it("asks the queue's own hours where it names none", async () => {
    const queues = [{ id: "q1", arn: "arn:q1", name: "Support", hoursId: "h1", waiting: 0, agents: [] }];
    const choose = action("choose", "UpdateContactTargetQueue", { QueueId: "q1" }, { next: "check", errors: sorry });
    const main = flow(
      "main",
      choose,
      action("check", "CheckHoursOfOperation", {}, branches),
      say("open", "open", "bye"),
      say("closed", "closed", "bye"),
      ...ends,
    );
    const { spoken } = await call({ ...exchangeOf([main]), hours: [office], queues }, "", {
      at: Date.parse("2026-11-30T10:00:00Z"),
    });
    expect(spoken).toEqual(["open"]);
  });

  it.each([[{}], [{ HoursOfOperationId: "h2" }]])("takes the error branch with %j", async (parameters) => {
    expect(await heardOf(check(parameters))).toBe("error");
  });
});

describe("small actions", () => {
  it.each([
    ["TransferToFlow", { ContactFlowId: "none" }, "error"],
    ["UpdateContactEventHooks", { EventHooks: { CustomerQueue: "none" } }, "error"],
    ["UpdateContactEventHooks", { EventHooks: { CustomerRemaining: "none" } }, "<|>"],
    ["UpdateContactRecordingBehavior", { RecordingBehavior: { RecordedParticipants: ["Agent"] } }, "<|>"],
    ["UpdateContactRoutingBehavior", { QueuePriority: "1" }, "<|>"],
    ["UpdateFlowLoggingBehavior", { FlowLoggingBehavior: "Enabled" }, "<|>"],
    ["MessageParticipantIteratively", { Messages: [{ Text: "x" }] }, "error"],
    ["DequeueContactAndTransferToQueue", { QueueId: "q" }, "error"],
    ["CreateCallbackContact", { QueueId: "q" }, "error"],
    ["GetMetricData", { QueueId: "q" }, "error"],
    ["TransferParticipantToThirdParty", { ThirdPartyPhoneNumber: "911" }, "error"],
    ["TransferParticipantToThirdParty", { VoiceConnector: { VoiceConnectorType: "ChimeConnector" } }, "error"],
    ["TransferParticipantToThirdParty", { ThirdPartyPhoneNumber: "+442079460000" }, "<|>"],
    ["UpdateFlowAttributes", { FlowAttributes: { "a.b": { Value: "x" } } }, "error"],
    ["CheckMetricData", { MetricType: "NumberOfContactsInQueue" }, "error"],
  ])("%s with %j leads to %s", async (type, parameters, heard) => {
    expect(await heardOf(one(type, parameters))).toBe(heard);
  });

  it("set the voice, the language, the callback number, tags and the customer", async () => {
    const main = flow(
      "main",
      action("a", "UpdateContactTextToSpeechVoice", { TextToSpeechVoice: "Amy" }, { next: "b" }),
      action("b", "UpdateContactData", { LanguageCode: "en-GB", CustomerId: "c-1" }, { next: "c" }),
      action(
        "c",
        "UpdateContactCallbackNumber",
        { CallbackNumber: "442079460000" },
        { next: "d", errors: { InvalidCallbackNumber: "e" } },
      ),
      action("d", "TagContact", { Tags: { site: "Leeds", gone: "x" } }, { next: "u" }),
      action("u", "UntagContact", { TagKeys: ["gone"] }, { next: "e" }),
      say("e", "$.LanguageCode $.CustomerId $.CustomerCallbackNumber $.Tags.site <$.Tags.gone>", "bye"),
      hangUp("bye"),
    );
    expect((await call(exchangeOf([main]))).spoken).toEqual(["en-GB c-1 +442079460000 Leeds <>"]);
    const wrong = one(
      "UpdateContactCallbackNumber",
      { CallbackNumber: "none" },
      { next: "ok", errors: { InvalidCallbackNumber: "error" } },
    );
    expect(await heardOf(wrong)).toBe("error");
  });

  it("transfer the call out of the instance, and end it where the flow does not continue", async () => {
    const parameters = { ThirdPartyPhoneNumber: "+442079460000", ContinueFlowExecution: "False" };
    const { transcript, why } = await call(one("TransferParticipantToThirdParty", parameters));
    expect(all(transcript, "transferred")).toMatchObject([{ to: "+442079460000" }]);
    expect(why).toBe("the call is out of the instance");
  });

  it("ask for figures of a queue, and for a call back from it", async () => {
    const queues = [{ id: "q1", arn: "arn:q1", name: "Support", waiting: 3, agents: ["nadia"] }];
    const main = flow(
      "main",
      action("figures", "GetMetricData", { QueueId: "q1" }, { next: "say", errors: sorry }),
      say("say", "$.Metrics.Queue.Size wait for $.Metrics.Agents.Available.Count.", "back"),
      action("back", "CreateCallbackContact", { QueueId: "q1" }, { next: "bye", errors: sorry }),
      ...ends,
    );
    const { spoken, transcript } = await call({ ...exchangeOf([main]), queues });
    expect(spoken).toEqual(["3 wait for 1."]);
    expect(all(transcript, "callback asked")).toMatchObject([{ queue: "Support", number: "+12025550123" }]);
    const anonymous = await call({ ...exchangeOf([main]), queues }, "", { from: "anonymous" });
    expect(anonymous.spoken.at(-1)).toBe("error");
  });

  it.each([
    [0, "a"],
    [0.28, "a"],
    [0.3, "b"],
    [0.99, "b"],
  ])("distribute by percentage: %d goes to %s", async (random, heard) => {
    const share = action("share", "DistributeByPercentage", {}, { errors: { NoMatchingCondition: "b" } });
    share.Transitions.Conditions = [{ NextAction: "a", Condition: { Operator: "NumberLessThan", Operands: ["30"] } }];
    const main = flow("main", share, say("a", "a", "bye"), say("b", "b", "bye"), hangUp("bye"));
    expect((await call(exchangeOf([main]), "", { random: () => random })).spoken).toEqual([heard]);
  });
});
