import { describe, expect, it } from "vitest";
import type { Reset } from "../reset.ts";
import { converseWith } from "./conversation.test-support.ts";

const RIGHT = ["a smith dash seven", "17 April 1990", "march", "yes"];
const elicits = (slot: string, message: RegExp | string) => ({
  does: "elicit",
  slot,
  message: typeof message === "string" ? message : expect.stringMatching(message),
});

describe("a conversation", () => {
  it("leaves the asking to the bot as long as all is well, and resets once at its end, by the details in their one form", async () => {
    const { begin, say, asks, requests } = converseWith();
    expect(await begin()).toMatchObject({ does: "delegate" });
    const asked = [asks()];
    for (const words of RIGHT.slice(0, -1)) {
      expect(await say(words)).toMatchObject({ does: "delegate", confirmation: "None" });
      asked.push(asks());
    }
    expect(asked).toEqual(["UserID", "DOB", "MonthStarted", "confirmation"]);
    expect(requests).toEqual([]);
    expect(await say("yes")).toMatchObject({
      ...{ does: "close", state: "Fulfilled", told: { outcome: "reset", code: "Reset" } },
      message: "Your password has been reset and sent to your mobile.",
      attributes: { outcome: "reset", next: "end" },
    });
    expect(requests).toEqual([
      {
        ...{ id: "turn-1", contactId: "contact-1", caller: "+12025550123", line: "+18005550100" },
        ...{ login: "asmith-7", birthDate: "1990-04-17", startMonth: "March" },
      },
    ]);
  });

  it("puts each slot in its one form as soon as it is said", async () => {
    const { begin, say, turn } = converseWith({ startMonth: "month and year" });
    await begin();
    for (const words of ["A. Smith", "april seventeenth nineteen ninety", "03/2019"]) await say(words);
    expect(turn().slots).toEqual({
      UserID: { said: "A. Smith", value: "asmith" },
      DOB: { said: "april seventeenth nineteen ninety", value: "1990-04-17" },
      MonthStarted: { said: "03/2019", value: "March 2019" },
      PIN: undefined,
    });
  });

  it("asks again for a slot that is wrong, says what is wrong, and keeps those that are right", async () => {
    const { begin, say, turn, asks } = converseWith();
    await begin();
    expect(await say("a*")).toMatchObject(elicits("UserID", /^I did not get your user ID.*For example: J, S/));
    await say("asmith");
    const future = { said: "April 17", value: "2027-04-17" };
    expect(await say(future)).toMatchObject(elicits("DOB", /not in the past.*the year.*For example/));
    expect(await say("04/05/1990")).toMatchObject(elicits("DOB", /the day from the month.*For example/));
    expect(turn().slots).toMatchObject({ UserID: { value: "asmith" }, DOB: undefined });
    await say("17 April 1990");
    expect(await say("long ago")).toMatchObject(
      elicits("MonthStarted", /^I did not get the month.*For example: March\./),
    );
    await say("march");
    expect([asks(), turn().slots.DOB?.value]).toEqual(["confirmation", "1990-04-17"]);
  });

  it.each(["UserID", "DOB", "MonthStarted"] as const)(
    "looks at what the first words have filled as well: %s",
    async (slot) => {
      const right = { UserID: "asmith", DOB: "1990-04-17", MonthStarted: "march" };
      const { begin, turn } = converseWith({ filled: { ...right, [slot]: "**" } });
      expect(await begin()).toMatchObject({ does: "elicit", slot });
      expect(Object.values(turn().slots).filter(Boolean)).toHaveLength(2);
    },
  );

  it("asks again for what the bot could make nothing of, unless it can be read all the same", async () => {
    const { begin, say, asks } = converseWith();
    await begin();
    expect(await say({ said: "mumble", value: undefined })).toMatchObject({ does: "elicit", slot: "UserID" });
    await say("asmith");
    expect(await say({ said: "mumble", value: undefined })).toMatchObject({ does: "elicit", slot: "DOB" });
    expect(await say({ said: "seventeen april nineteen ninety", value: undefined })).toMatchObject({
      does: "delegate",
    });
    expect(asks()).toBe("MonthStarted");
  });

  it("ends with an agent where a slot was asked for three times in vain, and counts each slot by itself", async () => {
    const { begin, say, requests } = converseWith();
    await begin();
    for (const words of ["*", "*", "asmith", "?", { said: "", value: undefined }])
      expect((await say(words)).does).not.toBe("close");
    expect(await say("?")).toMatchObject({
      ...{ does: "close", state: "Failed", told: { outcome: "unheard" } },
      message: "I am sorry, I did not understand that. Let me put you through to an agent.",
      attributes: { outcome: "unheard", next: "agent" },
    });
    expect(requests).toEqual([]);
  });

  it("begins anew after one that the bot broke off", async () => {
    const { begin, asks } = converseWith({ attributes: { askedSlot: "UserID", askedInVain: "2" } });
    expect(await begin()).toMatchObject({ does: "delegate", attributes: { askedSlot: "UserID" } });
    expect(asks()).toBe("UserID");
  });

  it("has whoever writes confirm in plain text, three times at most", async () => {
    const { begin, say } = converseWith({ isWritten: true });
    await begin();
    for (const words of RIGHT.slice(0, 2)) await say(words);
    const message = "I have your user ID as asmith-7. Shall I set a new password and send it to your mobile?";
    for (const words of ["march", "what?", "what?"])
      expect(await say(words)).toMatchObject({ does: "confirm", message });
    expect(await say("what?")).toMatchObject({ does: "close", told: { code: "Unheard" } });
  });

  it("changes nothing where the confirmation is denied", async () => {
    const { begin, say, requests } = converseWith();
    await begin();
    for (const words of RIGHT.slice(0, -1)) await say(words);
    expect(await say("no")).toMatchObject({
      ...{ does: "close", state: "Failed", told: { outcome: "denied" } },
      message: "Nothing has been changed. Please call back when you are ready.",
      attributes: { outcome: "denied", next: "end" },
    });
    expect(requests).toEqual([]);
  });

  it("leaves an answer to the confirmation that is neither yes nor no to the bot", async () => {
    const { begin, say, asks } = converseWith();
    await begin();
    for (const words of [...RIGHT.slice(0, -1), "perhaps"])
      expect(await say(words)).toMatchObject({ does: "delegate", confirmation: "None" });
    expect(asks()).toBe("confirmation");
  });

  it.each([
    ["agent", { outcome: "agent", next: "agent" }],
    ["stop", { outcome: "denied", next: "end" }],
  ])("can be left at each question, and at the confirmation, by the word %s", async (word, attributes) => {
    for (let answers = 0; answers < RIGHT.length; answers += 1) {
      const { begin, say } = converseWith();
      await begin();
      for (const words of RIGHT.slice(0, answers)) await say(words);
      expect(await say(word)).toMatchObject({ does: "close", state: "Failed", attributes });
    }
  });

  it("explains what it asks for to whoever asks for help", async () => {
    const { begin, say } = converseWith();
    await begin();
    expect(await say("help")).toMatchObject(elicits("UserID", /For example.*Or say: agent\.$/));
  });

  it("does not take the words that began it for an answer", async () => {
    const { begin, turn } = converseWith({ filled: { UserID: "agent" } });
    expect(await begin()).toMatchObject({ does: "delegate" });
    expect(turn().slots.UserID?.value).toBe("agent");
  });

  it("gives the same answer to a turn that comes again", async () => {
    const { begin, say, again, turn, requests } = converseWith();
    await begin();
    for (const words of ["*", "asmith", "2027-01-01", "*", ...RIGHT.slice(1)]) {
      const answer = await say(words);
      expect(await again()).toEqual(answer);
    }
    expect(new Set(requests.map(({ id }) => id))).toEqual(new Set([turn().id]));
  });

  it("keeps the attributes that others have set, and puts no detail in its own", async () => {
    const attributes = { callerNumber: "+12025550123", "x-amz-lex:audio:end-timeout-ms:ResetPW:UserID": "2500" };
    const { begin, say, heard } = converseWith({ attributes: { ...attributes, outcome: "refused", next: "end" } });
    await begin();
    for (const words of ["*", ...RIGHT.slice(0, 1), "2027-01-01", ...RIGHT.slice(1)]) await say(words);
    const own = ["askedSlot", "askedInVain", "outcome", "next"];
    for (const answer of heard) {
      expect(answer.attributes).toMatchObject(attributes);
      expect([...Object.keys(attributes), ...own]).toEqual(expect.arrayContaining(Object.keys(answer.attributes)));
      expect(Object.values(answer.attributes).join()).not.toMatch(/asmith|1990|2027|march/i);
    }
    expect(heard.at(0)?.attributes).not.toHaveProperty("outcome");
    expect(heard.at(-1)?.attributes).toEqual({ ...attributes, outcome: "reset", next: "end" });
  });
});

