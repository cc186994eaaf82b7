import type { Answer } from "@frontdesk/core/passwords/dialogue/answer.ts";
import type { LexV2Result } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { SLOTS, scalar, v2Event } from "./events.test-support.ts";
import { lexEvent } from "./lex-event.ts";

const read = (event: unknown) => lexEvent(event, "invocation-1");
const filled = {
  UserID: { said: "a smith dash seven", value: "asmith-7" },
  DOB: { said: "seventeen april nineteen ninety", value: "1990-04-17" },
  MonthStarted: undefined,
  PIN: undefined,
};
const attributes = { callerNumber: "+12025550123", askedSlot: "DOB" };

describe("an event of Lex V2", () => {
  it("is a turn of the conversation", () => {
    expect(read(v2Event()).turn).toEqual({
      ...{
        hook: "dialog",
        intent: "ResetPW",
        confirmation: "None",
        transcript: "march",
        isWritten: false,
        isFirst: false,
      },
      id: expect.stringMatching(/^[\w-]{43}$/),
      contactId: "0c0ffee0-0000-4000-8000-000000000001",
      ...{ caller: "+12025550123", line: "+18005550100" },
      slots: {
        UserID: { said: "a smith dash seven", value: "a smith dash seven" },
        DOB: { said: "seventeen april nineteen ninety", value: "1990-04-17" },
        MonthStarted: { said: "march", value: "march" },
        PIN: undefined,
      },
      attributes: v2Event().sessionState.sessionAttributes,
    });
    expect(
      read(v2Event({ invocationSource: "FulfillmentCodeHook", confirmationState: "Confirmed" })).turn,
    ).toMatchObject({
      hook: "fulfilment",
      confirmation: "Confirmed",
    });
  });

  it("is the first where nothing is said for a slot, and nothing was asked", () => {
    const slots = { UserID: null, DOB: null, MonthStarted: null };
    const attempt = (attempt: string) => ({
      proposedNextState: { ...v2Event().proposedNextState, prompt: { attempt } },
    });
    expect(read({ ...v2Event({ slots }), ...attempt("Initial") }).turn.isFirst).toBe(true);
    expect(read({ ...v2Event({ slots }), ...attempt("Retry1") }).turn.isFirst).toBe(false);
    expect(read({ ...v2Event(), ...attempt("Initial") }).turn.isFirst).toBe(false);
  });

  it.each([
    ["null", null],
    ["without a value", { shape: "Scalar", value: null }],
    ["of a number", { shape: "Scalar", value: { originalValue: 7, interpretedValue: 7, resolvedValues: [] } }],
    ["of nothing said", { shape: "Scalar", value: { originalValue: "", interpretedValue: "", resolvedValues: [] } }],
    ["of text alone", "asmith"],
    ["of a list", { shape: "List", values: [scalar("asmith")] }],
  ])("may have a slot that is %s: it is empty", (_, slot) => {
    const event = v2Event({ slots: { ...SLOTS, UserID: slot as never } });
    expect(read(event).turn.slots.UserID).toBeUndefined();
  });

  it("may have a slot that Lex has not resolved, or of which it does not say what was said", () => {
    const value = (members: object) => ({ shape: "Scalar", value: { resolvedValues: [], ...members } }) as never;
    const slots = { UserID: value({ originalValue: "asmith" }), DOB: value({ interpretedValue: "1990-04-17" }) };
    expect(read(v2Event({ slots })).turn.slots).toMatchObject({
      UserID: { said: "asmith", value: "asmith" },
      DOB: { said: "1990-04-17", value: "1990-04-17" },
    });
  });

  it("may lack what is not always there", () => {
    const { inputTranscript: _, ...event } = v2Event();
    const { sessionAttributes: __, originatingRequestId: ___, ...sessionState } = event.sessionState;
    const { slots: ____, ...intent } = sessionState.intent;
    expect(read({ ...event, sessionState: { ...sessionState, intent } }).turn).toMatchObject({
      ...{ transcript: "", attributes: {}, caller: undefined, line: undefined },
      contactId: event.sessionId,
      slots: { UserID: undefined },
    });
  });

  it.each(["anonymous", "", "unknown", "sip:nadia@example.com", "12025550123456789012"])(
    "has no number where a caller has none: %j",
    (callerNumber) => {
      expect(read(v2Event({ attributes: { callerNumber } })).turn.caller).toBeUndefined();
    },
  );

  it.each([
    [{ contactId: "" }, "session-1", "session-1"],
    [{ contactId: "a b" }, "session-1", "session-1"],
    [{ contactId: "x".repeat(101) }, "session-1", "session-1"],
    [{}, "12025550123", expect.stringMatching(/^[0-9a-f]{64}$/)],
    [{ contactId: "+12025550123" }, "+12025550123", expect.stringMatching(/^[0-9a-f]{64}$/)],
  ])("has an id of the contact that may be logged: %j, %j", (attributes, sessionId, contactId) => {
    expect(read(v2Event({ attributes, sessionId })).turn.contactId).toEqual(contactId);
  });

  it.each([undefined, null, "", 7, [], {}, { sessionState: {} }, { sessionState: { intent: { name: 7 } } }])(
    "is none: %j",
    (event) => {
      expect(() => read(event)).toThrow();
    },
  );

  it("that is none is told of without what is in it", () => {
    const broken = { ...v2Event(), sessionId: 7 };
    expect(() => read(broken)).toThrow(expect.not.objectContaining({ message: expect.stringMatching(/1990|smith/) }));
  });
});

