import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { BotReply, BotRequest } from "@frontdesk/simulator/phone/exchange.ts";
import { describe, expect, it } from "vitest";
import { chat, type Turn } from "./chat.ts";
import { linesOf, scriptedChat } from "./scripted-chat.ts";
import { terminalChat } from "./terminal-chat.ts";

const bot = { name: "Desk", aliasArn: "arn:alias", localeIds: ["en_GB", "en_US"] };

/** A talk with a bot that asks "Who?" until it hears "bye", and fails at "fail". */
function talk() {
  const requests: BotRequest[] = [];
  const heard: Turn[] = [];
  async function send(request: BotRequest): Promise<BotReply> {
    requests.push(request);
    if (request.text === "fail") throw Object.assign(new Error("of the test"), { name: "DependencyFailedException" });
    const count = String(Number(request.sessionAttributes.count ?? 0) + 1);
    const isOver = request.text === "bye";
    const content = isOver ? "<speak>Good<break/>bye.</speak>" : "Who?";
    return {
      messages: [{ contentType: isOver ? "SSML" : "PlainText", content }],
      ...{ intent: "Ask", slots: {}, state: isOver ? "Failed" : "InProgress", sessionAttributes: { count } },
      ...(isOver ? {} : { slotToElicit: "Name" }),
    };
  }
  const attributes = { callerNumber: "+12025550123" };
  const conversation = chat({ send, bot, sessionId: "one", attributes, heard: (turn) => void heard.push(turn) });
  return { conversation, requests, heard };
}

it("a chat keeps the session's attributes as the bot has them, and tells each turn", async () => {
  const { conversation, requests, heard } = talk();
  await conversation.say("hello");
  expect(await conversation.say("bye")).toEqual({
    said: "bye",
    answered: ["Good bye."],
    intent: "Ask",
    state: "Failed",
  });
  const words = { aliasArn: "arn:alias", sessionId: "one", localeId: "en_GB" };
  expect(requests).toEqual([
    { ...words, text: "hello", sessionAttributes: { callerNumber: "+12025550123" } },
    { ...words, text: "bye", sessionAttributes: { count: "1" } },
  ]);
  expect(heard).toEqual(conversation.turns);
  expect(heard[0]).toEqual({ said: "hello", answered: ["Who?"], intent: "Ask", state: "InProgress", asks: "Name" });
  expect(conversation.attributes()).toEqual({ count: "2" });
});

describe("a chat by a script", () => {
  it.each<[string[], string[], string | undefined]>([
    [["hello", "bye"], ["hello", "bye"], undefined],
    [["hello"], ["hello"], "The bot waits for more to be said."],
    [["bye", "hello", "you"], ["bye"], "The bot was done before all was said; left over: 2."],
    [["hello", "fail", "bye"], ["hello", "fail"], "The bot fails: DependencyFailedException: of the test"],
    [[], [], "Nothing was said."],
  ])("%j goes as far as it can, and says why no further", async (words, said, why) => {
    const { conversation, requests } = talk();
    const echoed: string[] = [];
    expect(await scriptedChat(words, conversation, (each) => echoed.push(each))).toBe(why);
    expect(requests.map((request) => request.text)).toEqual(said);
    expect(echoed).toEqual(said);
  });

  it("may come in lines, of which blank ones are none", async () => {
    const input = new PassThrough();
    input.end("hello\n\n  bye \n");
    const { conversation, requests } = talk();
    expect(await scriptedChat(linesOf(input), conversation, () => {})).toBeUndefined();
    expect(requests.map((request) => request.text)).toEqual(["hello", "bye"]);
  });
});

it("a chat by a person goes on after a failure and after the bot is done, until they end it", async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const { conversation, requests } = talk();
  const shown = text(output);
  input.end("hello\nfail\n\nbye\nhello\n");
  await terminalChat({ input, output }, conversation);
  output.end();
  expect(requests.map((request) => request.text)).toEqual(["hello", "fail", "bye", "hello"]);
  expect(await shown).toContain("The bot fails: DependencyFailedException: of the test\n");
});
