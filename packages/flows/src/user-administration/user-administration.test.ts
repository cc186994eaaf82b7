import { describe, expect, it } from "vitest";
import { circle, rendered, said, ways } from "../emergency/emergency.test-support.ts";
import { lint } from "../lint/lint.ts";
import { userAdministration } from "./user-administration.ts";

const OPEN = "every day";
const flow = userAdministration({ open: OPEN });
const { steps } = flow;
const BOTS = ["ask", "ask again"];
const toldNext = (otherwise: string) => ({
  ...{ next: otherwise, NoMatchingCondition: otherwise },
  ...{ "Equals end": "goodbye", "Equals agent": "agent" },
});
const withPin = userAdministration({ open: OPEN, pin: { length: 8, entrySeconds: 45 } });

describe("the flow “user administration”", () => {
  it.each([flow, withPin])("is such as Connect takes, with nothing that would surprise", (each) => {
    expect(lint(rendered(each))).toEqual([]);
    expect(each).toMatchObject({ name: "user administration", type: "CONTACT_FLOW", start: "log" });
    expect(each.uses).toMatchObject({
      functions: [],
      bots: ["UserAdministration"],
      hours: ["MainLine"],
      queues: ["MainLine"],
      flows: [],
    });
  });

  it("greets in the article's words, and lets the bot talk", () => {
    expect(said(steps, "ask")).toBe("Welcome to the cloud call center. What would you like assistance with?");
    expect(ways(steps, "log").next).toBe("no log");
    expect(ways(steps, "no log").next).toBe("ask");
  });

  it.each(BOTS)("tells the bot who calls, on which line and in which contact: %s", (name) => {
    expect(steps[name]?.parameters.LexSessionAttributes).toMatchObject({
      callerNumber: "$.CustomerEndpoint.Address",
      line: "$.SystemEndpoint.Address",
      contactId: "$.ContactId",
    });
  });

  it.each(BOTS)("gives time to spell, and to read a PIN where there is one: %s", (name) => {
    const attributes = steps[name]?.parameters.LexSessionAttributes as Record<string, string>;
    expect(attributes).toMatchObject({
      "x-amz-lex:audio:start-timeout-ms:ResetPW:UserID": "8000",
      "x-amz-lex:audio:end-timeout-ms:ResetPW:UserID": "2500",
      "x-amz-lex:audio:max-length-ms:ResetPW:UserID": "15000",
      "x-amz-lex:audio:end-timeout-ms:ResetPW:DOB": "1500",
      "x-amz-lex:audio:end-timeout-ms:ResetPW:MonthStarted": "1200",
    });
    expect(Object.keys(attributes).join()).not.toContain("PIN");
    expect(withPin.steps[name]?.parameters.LexSessionAttributes).toMatchObject({
      ...attributes,
      "x-amz-lex:audio:start-timeout-ms:ResetPW:PIN": "45000",
      "x-amz-lex:dtmf:end-timeout-ms:ResetPW:PIN": "10000",
      "x-amz-lex:dtmf:max-length:ResetPW:PIN": "8",
    });
  });

  it.each(BOTS)("goes on by what the bot made of it: %s", (name) => {
    expect(ways(steps, name)).toEqual({
      next: "not understood",
      InputTimeLimitExceeded: "silent",
      NoMatchingError: "bot failed",
      NoMatchingCondition: "not understood",
      "Equals ResetPW": "answered",
      "Equals Agent": "asked for an agent",
      "Equals FallbackIntent": "not understood",
    });
  });

  it("logs nothing of the talk with the bot, and everything after it", () => {
    const logs = (name: string) => steps[name]?.parameters.FlowLoggingBehavior;
    for (const before of Object.keys(steps).filter((name) => Object.values(ways(steps, name)).includes("ask")))
      expect(logs(before)).toBe("Disabled");
    const after = new Set(BOTS.flatMap((name) => Object.values(ways(steps, name))));
    for (const name of [...after].filter((each) => each !== "silent").concat("too silent"))
      expect(logs(name)).toBe("Enabled");
    // Nothing else turns them off, or comes between.
    expect(Object.keys(steps).filter((name) => logs(name) === "Disabled")).toEqual(["no log"]);
    expect(ways(steps, "silent")).toMatchObject({
      "Equals ContinueLooping": "ask again",
      "Equals DoneLooping": "too silent",
    });
  });

  it("hangs up after what the bot said, unless it said that an agent comes or nothing at all", () => {
    expect(ways(steps, "answered").next).toBe("what next");
    expect(ways(steps, "what next")).toEqual(toldNext("agent"));
  });

  it("goes by what the function has told, whatever branch Connect takes for an intent that failed", () => {
    expect(ways(steps, "after all")).toEqual(toldNext("say not understood"));
    expect(ways(steps, "before it failed")).toEqual(toldNext("say failed"));
    for (const name of ["what next", "after all", "before it failed"])
      expect(steps[name]?.parameters.ComparisonValue).toBe("$.Lex.SessionAttributes.next");
  });

  it.each([
    ["asked for an agent", "put through", "Let me put you through to an agent."],
    ["after all", "say not understood", "I have not understood you. Let me put you through to an agent."],
    ["before it failed", "say failed", "I cannot help you at the moment. Let me put you through to an agent."],
  ])("puts through to an agent, with a sentence: %s", (name, sentence, text) => {
    expect(ways(steps, name).next).toBe(sentence);
    expect(said(steps, sentence)).toBe(text);
    expect(ways(steps, sentence).next).toBe("agent");
  });

  it("asks again after silence, twice, and hangs up", () => {
    expect(steps.silent?.parameters.LoopCount).toBe("2");
    expect(said(steps, "ask again")).toMatch(/^I have not heard anything\. .+ reset my password\.$/);
    expect(said(steps, "say too silent")).toBe("I have not heard anything. Please call again. Goodbye.");
    expect(ways(steps, "say too silent").next).toBe("goodbye");
  });

  it("puts callers in the main line's queue within its hours, and hangs up with a sentence where nobody can come", () => {
    expect(ways(steps, "agent")).toMatchObject({ "Equals True": "queue", "Equals False": "closed" });
    expect(said(steps, "closed")).toBe("Our agents answer every day. Please call again then.");
    expect(ways(steps, "transfer")).toMatchObject({ QueueAtCapacity: "full", NoMatchingError: "no agent" });
    for (const name of ["closed", "full", "no agent"]) expect(ways(steps, name).next).toBe("goodbye");
  });

  it("comes to an end, whatever the bot answers", () => {
    expect(circle(steps)).toBeUndefined();
  });
});
