import { describe, expect, it } from "vitest";
import { wayOutOf } from "./way-out.ts";

describe("whoever is asked for something", () => {
  it.each([
    ...["agent", "Agent.", "an agent please", "operator", "I want to talk to a human", "I'd like to speak to an agent"],
    ...[
      "can I speak with somebody",
      "speak to a person",
      "give me a real person",
      "let me talk to the operator, please",
    ],
  ])("may ask for an agent: %j", (said) => {
    expect(wayOutOf(said)).toBe("agent");
  });

  it.each(["stop", "Cancel!", "never mind", "goodbye", "quit"])("may stop: %j", (said) => {
    expect(wayOutOf(said)).toBe("stop");
  });

  it.each(["help", "what?", "I don't know", "say that again, please"])("may ask for help: %j", (said) => {
    expect(wayOutOf(said)).toBe("help");
  });

  it.each([
    "asmith",
    "agent smith",
    "a gent",
    "one",
    "17 April 1990",
    "march",
    "",
    "ａgent",
    "agent\u0000",
    "stopford",
  ])("answers with all else: %j", (said) => {
    expect(wayOutOf(said)).toBeUndefined();
  });
});
