import { gunzipSync } from "node:zlib";
import * as LexRuntime from "@aws-sdk/client-lex-runtime-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Library, lexAlone, openLibrary, refusalOf, slotsOf, spoken, talk } from "../lex.test-support.ts";
import { library as libraryBot } from "../library.test-support.ts";

let library: Library;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library.close());

const get = ({ address }: ReturnType<typeof talk>) => library.client.send(new LexRuntime.GetSessionCommand(address));
const put = (
  { address }: ReturnType<typeof talk>,
  sessionState: LexRuntime.SessionState,
  more: Partial<LexRuntime.PutSessionCommandInput> = {},
) => library.client.send(new LexRuntime.PutSessionCommand({ ...address, sessionState, ...more }));
const unpacked = (text = "") => JSON.parse(gunzipSync(Buffer.from(text, "base64")).toString());

describe("a session", () => {
  it("is the client's in one alias and locale alone", async () => {
    const sessionId = "the-same-id";
    const first = talk(library, { sessionId });
    await first.send("borrow a book");
    expect(spoken(await talk(library, { sessionId, localeId: "en_AU" }).send("2"))).toBe("I do not understand.");
    expect(spoken(await talk(library, { sessionId, botAliasId: "BARE" }).send("2"))).toBe("I do not understand.");
    expect(spoken(await first.send("2"))).toBe("When do you come?");
  });

  it("can be looked at", async () => {
    const one = talk(library);
    const said = await one.send("lend me dune");
    const { sessionState, messages, interpretations, sessionId } = await get(one);
    expect({ sessionState, messages, interpretations, sessionId }).toEqual({
      sessionState: said.sessionState,
      messages: said.messages,
      interpretations: said.interpretations,
      sessionId: one.address.sessionId,
    });
  });

  it("is forgotten when it is deleted", async () => {
    const one = talk(library);
    await one.send("borrow a book");
    const answer = await library.client.send(new LexRuntime.DeleteSessionCommand(one.address));
    expect(answer).toMatchObject(one.address);
    expect(await refusalOf(get(one))).toMatchObject({ code: "ResourceNotFoundException", status: 404 });
    expect(await refusalOf(library.client.send(new LexRuntime.DeleteSessionCommand(one.address)))).toMatchObject({
      code: "ResourceNotFoundException",
    });
    expect(spoken(await one.send("dune"))).toBe("I do not understand.");
  });

  it("takes one request at a time", async () => {
    const one = talk(library, { localeId: "en_GB" });
    const both = await Promise.allSettled([one.send("borrow a book"), one.send("borrow a book")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { name: "ConflictException" } });
    expect(spoken(await one.send("dune"))).toBe("When do you come?");
  });

  it("is forgotten when nothing is said for as long as the bot has it, and no sooner", async () => {
    let now = Date.UTC(2026, 10, 26);
    const client = await lexAlone({ bots: [libraryBot({ idleSessionTTLInSeconds: 60 })], now: () => now });
    const { send } = talk({ client });
    await send("borrow a book");
    now += 59_999;
    expect(spoken(await send("dune"))).toBe("When do you come?");
    now += 60_000;
    expect(spoken(await send("today"))).toBe("I do not understand.");
    expect(slotsOf(await send("lend me dune from north"))).toEqual({ Title: "dune", Branch: "North" });
    expect(slotsOf(await send("november 25"))).toMatchObject({ Day: "2027-11-25" });
  });
});