/** As Lambda's package knows Lex's answers. */
const written = (answer: Answer, event = v2Event()): LexV2Result => {
  const result = read(event).answerTo(answer);
  if (!("sessionState" in result)) throw new Error("that is no answer to Lex V2");
  return result;
};

describe("an answer to Lex V2", () => {
  it("has the bot go on, with the slots in their one form", () => {
    const answer: Answer = { does: "delegate", slots: filled, confirmation: "None", attributes };
    expect(written(answer)).toEqual({
      sessionState: {
        sessionAttributes: attributes,
        dialogAction: { type: "Delegate" },
        intent: {
          name: "ResetPW",
          state: "InProgress",
          confirmationState: "None",
          slots: {
            UserID: scalar("a smith dash seven", "asmith-7"),
            DOB: scalar("seventeen april nineteen ninety", "1990-04-17"),
            MonthStarted: null,
          },
        },
      },
    });
  });

  it("asks whoever writes to confirm", () => {
    expect(read({ ...v2Event(), inputMode: "Text" }).turn.isWritten).toBe(true);
    const message = "Is that right?";
    const answer: Answer = { does: "confirm", message, slots: filled, confirmation: "None", attributes };
    expect(written(answer)).toMatchObject({
      sessionState: { dialogAction: { type: "ConfirmIntent" }, intent: { state: "InProgress" } },
      messages: [{ contentType: "PlainText", content: message }],
    });
  });

  it("asks for a slot, and keeps what was confirmed", () => {
    const slots = { ...SLOTS, PIN: null };
    const answer: Answer = {
      ...{ does: "elicit", slot: "PIN", message: "Please say or key it.", slots: filled },
      ...{ confirmation: "Confirmed", attributes },
    };
    expect(written(answer, v2Event({ slots }))).toMatchObject({
      sessionState: {
        dialogAction: { type: "ElicitSlot", slotToElicit: "PIN" },
        intent: { name: "ResetPW", confirmationState: "Confirmed", slots: { PIN: null } },
      },
      messages: [{ contentType: "PlainText", content: "Please say or key it." }],
    });
  });

  it("ends, and has Lex forget what was said", () => {
    const told = { outcome: "reset", code: "Reset" } as const;
    const answer: Answer = { does: "close", state: "Fulfilled", message: "Done.", attributes: { next: "end" }, told };
    const event = v2Event({ confirmationState: "Confirmed", slots: { ...SLOTS, PIN: scalar("012345") } });
    expect(written(answer, event)).toEqual({
      sessionState: {
        sessionAttributes: { next: "end" },
        dialogAction: { type: "Close" },
        intent: {
          ...{ name: "ResetPW", state: "Fulfilled", confirmationState: "Confirmed" },
          slots: { UserID: null, DOB: null, MonthStarted: null, PIN: null },
        },
      },
      messages: [{ contentType: "PlainText", content: "Done." }],
    });
  });

  it("names no slot that the bot has not, and leaves those alone that are none of ours", () => {
    const event = v2Event({ slots: { UserID: null, Floor: scalar("seven") } });
    const { intent } = written(
      { does: "delegate", slots: filled, confirmation: "None", attributes },
      event,
    ).sessionState;
    expect(intent?.slots).toEqual({ UserID: scalar("a smith dash seven", "asmith-7"), Floor: scalar("seven") });
  });
});
