import { describe, expect, it } from "vitest";
import { PASSWORD, SERVICE_PASSWORD } from "../directory/fixtures.ts";
import { ALICE, MOBILE, openDoor } from "./doors.ts";
import { BORN_IN, CONTACT, event, RIGHT } from "./events.ts";

const REFUSED = "The details you provided are incorrect. Goodbye";
const GUID = expect.stringMatching(/^[0-9a-f]{32}$/);

describe("the function ResetPassword", () => {
  it("resets a password by an event of Lex V2, and logs it by ids and codes alone", async () => {
    const { v2, texts, sentPassword, bind, printed, logged, kept } = await openDoor();
    const answer = await v2(event("Fulfillment", RIGHT));
    expect(answer).toMatchObject({
      sessionState: {
        sessionAttributes: { contactId: CONTACT, outcome: "reset", next: "end" },
        dialogAction: { type: "Close" },
        intent: { name: "ResetPW", state: "Fulfilled", slots: { UserID: null, DOB: null, MonthStarted: null } },
      },
      messages: [{ contentType: "PlainText", content: "Your password has been reset and sent to your mobile." }],
    });
    expect(texts().map(({ to }) => to)).toEqual([MOBILE]);
    expect(await bind(ALICE, sentPassword())).toBe("773");
    expect(await bind(ALICE, PASSWORD)).toBe("52e");
    expect(logged()).toMatchObject([
      { level: "INFO", contactId: CONTACT, outcome: "reset", code: "Reset", account: GUID },
    ]);
    const left = [...printed, await kept(), JSON.stringify(answer)].join("\n");
    for (const secret of [sentPassword(), SERVICE_PASSWORD, MOBILE, "smith", "september"])
      expect(left.toLowerCase()).not.toContain(secret.toLowerCase());
    expect(left).not.toMatch(BORN_IN);
  });

  it("resets it by what the article's function was given", async () => {
    const { invoke, bind, sentPassword } = await openDoor();
    const slots = { UserID: "asmith", DOB: "1990-04-17", MonthStarted: "September" };
    expect(await invoke({ currentIntent: { slots } })).toMatchObject({
      dialogAction: {
        ...{ type: "Close", fulfillmentState: "Fulfilled" },
        message: { contentType: "PlainText", content: "Your password has been reset and sent to your mobile." },
      },
    });
    expect(await bind(ALICE, sentPassword())).toBe("773");
  });

  it("resets it once, and counts once, where Lex repeats the invocation", async () => {
    const { v2, texts, counted } = await openDoor();
    const [first, again] = [await v2(event("Fulfillment", RIGHT)), await v2(event("Fulfillment", RIGHT))];
    expect(again).toEqual(first);
    expect([texts().length, await counted("caller")]).toEqual([1, 1]);
  });

  it("asks nothing of the directory while slots are looked at, and keeps them in their one form", async () => {
    const { v2, directory } = await openDoor();
    const { sessionState } = await v2(event("Dialog", { ...RIGHT, MonthStarted: null }));
    expect(sessionState).toMatchObject({
      dialogAction: { type: "Delegate" },
      intent: {
        slots: {
          UserID: { value: { interpretedValue: "asmith" } },
          DOB: { value: { interpretedValue: "1990-04-17" } },
        },
      },
    });
    const wrong = await v2(event("Dialog", { ...RIGHT, DOB: "04/05/1990" }));
    expect(wrong.sessionState.dialogAction).toEqual({ type: "ElicitSlot", slotToElicit: "DOB" });
    expect(wrong.messages).toMatchObject([{ content: expect.stringMatching(/the day from the month/) }]);
    expect(directory.operations.entries()).toEqual([]);
  });

  it("answers whoever is refused alike, and says why in the log alone", async () => {
    const { v2, logged, bind } = await openDoor();
    const wrong = [
      { ...RIGHT, DOB: "1990-04-18" },
      { ...RIGHT, MonthStarted: "october" },
      { ...RIGHT, UserID: "nobody" },
      { ...RIGHT, UserID: "f disabled" },
    ];
    const answers = [];
    for (const [index, words] of wrong.entries())
      answers.push(await v2(event("Fulfillment", words, { requestId: `r-${index}` })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]?.messages).toMatchObject([{ content: REFUSED }]);
    expect(logged().map(({ level, code }) => `${level} ${code}`)).toEqual([
      ...["WARN WrongDetails", "WARN WrongDetails", "WARN UnknownUser", "WARN BarredDisabled"],
    ]);
    expect(await bind(ALICE, PASSWORD)).toBe("bound");
  });

  it("refuses hostile slots, each of which costs one attempt", async () => {
    const { v2, counted, texts, printed } = await openDoor();
    const hostile = [
      "*",
      ")(",
      "asmith\u0000",
      " * ",
      "ａｓｍｉｔｈ",
      "asmi\u200bth",
      "asmith)(cn=*",
      "a".repeat(8_000),
      "",
    ];
    for (const [index, UserID] of hostile.entries()) {
      const answer = await v2(event("Fulfillment", { ...RIGHT, UserID }, { requestId: `r-${index}` }));
      expect(answer.messages, UserID.slice(0, 20)).toMatchObject([{ content: REFUSED }]);
      expect(await counted("caller")).toBe(index + 1);
    }
    const nothing = await v2(event("Fulfillment", { UserID: null, DOB: null, MonthStarted: null }));
    expect(nothing.messages).toMatchObject([{ content: REFUSED }]);
    expect(texts()).toEqual([]);
    expect(printed.join("\n")).not.toMatch(/asmi|ａ|\*|a{12}/);
  });

  it("fails for an event that is none of Lex, and does not say what is in it", async () => {
    const { invoke, printed } = await openDoor();
    const answer = await invoke({ slots: { UserID: "asmith", DOB: "1990-04-17" } });
    expect(answer).toHaveProperty("errorMessage");
    const left = JSON.stringify(answer) + printed.join("\n");
    expect(left).not.toContain("asmith");
    expect(left).not.toMatch(BORN_IN);
  });
});
