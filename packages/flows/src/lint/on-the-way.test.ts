import { describe, expect, it } from "vitest";
import { act, brief, compare, failing, flowOf, invoke, menu, say, set, store, when } from "./flow-file.test-support.ts";
import { lint } from "./lint.ts";

const found = (...actions: unknown[]) => brief(lint(flowOf(...actions)));
const without = (code: string) => (told: string) => !told.includes(code);

describe("what a call comes to", () => {
  it("is told where nothing leads to an action", () => {
    expect(found(say("hello"), say("lost"))).toEqual(["warning unreachable Actions[1]"]);
  });

  it("does not count a NextAction that is there for form's sake", () => {
    const again = act(
      "again",
      "Loop",
      { LoopCount: "2" },
      "lost",
      [],
      [when("ContinueLooping", "hello"), when("DoneLooping", "bye")],
    );
    expect(found(say("hello", "again"), again, say("lost"))).toEqual(["warning unreachable Actions[2]"]);
  });
});

describe("references", () => {
  it.each([
    ["$Attributes.name", "Hello $Attributes.name"],
    ["$.attributes.name", "Hello $.attributes.name"],
    ["$.Atributes.name", "Hello $.Atributes.name"],
    ["$.Nonsense", "Hello $.Nonsense"],
    ["$.Attributes", "Hello $.Attributes"],
    ["$.Channel.['x", "Hello $.['x"],
    ["$.Attributes.a.b", "Hello $.Attributes.a.b"],
  ])("that are ill-formed are told: %s", (_, text) => {
    expect(found(say("x", "bye", text)).filter(without("attribute-never-set"))).toEqual([
      "warning reference Actions[0].Parameters.Text",
    ]);
  });

  it.each([
    "$.Channel",
    "$.CustomerEndpoint.Address",
    "$['Queue']['Name']",
    "It costs $5.",
    "100 $",
    "arn:f:$LATEST",
    "$.SegmentAttributes['connect:Subtype']",
  ])("that are well-formed, and dollars that are none, are not: %s", (text) => {
    expect(found(say("x", "bye", text))).toEqual([]);
  });

  it("name the nearest root", () => {
    expect(lint(flowOf(say("x", "bye", "$.Chanel")))[0]?.message).toContain("Did you mean $.Channel?");
  });
});

describe("attributes", () => {
  it("that nobody sets are told, unless they are named as set elsewhere", () => {
    const flow = flowOf(say("x", "bye", "Hello $.Attributes.firstname."));
    expect(brief(lint(flow))).toEqual(["warning attribute-never-set Actions[0].Parameters.Text"]);
    expect(lint(flow, { attributes: ["firstname"] })).toEqual([]);
  });

  it("are known after they were set, by either way of writing them", () => {
    expect(
      found(
        set("a", { first: "Jo" }, "b"),
        say("b", "c", "$.Attributes.first"),
        say("c", "bye", "$.Attributes['first']"),
      ),
    ).toEqual([]);
  });

  it("that are set too late, or only where setting them failed, are told", () => {
    expect(found(say("a", "b", "$.Attributes.first"), set("b", { first: "Jo" }))).toEqual([
      "warning attribute-never-set Actions[0].Parameters.Text",
    ]);
    const failed = {
      ...set("a", { first: "Jo" }),
      Transitions: { NextAction: "bye", Errors: [failing("NoMatchingError", "b")] },
    };
    expect(found(failed, say("b", "bye", "$.Attributes.first"))).toEqual([
      "warning attribute-never-set Actions[1].Parameters.Text",
    ]);
  });

  it("of the flow alone are known once this flow has set them", () => {
    const attributes = act("a", "UpdateFlowAttributes", { FlowAttributes: { step: { Value: "1" } } }, "b");
    expect(found(attributes, compare("b", "$.FlowAttributes.step"))).toEqual([]);
    expect(found(compare("b", "$.FlowAttributes.step"))).toEqual([
      "warning attribute-never-set Actions[0].Parameters.ComparisonValue",
    ]);
  });
});

describe("answers of functions", () => {
  it("are told where no function comes before on any way", () => {
    expect(found(compare("a", "$.External.known"))).toEqual([
      "warning no-function-before Actions[0].Parameters.ComparisonValue",
    ]);
    expect(found(invoke("f", "a"), compare("a", "$.External.known"))).toEqual([]);
  });

  it("are told once for an action, and not where one way has a function on it", () => {
    const both = set("a", { one: "$.External.x", two: "$.External.x" });
    expect(found(both)).toHaveLength(1);
    expect(found(menu("m", "bye", [when("1", "f"), when("2", "a")]), invoke("f", "a"), both)).toEqual([]);
  });

  it("are told on the way that a function's failure takes", () => {
    const failing = {
      ...invoke("f"),
      Transitions: { NextAction: "bye", Errors: [{ ErrorType: "NoMatchingError", NextAction: "a" }] },
    };
    expect(found(failing, say("a", "bye", "$.External.reason"))).toEqual([
      "warning no-function-before Actions[1].Parameters.Text",
    ]);
  });
});

