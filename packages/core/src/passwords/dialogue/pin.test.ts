import { describe, expect, it } from "vitest";
import { converseWith } from "./conversation.test-support.ts";

const RIGHT = ["asmith", "17 April 1990", "march", "yes"];
const asked = { outcome: "asked", code: "PinSent", account: "0a1b" } as const;
const ASKED = "If these details are right, a code is on its way to your mobile. Please say or key it.";

async function confirmed(options: Parameters<typeof converseWith>[0] = {}) {
  const conversation = converseWith({ asked, pinLength: 6, ...options });
  await conversation.begin();
  for (const words of RIGHT) await conversation.say(words);
  return conversation;
}

describe("a conversation with a PIN", () => {
  it("has the PIN sent once all is confirmed, and resets by it", async () => {
    const { heard, say, asks, pinRequests, requests } = await confirmed();
    expect(heard.at(-1)).toMatchObject({
      does: "elicit",
      slot: "PIN",
      message: ASKED,
      confirmation: "Confirmed",
      told: asked,
    });
    expect([asks(), pinRequests.length, requests.length]).toEqual(["PIN", 1, 0]);
    expect(pinRequests[0]).not.toHaveProperty("pin");
    expect(await say("zero one two three four five")).toMatchObject({ does: "close", state: "Fulfilled" });
    expect(requests).toMatchObject([{ login: "asmith", birthDate: "1990-04-17", startMonth: "March", pin: "012345" }]);
    expect(pinRequests).toHaveLength(1);
  });

  it.each(["WrongDetails", "UnknownUser", "AccountLocked", "PinLimited"])(
    "asks everybody for it in the same words: %s",
    async (code) => {
      const right = await confirmed();
      const other = await confirmed({ asked: { outcome: "asked", code } });
      const { told: _, ...answer } = { told: undefined, ...right.heard.at(-1) };
      expect(other.heard.at(-1)).toEqual({ ...answer, told: { outcome: "asked", code } });
    },
  );

  it.each(["unavailable", "unable"] as const)("ends where no PIN can be sent to anybody: %s", async (outcome) => {
    const { heard, requests } = await confirmed({ asked: { outcome, code: "DirectoryDown" } });
    expect(heard.at(-1)).toMatchObject({ does: "close", state: "Failed", attributes: { outcome } });
    expect(requests).toEqual([]);
  });

  it("takes nothing for the PIN that was said before one was sent", async () => {
    const { turn, say, pinRequests, requests } = await confirmed({ filled: { PIN: "111111" } });
    expect([pinRequests.length, turn().slots.PIN]).toEqual([1, undefined]);
    await say("222222");
    expect(requests).toMatchObject([{ pin: "222222" }]);
  });

  it("asks again for what is no PIN, three times at most, and sends no other", async () => {
    const { say, turn, pinRequests, requests } = await confirmed();
    const again = {
      does: "elicit",
      slot: "PIN",
      confirmation: "Confirmed",
      message: expect.stringMatching(/^I did not get the code\./),
    };
    expect(await say("12345")).toMatchObject(again);
    expect(turn().slots).toMatchObject({ UserID: { value: "asmith" }, PIN: undefined });
    expect(await say("what")).toMatchObject(again);
    expect(await say("help")).toMatchObject({ does: "close", attributes: { next: "agent" } });
    expect([pinRequests.length, requests.length]).toEqual([1, 0]);
  });

  it("ends refused where it is the wrong one", async () => {
    const { say } = await confirmed({ reset: { outcome: "refused", code: "WrongPin" } });
    expect(await say("999999")).toMatchObject({ message: "The details you provided are incorrect. Goodbye" });
  });

  it("never has the PIN in its attributes", async () => {
    const { say, heard } = await confirmed();
    await say("012345");
    for (const { attributes } of heard) expect(Object.values(attributes)).not.toContain("012345");
  });

  it("comes to the same with a bot that asks for the confirmation again after it", async () => {
    const { say, asks, pinRequests, requests } = await confirmed({ isForgetful: true });
    await say("012345");
    if (asks() === "confirmation") await say("yes");
    expect(requests).toMatchObject([{ login: "asmith", pin: "012345" }]);
    expect(pinRequests).toHaveLength(1);
  });

  it("looks at no PIN where settings want none", async () => {
    const conversation = converseWith({ filled: { PIN: "111111" } });
    await conversation.begin();
    for (const words of RIGHT) await conversation.say(words);
    expect(conversation.heard.at(-1)).toMatchObject({ does: "close", state: "Fulfilled" });
  });
});
