import { describe, expect, it } from "vitest";
import type { BotReply, BotRequest } from "../exchange.ts";
import { action, all, call, exchangeOf, flow, hangUp, say } from "../phone.test-support.ts";

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
    say("error", "error", "bye"),
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

  it("takes the time-out of a silent caller", async () => {
    expect((await call(bot().exchange)).spoken.at(-1)).toBe("late");
  });

  it("takes the error branch where the instance has no bots, and says which it wants", async () => {
    const { transcript, spoken } = await call(exchangeOf([main]));
    const [branched] = all(transcript, "branched");
    expect(branched).toMatchObject({ branch: "NoMatchingError", why: "the instance has no bot arn:alias" });
    expect(spoken).toEqual(["error"]);
  });
});
