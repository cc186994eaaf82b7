import { describe, expect, it } from "vitest";
import type { BotReply, BotRequest } from "../exchange.ts";
import { action, all, call, exchangeOf, flow, hangUp, LINE, say } from "../phone.test-support.ts";

describe("ConnectParticipantWithLexBot", () => {
  const main = flow(
    "main",
    action(
      "bot",
      "ConnectParticipantWithLexBot",
      {
        Text: "How can I help?",
        LexV2Bot: { AliasArn: "arn:alias" },
        LexSessionAttributes: { from: "$.CustomerEndpoint.Address" },
      },
      {
        when: { Reset: "reset" },
        errors: { InputTimeLimitExceeded: "late", NoMatchingCondition: "other", NoMatchingError: "error" },
      },
    ),
    say("reset", "$.Lex.IntentName for $.Lex.Slots.user, $.Lex.SessionAttributes.step", "bye"),
    say("late", "late", "bye"),
    say("other", "other", "bye"),
    say("error", "error: $.Lex.IntentName for $.Lex.Slots.user, $.Lex.SessionAttributes.step", "bye"),
    hangUp("bye"),
  );
  function bot(...replies: Partial<BotReply>[]) {
    const requests: BotRequest[] = [];
    const sendToBot = async (request: BotRequest): Promise<BotReply> => {
      requests.push(request);
      const reply = replies[requests.length - 1] ?? {};
      return { messages: [], intent: "Reset", slots: {}, state: "Fulfilled", sessionAttributes: {}, ...reply };
    };
    return { exchange: exchangeOf([main], { sendToBot }), requests };
  }

  it("talks until the bot is done, and takes the intent's branch", async () => {
    const { exchange, requests } = bot(
      {
        state: "InProgress",
        messages: [{ contentType: "SSML", content: "<speak>Who <b>are</b> you?</speak>" }],
        sessionAttributes: { step: "1" },
      },
      {
        slots: { user: "nadia" },
        messages: [{ contentType: "PlainText", content: "Done." }],
        sessionAttributes: { step: "2" },
      },
    );
    const { spoken, contactId } = await call(exchange, "say reset my password,say nadia");
    expect(spoken).toEqual(["How can I help?", "Who are you?", "Done.", "Reset for nadia, 2"]);
    const [first, second] = requests;
    expect(first).toEqual({
      aliasArn: "arn:alias",
      sessionId: contactId,
      localeId: "en_US",
      text: "reset my password",
      sessionAttributes: { from: "+12025550123" },
    });
    expect(second).toMatchObject({ text: "nadia", sessionAttributes: { step: "1" } });
  });

  it("takes keys as words, up to # or a pause", async () => {
    const { exchange, requests } = bot({ state: "InProgress" }, { intent: "Other" });
    const { spoken } = await call(exchange, "1,2,#,3,wait 6");
    expect(requests.map(({ text }) => text)).toEqual(["12", "3"]);
    expect(spoken.at(-1)).toBe("other");
  });

  it("listens as the session's attributes say for what is asked", async () => {
    const sessionAttributes = {
      "x-amz-lex:audio:start-timeout-ms:Reset:user": "9000",
      "x-amz-lex:audio:start-timeout-ms:Reset:PIN": "45000",
      "x-amz-lex:dtmf:end-timeout-ms:Reset:*": "8000",
      "x-amz-lex:dtmf:max-length:*:PIN": "4",
      "x-amz-lex:dtmf:end-character:Reset:user": "0",
    };
    const asking = (slotToElicit: string): Partial<BotReply> => ({
      state: "InProgress",
      slotToElicit,
      sessionAttributes,
    });
    const { exchange, requests } = bot(asking("user"), asking("PIN"), asking("PIN"), asking("other"));
    const script = "say reset,wait 8.5,1,wait 7,2,0,wait 44,1,2,3,4,5,6,*,7,#,wait 5,8";
    const { transcript } = await call(exchange, script);
    expect(requests.map(({ text }) => text)).toEqual(["reset", "12", "1234", "7"]);
    expect(all(transcript, "silent")).toMatchObject([{ for: 4_000 }]);
  });

  it("takes the error branch where the bot fails, with what it said before", async () => {
    const { exchange } = bot({ state: "InProgress", sessionAttributes: { step: "1" }, slots: { user: "nadia" } });
    const failing = {
      ...exchange,
      sendToBot: async (request: BotRequest) => {
        if (request.text === "nadia") throw Object.assign(new Error("of nadia"), { name: "DependencyFailedException" });
        return (await exchange.sendToBot?.(request)) as BotReply;
      },
    };
    const { transcript, spoken } = await call(failing, "say reset,say nadia");
    const [branched] = all(transcript, "branched");
    expect(branched).toMatchObject({ branch: "NoMatchingError", why: "the bot fails: DependencyFailedException" });
    expect(spoken.at(-1)).toBe("error: Reset for nadia, 1");
  });

  it("takes the intent's branch also where it has failed", async () => {
    const { exchange } = bot({ state: "Failed", sessionAttributes: { step: "end" } });
    expect((await call(exchange, "say reset")).spoken.at(-1)).toBe("Reset for , end");
  });

  it("talks only to bots that are associated with the instance", async () => {
    const { exchange, requests } = bot();
    const other = { name: "Other", aliasArn: "arn:other", localeIds: ["en_US"] };
    const { spoken } = await call({ ...exchange, bots: [other] }, "say reset");
    expect([requests, spoken]).toEqual([[], ["error:  for , "]]);
    expect((await call({ ...exchange, bots: [{ ...other, aliasArn: "arn:alias" }] }, "say reset")).spoken.at(-1)).toBe(
      "Reset for , ",
    );
  });

  it("begins with the message that the flow has for it, without asking", async () => {
    const { exchange, requests } = bot();
    const talk = { LexV2Bot: { AliasArn: "arn:alias" }, LexInitializationData: { InitialMessage: "$.Channel" } };
    const begun = flow(
      "begun",
      action("bot", "ConnectParticipantWithLexBot", talk, {
        errors: { NoMatchingError: "bye", NoMatchingCondition: "bye" },
      }),
      hangUp("bye"),
    );
    await call({ ...exchange, flows: [begun], numbers: [{ number: LINE, flowId: begun.id }] });
    expect(requests.map(({ text }) => text)).toEqual(["VOICE"]);
  });

  it("takes the time-out of a silent caller", async () => {
    expect((await call(bot().exchange)).spoken.at(-1)).toBe("late");
  });

  it("takes the error branch where the instance has no bots, and says which it wants", async () => {
    const { transcript, spoken } = await call(exchangeOf([main]));
    const [branched] = all(transcript, "branched");
    expect(branched).toMatchObject({ branch: "NoMatchingError", why: "the instance has no bot arn:alias" });
    expect(spoken).toEqual(["error:  for , "]);
  });
});
