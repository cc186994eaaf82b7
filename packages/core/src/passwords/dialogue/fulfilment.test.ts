import { describe, expect, it } from "vitest";
import type { ResetRequest } from "../reset.ts";
import { NOW } from "./conversation.test-support.ts";
import { converse, RESET_INTENT } from "./converse.ts";
import type { Said, Turn } from "./turn.ts";

const said = (text: string): Said => ({ said: text, value: text });
const RIGHT = { UserID: said("asmith"), DOB: said("1990-04-17"), MonthStarted: said("March"), PIN: undefined };

async function fulfil(turn: Partial<Turn> = {}) {
  const requests: ResetRequest[] = [];
  const whole: Turn = {
    ...{
      hook: "fulfilment",
      intent: RESET_INTENT,
      id: "turn-1",
      contactId: "contact-1",
      transcript: "",
      ...{ isWritten: false, isFirst: false },
    },
    ...{ caller: undefined, line: undefined, slots: RIGHT, confirmation: "None", attributes: {} },
    ...turn,
  };
  const answer = await converse(whole, {
    ...{ startMonth: "month", pinLength: undefined, clock: { now: () => NOW }, askForPin: undefined },
    reset: async (request) => {
      requests.push(request);
      return { outcome: "refused", code: "UnknownUser" };
    },
  });
  return { answer, requests };
}

describe("a fulfilment that no dialog has led to", () => {
  it("is asked for once, by the details as they are", async () => {
    const { requests } = await fulfil();
    expect(requests).toMatchObject([{ login: "asmith", birthDate: "1990-04-17", startMonth: "March" }]);
  });

  it.each(["None", "Confirmed"] as const)("needs no confirmation where the bot has none: %s", async (confirmation) => {
    expect((await fulfil({ confirmation })).requests).toHaveLength(1);
  });

  it("is none where it was denied", async () => {
    const { answer, requests } = await fulfil({ confirmation: "Denied" });
    expect([answer, requests]).toMatchObject([{ does: "close", attributes: { outcome: "denied" } }, []]);
  });

  it.each([
    ["nothing", undefined, ""],
    ["signs of a filter", ")(", ")("],
    ["a NUL", "asmith\u0000", "asmith\u0000"],
    ["letters that look like others", "ａｓｍｉｔｈ", "ａｓｍｉｔｈ"],
    ["an ambiguous date", "04/05/1990", "04/05/1990"],
    ["ten thousand signs", "a".repeat(10_240), "a".repeat(256)],
  ])("goes the way of all, to be counted and refused, with %s", async (_, text, passedOn) => {
    const hostile = text === undefined ? undefined : said(text);
    const slots = { UserID: hostile, DOB: hostile, MonthStarted: hostile, PIN: hostile };
    const { answer, requests } = await fulfil({ slots });
    expect(answer).toMatchObject({ does: "close", message: "The details you provided are incorrect. Goodbye" });
    expect(requests).toMatchObject([{ login: passedOn, birthDate: passedOn, startMonth: passedOn }]);
  });

  it.each(["FallbackIntent", "Agent", "", "resetpw"])("of another intent resets nothing: %j", async (intent) => {
    const { answer, requests } = await fulfil({ intent });
    expect(answer).toMatchObject({
      ...{ does: "close", state: "Failed", attributes: { outcome: "other", next: "agent" } },
      message: "I am sorry, all that I can do is reset your password. Let me put you through to an agent.",
    });
    expect(requests).toEqual([]);
  });
});
