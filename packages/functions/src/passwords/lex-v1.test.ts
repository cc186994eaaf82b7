import type { Answer } from "@frontdesk/core/passwords/dialogue/answer.ts";
import type { LexResult } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { v1Event } from "./events.test-support.ts";
import { lexEvent } from "./lex-event.ts";

const read = (event: unknown, invocation = "invocation-1") => lexEvent(event, invocation);
/** All that the article's function reads. */
const ARTICLE = { currentIntent: { slots: { UserID: "asmith", DOB: "1990-04-17", MonthStarted: "March" } } };
const slots = {
  UserID: { said: "a smith dash seven", value: "asmith-7" },
  DOB: { said: "1990-04-17", value: "1990-04-17" },
  MonthStarted: undefined,
  PIN: undefined,
};
const attributes = { callerNumber: "+12025550123" };

describe("an event of Lex V1", () => {
  it("is a turn of the conversation", () => {
    expect(read(v1Event()).turn).toEqual({
      ...{
        hook: "dialog",
        intent: "ResetPW",
        confirmation: "None",
        transcript: "march",
        isWritten: false,
        isFirst: false,
      },
      id: expect.stringMatching(/^[\w-]{43}$/),
      ...{ contactId: v1Event().userId, caller: "+12025550123", line: undefined, attributes },
      slots: {
        UserID: { said: "a smith dash seven", value: "asmith-7" },
        DOB: { said: "seventeen april nineteen ninety", value: "1990-04-17" },
        MonthStarted: { said: "March", value: "March" },
        PIN: undefined,
      },
    });
  });

  it("may be slots alone: they are to be fulfilled", () => {
    const { turn } = read(ARTICLE);
    expect(turn).toMatchObject({
      hook: "fulfilment",
      intent: "ResetPW",
      confirmation: "None",
      contactId: "invocation-1",
    });
    expect(turn.slots.UserID).toEqual({ said: "asmith", value: "asmith" });
    expect(read(ARTICLE, "invocation-2").turn.id).not.toBe(turn.id);
  });

  it.each([null, "", 7, {}, undefined])("may have a slot that is empty: %j", (UserID) => {
    const event = v1Event({ intent: { slots: { UserID: UserID as never } } });
    expect(read(event).turn.slots.UserID).toBeUndefined();
  });

  it("may have no attributes, or some that are no text", () => {
    expect(read(v1Event({ sessionAttributes: null as never })).turn.attributes).toEqual({});
    expect(read(v1Event({ sessionAttributes: { one: "1", none: undefined } })).turn.attributes).toEqual({ one: "1" });
  });
});

const written = (answer: Answer, event: unknown = v1Event()): LexResult => {
  const result = read(event).answerTo(answer);
  if (!("dialogAction" in result)) throw new Error("that is no answer to Lex V1");
  return result;
};

describe("an answer to Lex V1", () => {
  it("has the bot go on", () => {
    expect(written({ does: "delegate", slots, confirmation: "None", attributes })).toEqual({
      sessionAttributes: attributes,
      dialogAction: { type: "Delegate", slots: { UserID: "asmith-7", DOB: "1990-04-17", MonthStarted: null } },
    });
  });

  it("asks for a slot", () => {
    const answer: Answer = {
      ...{ does: "elicit", slot: "MonthStarted", message: "In which month?", slots },
      ...{ confirmation: "None", attributes },
    };
    expect(written(answer).dialogAction).toEqual({
      ...{ type: "ElicitSlot", intentName: "ResetPW", slotToElicit: "MonthStarted" },
      slots: { UserID: "asmith-7", DOB: "1990-04-17", MonthStarted: null },
      message: { contentType: "PlainText", content: "In which month?" },
    });
  });

  it("asks whoever writes to confirm", () => {
    expect(read(v1Event({ outputDialogMode: "Text" })).turn.isWritten).toBe(true);
    const message = "Is that right?";
    expect(written({ does: "confirm", message, slots, confirmation: "None", attributes }).dialogAction).toMatchObject({
      ...{ type: "ConfirmIntent", intentName: "ResetPW" },
      message: { contentType: "PlainText", content: message },
    });
  });

  it("ends as the article's function does", () => {
    const message = "The details you provided are incorrect. Goodbye";
    const told = { outcome: "refused", code: "WrongDetails" } as const;
    expect(written({ does: "close", state: "Failed", message, attributes: { next: "end" }, told }, ARTICLE)).toEqual({
      sessionAttributes: { next: "end" },
      dialogAction: {
        ...{ type: "Close", fulfillmentState: "Failed" },
        message: { contentType: "PlainText", content: message },
      },
    });
  });
});
