import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { lambdaArn } from "../../lambda/bundles.test-support.ts";
import { type Library, lexAlone, openLibrary, refusalOf, spoken, talk } from "../lex.test-support.ts";
import { BOT } from "../library.test-support.ts";
import { answer } from "./hooks.test-support.ts";

let library: Library;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library.close());

const british = { localeId: "en_GB" };

describe("a function that fails", () => {
  it("fails the turn, of its error nothing is told, and the conversation can go on", async () => {
    const { send } = talk(library, british);
    await send("borrow a book");
    const refusal = await refusalOf(send("dune", { orders: { DialogCodeHook: "throw" } }));
    expect(refusal).toEqual({
      ...{ code: "DependencyFailedException", status: 424 },
      message: "Invalid Lambda Response: Received error response from Lambda: Unhandled",
    });
    expect(spoken(await send("dune"))).toBe("When do you come?");
  });

  it("at the end has the bot's own words said, where it has any", async () => {
    const { send } = talk(library, { localeId: "en_AU" });
    const turn = await send("return 2 books", { orders: { FulfillmentCodeHook: "throw" } });
    expect(spoken(turn)).toBe("It is unknown.");
    expect(turn.sessionState).toMatchObject({ dialogAction: { type: "Close" }, intent: { state: "Failed" } });
    const closed = answer({ type: "Close" }, { name: "Return", state: "Failed" });
    expect(spoken(await send("return 2 books", { orders: { FulfillmentCodeHook: closed } }))).toBe("It is unknown.");
  });

  it("is one that does not let the alias", async () => {
    const refusal = await refusalOf(talk(library, { ...british, botAliasId: "DENIED" }).send("borrow a book"));
    const alias = `arn:aws:lex:us-east-1:123456789012:bot-alias/${BOT}/DENIED`;
    expect(refusal).toEqual({
      ...{ code: "DependencyFailedException", status: 424 },
      message: `Access denied while invoking lambda function ${lambdaArn("denied")} from ${alias}. Please check the policy on this function.`,
    });
  });

  it("is one that the alias does not have", async () => {
    const refusal = await refusalOf(talk(library, { ...british, botAliasId: "BARE" }).send("borrow a book"));
    expect(refusal).toMatchObject({
      code: "DependencyFailedException",
      message: expect.stringMatching(/Invalid Bot Configuration/),
    });
  });

  it("is not called with more than Lex passes on", async () => {
    const { send } = talk(library, british);
    const sessionAttributes = { note: "x".repeat(12_000) };
    const refusal = await refusalOf(send("borrow a book", { sessionState: { sessionAttributes } }));
    expect(refusal).toMatchObject({
      code: "DependencyFailedException",
      message: expect.stringMatching(/longer than 12288 bytes/),
    });
  });
});

describe("a function that is slow", () => {
  it("fails the turn when its own time is over", async () => {
    const slow = await openLibrary({ hook: { timeout: 1 } });
    onTestFinished(() => slow.close());
    const { send } = talk(slow, british);
    expect(await refusalOf(send("borrow a book", { orders: { DialogCodeHook: "hang" } }))).toMatchObject({
      ...{ code: "DependencyFailedException", status: 424 },
    });
    expect(spoken(await send("borrow a book"))).toBe("Which one?");
  });

  it("fails the turn when Lex's time is over, and the bot has words for that", async () => {
    const client = await lexAlone({ patience: 50, invokeFor: () => new Promise(() => {}) });
    expect(await refusalOf(talk({ client }, british).send("borrow a book"))).toEqual({
      ...{ code: "DependencyFailedException", status: 424 },
      message: `Timed out while invoking lambda function ${lambdaArn("hook")}.`,
    });
    const turn = await talk({ client }, { localeId: "en_AU" }).send("return 2 books");
    expect([spoken(turn), turn.sessionState?.intent?.state]).toEqual(["It takes too long.", "Failed"]);
  });
});

it("a Lambda that is out of order is a bad gateway", async () => {
  const client = await lexAlone({ invokeFor: () => Promise.reject(new Error("closed")) });
  expect(await refusalOf(talk({ client }, british).send("borrow a book"))).toMatchObject({
    ...{ code: "BadGatewayException", status: 502 },
  });
});
