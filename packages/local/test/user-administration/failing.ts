import { expect } from "vitest";
import { staffed } from "../../src/telephone/exchange.ts";
import { FAULTS } from "../calls/own-bundles.ts";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { PASSWORD } from "../directory/fixtures.ts";
import { someone } from "../resets/desks.ts";
import { REFUSED, RESET, UNAVAILABLE, UNKNOWN } from "../resets/sentences.ts";
import { answered } from "./agents.ts";
import type { StaffLine } from "./open-staff-line.ts";
import {
  BOT_FAILED,
  CONFIRM,
  GREETING,
  HOLD,
  NOT_UNDERSTOOD,
  PUT_THROUGH,
  SILENT,
  UNHEARD,
  USER_ID,
} from "./sentences.ts";
import { takenFor } from "./taken-for.ts";
import { resetting, saying } from "./words.ts";

const to = "UserAdministration" as const;
/** Does as Lex proposes, and fails when it is asked to reset the password. */
const FAILS_IN_THE_END = `export const handler = async ({ invocationSource, sessionState: { intent, sessionAttributes } }) => {
  if (invocationSource === "FulfillmentCodeHook") throw new Error("broken");
  return { sessionState: { dialogAction: { type: "Delegate" }, intent, sessionAttributes } };
};`;

/** What fails around the caller: the directory, the function, Lex, Connect. */
export const failing = (line: () => StaffLine): ScriptedCall[] => [
  {
    to,
    name: "a caller is told that the directory cannot be reached",
    keys: resetting(someone(8)),
    before: () => line().faulty.suffer("dropped after TCP"),
    hears: [CONFIRM, UNAVAILABLE],
    neverHears: [PUT_THROUGH],
    async leaves({ resets }) {
      expect(resets().at(-1)).toMatchObject({ level: "ERROR", outcome: "unavailable", code: "DirectoryDown" });
      expect(await line().bindOf(someone(8), PASSWORD)).toBe("bound");
    },
  },
  {
    to,
    name: "a caller is told that nothing was changed where the directory breaks off before it",
    keys: resetting(someone(8)),
    before: () => line().faulty.suffer("dropped before the modify", "none"),
    hears: [CONFIRM, UNAVAILABLE],
    leaves: async () => expect(await line().bindOf(someone(8), PASSWORD)).toBe("bound"),
  },
  {
    to,
    name: "a caller has the password reset where the directory breaks off after it",
    keys: resetting(someone(8)),
    before: () => line().faulty.suffer("dropped after the modify", "none"),
    hears: [CONFIRM, RESET],
    leaves: async () => expect(await line().bindOf(someone(8))).toBe("773"),
  },
  ...(["throws", "ends", "answers text", "cannot be loaded"] as const).map((fault) => ({
    ...{ ...answered, broken: { ResetPassword: FAULTS[fault] } },
    name: `a caller gets an agent where the bot's function ${fault}`,
    keys: resetting(someone(3)),
    hears: [GREETING, BOT_FAILED, HOLD],
    neverHears: [USER_ID],
  })),
  {
    ...answered,
    name: "a caller gets an agent where the bot's function fails when it is to reset the password",
    broken: { ResetPassword: FAILS_IN_THE_END },
    keys: resetting(someone(3)),
    hears: [CONFIRM, UNKNOWN, HOLD],
  },
  {
    ...answered,
    name: "a caller gets an agent where the bot's function breaks in the middle",
    keys: resetting(someone(3)),
    upon: {
      hearing: USER_ID,
      happens: ({ breakDown }) => breakDown({ ResetPassword: FAULTS.throws }),
    },
    hears: [USER_ID, BOT_FAILED, HOLD],
  },
  {
    ...answered,
    name: "a caller gets an agent where the bot fails when they are asked again after silence",
    broken: { ResetPassword: FAULTS.throws },
    keys: `wait 6,${resetting(someone(3))}`,
    hears: [SILENT, BOT_FAILED, HOLD],
  },
  ...["ask", "ask again"].map((step) => ({
    ...{ ...answered, failing: { [step]: "NoMatchingCondition" } },
    name: `a caller gets an agent where Connect knows no branch for the intent: ${step}`,
    hears: [NOT_UNDERSTOOD, HOLD],
  })),
];

/** What AWS does not say: which branch is taken for an intent that failed. Whichever it is, it comes to the same. */
export const saidOtherwise = (): ScriptedCall[] =>
  (["another intent", "an error"] as const).flatMap((branch) => {
    const exchange: ScriptedCall["exchange"] = (given) => staffed(takenFor(branch, given), ["m.reyes"]);
    return [
      {
        ...{ to, exchange, keys: `${resetting(someone(3), "march")},say hello` },
        name: `a caller who is refused is told nothing more where Connect takes an intent that failed for ${branch}`,
        hears: [REFUSED],
        neverHears: [PUT_THROUGH],
      },
      {
        ...{
          ...answered,
          exchange,
          keys: saying("reset my password", "rreset3", "perhaps", "who knows", "dunno", "hello"),
        },
        name: `a caller who is put through hears of it once where Connect takes an intent that failed for ${branch}`,
        hears: [UNHEARD, HOLD],
        neverHears: [BOT_FAILED, NOT_UNDERSTOOD],
      },
    ];
  });
