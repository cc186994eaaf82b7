import type { BotReply, BotRequest } from "@frontdesk/simulator/phone/exchange.ts";
import { describe, expect, it } from "vitest";
import { conversationsOf } from "./conversations.ts";

/** Conversations with a bot that says again what it hears; it fails as often as it is told to, and waits for its leave. */
function open() {
  const requests: BotRequest[] = [];
  const ways = { fails: 0, leave: Promise.resolve() };
  async function sendToBot(request: BotRequest): Promise<BotReply> {
    requests.push(request);
    await ways.leave;
    if (ways.fails-- > 0) throw Object.assign(new Error("of the test"), { name: "DependencyFailedException" });
    const isOver = request.text === "bye";
    return {
      messages: [{ contentType: "PlainText", content: `You say ${request.text}.` }],
      ...{ intent: "Echo", slots: {}, state: isOver ? "Fulfilled" : "InProgress" },
      sessionAttributes: isOver ? { outcome: "done", askedSlot: "x" } : { askedSlot: "confirmation" },
    };
  }
  const bots = [{ name: "Echo", aliasArn: "arn:alias", localeIds: ["en_US"] }];
  return { ...conversationsOf(() => ({ bots, sendToBot })), requests, ways };
}

describe("the page's conversations", () => {
  it("tell what the bot asks for, and what came of it", async () => {
    const { begin, say, requests } = open();
    const { id, bot } = begin({ from: "+12025550123" });
    expect(bot).toBe("Echo");
    const asked = { said: "hi", answered: ["You say hi."], intent: "Echo", state: "InProgress", isOver: false };
    expect(await say(id, { number: 0, said: "hi" })).toEqual({ ...asked, asks: "confirmation" });
    expect(await say(id, { number: 1, said: "bye" })).toMatchObject({ isOver: true, outcome: "done" });
    expect(requests[0]?.sessionAttributes).toEqual({ callerNumber: "+12025550123" });
  });

  it("send no turn twice, be it said again later or at once", async () => {
    const { begin, say, requests, ways } = open();
    const { id } = begin({ from: "" });
    const { promise, resolve } = Promise.withResolvers<void>();
    ways.leave = promise;
    const both = [say(id, { number: 0, said: "hi" }), say(id, { number: 0, said: "hi" })];
    resolve();
    const [one, other] = await Promise.all(both);
    expect([other, await say(id, { number: 0, said: "hi" })]).toEqual([one, one]);
    expect(requests).toHaveLength(1);
  });

  it.each([
    [0, "something else"],
    [2, "hi"],
  ])("refuse a turn that is another one: %i, %s", async (number, said) => {
    const { begin, say } = open();
    const { id } = begin({ from: "" });
    await say(id, { number: 0, said: "hi" });
    await expect(say(id, { number, said })).rejects.toMatchObject({ code: "OtherTurn" });
  });

  it("go on when a turn is tried again that the bot has failed at", async () => {
    const { begin, say, ways } = open();
    const { id } = begin({ from: "" });
    ways.fails = 1;
    await expect(say(id, { number: 0, said: "hi" })).rejects.toMatchObject({ name: "DependencyFailedException" });
    expect(await say(id, { number: 0, said: "hi" })).toMatchObject({ answered: ["You say hi."] });
  });

  it("are as many as are kept, and the oldest is forgotten", async () => {
    const { begin, say } = open();
    const [first, second] = Array.from({ length: 21 }, () => begin({ from: "" }));
    const turn = { number: 0, said: "hi" };
    await expect(say(String(first?.id), turn)).rejects.toMatchObject({ code: "UnknownChat" });
    expect(await say(String(second?.id), turn)).toMatchObject({ said: "hi" });
  });
});