describe("a client that says where a conversation stands", () => {
  it("has it go on from there, and is told what is asked", async () => {
    const one = talk(library);
    const slots = { Title: { value: { interpretedValue: "emma" } } };
    const sessionAttributes = { name: "Ann" };
    const answer = await put(one, {
      sessionAttributes,
      intent: { name: "Borrow", slots },
      dialogAction: { type: "ElicitSlot", slotToElicit: "Branch" },
    });
    expect(answer).toMatchObject({ sessionId: one.address.sessionId, contentType: "text/plain; charset=utf-8" });
    expect(unpacked(answer.messages)).toEqual([{ contentType: "PlainText", content: "From which branch?" }]);
    expect(unpacked(answer.sessionState)).toMatchObject({ sessionAttributes, intent: { name: "Borrow" } });
    expect(slotsOf(await one.send("south"))).toEqual({ Title: "emma", Branch: "South" });
  });

  it("may say words of its own, and leave what is next to the bot", async () => {
    const one = talk(library);
    const messages = [{ contentType: "PlainText" as const, content: "Welcome back." }];
    const own = await put(one, { intent: { name: "Borrow" }, dialogAction: { type: "ElicitIntent" } }, { messages });
    expect(unpacked(own.messages)).toEqual(messages);
    const slots = { Copies: { value: { interpretedValue: "2" } } };
    const next = await put(one, { intent: { name: "Return", slots }, dialogAction: { type: "Delegate" } });
    expect(unpacked(next.sessionState)).toMatchObject({ intent: { state: "ReadyForFulfillment" } });
  });

  it("may do so with its words", async () => {
    const { send } = talk(library);
    const turn = await send("dune", {
      sessionState: { intent: { name: "Borrow" }, dialogAction: { type: "ElicitSlot", slotToElicit: "Title" } },
    });
    expect(slotsOf(turn)).toEqual({ Title: "dune" });
  });

  it("replaces the session's attributes, and leaves them where it has none", async () => {
    const { send } = talk(library);
    await send("borrow a book", { sessionState: { sessionAttributes: { a: "1", b: "2" } } });
    expect((await send("dune")).sessionState?.sessionAttributes).toEqual({ a: "1", b: "2" });
    const turn = await send("today", { sessionState: { sessionAttributes: { c: "3" } } });
    expect(turn.sessionState?.sessionAttributes).toEqual({ c: "3" });
  });

  it.each<[string, LexRuntime.SessionState]>([
    ["an intent that is not there", { intent: { name: "Steal" } }],
    ["a slot that is not there", { intent: { name: "Borrow", slots: { Days: {} } } }],
    [
      "a question for such a slot",
      { intent: { name: "Borrow" }, dialogAction: { type: "ElicitSlot", slotToElicit: "Days" } },
    ],
    ["a confirmation of nothing", { dialogAction: { type: "ConfirmIntent" } }],
    ["no action", { intent: { name: "Borrow" }, dialogAction: { type: "None" } }],
    ["too many attributes", { sessionAttributes: { x: "x".repeat(12_289) } }],
  ])("is refused %s", async (_, sessionState) => {
    const { send } = talk(library);
    expect(await refusalOf(send("dune", { sessionState }))).toMatchObject({ code: "ValidationException", status: 400 });
  });
});

describe("a request", () => {
  it.each([
    ["another bot", { botId: "BOT7654321" }],
    ["another alias", { botAliasId: "GONE" }],
    ["another locale", { localeId: "de_DE" }],
  ])("for %s finds nothing", async (_, other) => {
    const call = talk(library).send("help", other);
    expect(await refusalOf(call)).toMatchObject({ code: "ResourceNotFoundException", status: 404 });
  });

  it.each([
    ["too long a text", { text: "x".repeat(1_025) }],
    ["no text", { text: "" }],
    ["a session id of signs", { sessionId: "a/b" }],
    ["too short a session id", { sessionId: "a" }],
    ["a time zone that is none", { requestAttributes: { "x-amz-lex:time-zone": "Mars/North" } }],
  ])("with %s is refused", async (_, wrong) => {
    expect(await refusalOf(talk(library).send("help", wrong))).toMatchObject({
      code: "ValidationException",
      status: 400,
    });
  });

  it("that is not simulated says so", async () => {
    const { address } = talk(library);
    const speech = { ...address, requestContentType: "text/plain; charset=utf-8", inputStream: "help" };
    expect(await refusalOf(library.client.send(new LexRuntime.RecognizeUtteranceCommand(speech)))).toMatchObject({
      status: 501,
    });
    const context = { name: "x", timeToLive: { timeToLiveInSeconds: 60, turnsToLive: 1 }, contextAttributes: {} };
    expect(await refusalOf(put(talk(library), { activeContexts: [context] }))).toMatchObject({ status: 501 });
    expect(await refusalOf(put(talk(library), {}, { responseContentType: "audio/mpeg" }))).toMatchObject({
      status: 501,
    });
  });
});