describe("what is said at the end", () => {
  const AGENT = "Let me put you through to an agent.";
  it.each<[Reset["outcome"], string, "end" | "agent"]>([
    ["reset", "Your password has been reset and sent to your mobile.", "end"],
    ["refused", "The details you provided are incorrect. Goodbye", "end"],
    [
      "unavailable",
      "I cannot reach our directory at the moment. Your password has not been changed. Please call back later.",
      "end",
    ],
    ["unable", `I cannot reset your password. It has not been changed. ${AGENT}`, "agent"],
    ["unsent", `Your password has been changed, but I could not send it to your mobile. ${AGENT}`, "agent"],
    ["unknown", `I cannot tell whether your password has been changed. ${AGENT}`, "agent"],
    ["underway", "A new password is on its way to your mobile already. Please wait for the text message.", "end"],
  ])("of %s is %j, and then comes: %s", async (outcome, message, next) => {
    const told = { outcome, code: "SomeCode", account: "0a1b" };
    const { begin, say } = converseWith({ reset: told });
    await begin();
    for (const words of RIGHT.slice(0, -1)) await say(words);
    const state = ["reset", "underway"].includes(outcome) ? "Fulfilled" : "Failed";
    expect(await say("yes")).toEqual({ does: "close", state, message, told, attributes: { outcome, next } });
  });
});