describe("stored input", () => {
  it("is told where some way has none before", () => {
    expect(found(store("s", "a"), compare("a", "$.StoredCustomerInput"))).toEqual([]);
    expect(
      found(menu("m", "bye", [when("1", "s"), when("2", "a")]), store("s", "a"), compare("a", "$.StoredCustomerInput")),
    ).toEqual(["warning no-input-before Actions[2].Parameters.ComparisonValue"]);
  });

  it("is none of a menu", () => {
    expect(found(menu("m", "a", [when("1", "a")]), compare("a", "$.StoredCustomerInput"))).toEqual([
      "warning no-input-before Actions[1].Parameters.ComparisonValue",
    ]);
  });
});

describe("what a bot understood", () => {
  const bot = act(
    "bot",
    "ConnectParticipantWithLexBot",
    { Text: "Yes?", LexV2Bot: { AliasArn: "arn:b" } },
    "a",
    ["NoMatchingCondition", "NoMatchingError"],
    [when("Reset", "a")],
  );

  it("is told where no bot comes before", () => {
    expect(found(bot, say("a", "bye", "$.Lex.Slots.user"))).toEqual([]);
    expect(found(say("a", "bye", "$.Lex.Slots.user"))).toEqual(["warning no-bot-before Actions[0].Parameters.Text"]);
  });
});

describe("loops", () => {
  const asIs = (identifier: string, to: string) => compare(identifier, "$.Channel", [when("VOICE", to)]);

  it("without a prompt, an input or a wait are told, with the way round", () => {
    const [finding] = lint(flowOf(asIs("a", "b"), asIs("b", "a")));
    expect(finding).toMatchObject({
      code: "endless-loop",
      identifier: "a",
      message: expect.stringContaining("“a” → “b” → “a”"),
    });
  });

  it("of functions that ask each other are told, and of one that leads to itself", () => {
    expect(found(invoke("f", "c"), asIs("c", "f"))).toContain("warning endless-loop Actions[0]");
    expect(found(asIs("a", "a"))).toEqual(["warning endless-loop Actions[0]"]);
  });

  it("with a prompt in them, or counted, are not", () => {
    expect(found(asIs("a", "b"), say("b", "a"))).toEqual([]);
    const counted = act(
      "a",
      "Loop",
      { LoopCount: "3" },
      "bye",
      [],
      [when("ContinueLooping", "b"), when("DoneLooping", "bye")],
    );
    expect(found(counted, asIs("b", "a"))).toEqual([]);
  });

  it("that go round when a count is done, are", () => {
    const counted = act(
      "a",
      "Loop",
      { LoopCount: "3" },
      "b",
      [],
      [when("ContinueLooping", "b"), when("DoneLooping", "b")],
    );
    expect(found(counted, asIs("b", "a"))).toEqual(["warning endless-loop Actions[0]"]);
  });
});

describe("functions one after the other", () => {
  it("have 20 seconds together, unless the caller hears something between", () => {
    expect(found(invoke("a", "b"), invoke("b", "c"), invoke("c", "bye", 4))).toEqual([]);
    expect(found(invoke("a", "b"), invoke("b", "c"), invoke("c", "bye", 5))).toEqual([
      "warning function-chain Actions[2]",
    ]);
    expect(found(invoke("a", "b"), invoke("b", "s"), say("s", "c"), invoke("c"))).toEqual([]);
  });
});

describe("a flow as large as Connect takes, or larger", () => {
  it("is judged in seconds where it sets thousands of attributes, round in circles", { timeout: 20_000 }, () => {
    const actions = Array.from({ length: 249 }, (_, index) => {
      const names = Array.from({ length: 60 }, (_, count) => [`k${index}_${count}`, "v"]);
      const next = index === 248 ? "bye" : `a${index + 1}`;
      const action = set(`a${index}`, Object.fromEntries(names), next);
      return {
        ...action,
        Transitions: { ...action.Transitions, Errors: [failing("NoMatchingError", `a${index % 9}`)] },
      };
    });
    expect(found(...actions)).toEqual(
      Array.from({ length: 9 }, (_, index) => `warning endless-loop Actions[${index}]`),
    );
  });

  it("is judged in seconds where thousands of actions decide one after the other", { timeout: 20_000 }, () => {
    const actions = Array.from({ length: 3_000 }, (_, index) => {
      const next = `c${index + 1}`;
      return act(
        `c${index}`,
        "Compare",
        { ComparisonValue: "$.Channel" },
        next,
        ["NoMatchingCondition"],
        [when("x", next)],
      );
    });
    expect(found(...actions, say("c3000")).filter((told) => told.startsWith("error"))).toEqual([
      "error too-long",
      "error too-many-actions Actions",
    ]);
  });
});
