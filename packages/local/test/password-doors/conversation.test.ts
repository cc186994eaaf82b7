import { describe, expect, it } from "vitest";
import { PASSWORD } from "../directory/fixtures.ts";
import { ALICE, openDoor } from "./doors.ts";

describe("somebody who talks to the bot", () => {
  it("gets a new password, after what was not understood was asked again", async () => {
    const { say, sentPassword, bind } = await openDoor();
    expect(await say("I forgot my password")).toMatchObject({ said: expect.stringMatching(/user ID/) });
    expect(await say("a smith*")).toMatchObject({ said: expect.stringMatching(/^I did not get your user ID/) });
    expect(await say("a s m i t h")).toMatchObject({ said: expect.stringMatching(/^What is your date of birth/) });
    expect(await say("April 17")).toMatchObject({ said: expect.stringMatching(/^That date is not in the past/) });
    expect(await say("4/5/1990")).toMatchObject({
      said: expect.stringMatching(/^I cannot tell the day from the month/),
    });
    expect(await say("april seventeenth nineteen ninety")).toMatchObject({
      said: expect.stringMatching(/^In which month/),
    });
    expect(await say("last year")).toMatchObject({ said: expect.stringMatching(/^I did not get the month/) });
    expect(await say("september")).toMatchObject({ said: expect.stringMatching(/asmith.*Shall I set a new password/) });
    expect(await say("yes")).toEqual({
      said: "Your password has been reset and sent to your mobile.",
      state: "Fulfilled",
      attributes: { outcome: "reset", next: "end" },
    });
    expect(await bind(ALICE, sentPassword())).toBe("773");
  });

  it("gets none where they say no", async () => {
    const { say, bind, logged } = await openDoor();
    for (const words of ["reset my password", "asmith", "17 April 1990", "september"]) await say(words);
    expect(await say("no")).toEqual({
      said: "Nothing has been changed. Please call back when you are ready.",
      state: "Failed",
      attributes: { outcome: "denied", next: "end" },
    });
    expect(await bind(ALICE, PASSWORD)).toBe("bound");
    expect(logged()).toMatchObject([{ level: "INFO", outcome: "denied", code: "Denied" }]);
  });

  it("gets none, and an agent, where three times nothing was understood", async () => {
    const { say } = await openDoor();
    for (const words of ["reset my password", "a*", "$$"]) await say(words);
    expect(await say("a@example.test")).toMatchObject({
      said: "I am sorry, I did not understand that. Let me put you through to an agent.",
      state: "Failed",
      attributes: { outcome: "unheard", next: "agent" },
    });
  });

  it("is refused by wrong details, and may begin anew", async () => {
    const { say, sentPassword, bind, counted } = await openDoor();
    for (const words of ["reset my password", "asmith", "18 April 1990", "september"]) await say(words);
    expect(await say("yes")).toMatchObject({
      said: "The details you provided are incorrect. Goodbye",
      attributes: { outcome: "refused", next: "end" },
    });
    for (const words of ["reset my password", "asmith", "17 April 1990", "september"])
      expect((await say(words)).attributes).not.toHaveProperty("outcome");
    expect(await say("yes")).toMatchObject({ attributes: { outcome: "reset" } });
    expect([await bind(ALICE, sentPassword()), await counted("without a number")]).toEqual(["773", 2]);
  });

  it("says the PIN that was sent, where settings ask for one", async () => {
    const { say, sentPin, sentPassword, bind } = await openDoor({ secondFactor: "PIN" });
    for (const words of ["reset my password", "asmith", "17 April 1990", "september"]) await say(words);
    expect(await say("yes")).toMatchObject({
      said: "If these details are right, a code is on its way to your mobile. Please say or key it.",
    });
    expect(await say("what code")).toMatchObject({ said: expect.stringMatching(/^I did not get the code/) });
    expect(await say([...sentPin()].join(" "))).toMatchObject({ state: "Fulfilled", attributes: { outcome: "reset" } });
    expect(await bind(ALICE, sentPassword())).toBe("773");
  });
});
