import { expect } from "vitest";
import { staffed } from "../../src/telephone/exchange.ts";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { someone } from "../resets/desks.ts";
import { UNKNOWN } from "../resets/sentences.ts";
import { CLOSED } from "../telephone.ts";
import type { StaffLine } from "./open-staff-line.ts";
import {
  AT_NIGHT,
  BIRTH_DATE,
  BOT_FAILED,
  CONFIRM,
  FULL,
  GREETING,
  HOLD,
  NOT_UNDERSTOOD,
  PUT_THROUGH,
  SILENT,
  UNHEARD,
  UNREACHED,
  USER_ID,
} from "./sentences.ts";
import { detailsOf, resetting, saying } from "./words.ts";

const to = "UserAdministration" as const;
/** An agent is on duty, and has the last word. */
export const answered = {
  to,
  exchange: (exchange) => staffed(exchange, ["m.reyes"]),
  endedBy: "agent",
} satisfies Partial<ScriptedCall>;

type Ending = Omit<ScriptedCall, "name"> & { where: string };
/** How it ends for whoever is to be put through. */
const ENDINGS: Ending[] = [
  { where: "is put through within the hours", ...answered, hears: [HOLD] },
  { where: "waits until patience ends where no agent is free", to, patience: 60_000, hears: [HOLD], endedBy: "caller" },
  { where: "hears at night when agents answer", to, at: CLOSED, hears: [AT_NIGHT], neverHears: [HOLD] },
  {
    where: "hears that all lines are taken",
    to,
    exchange: ({ queues, ...exchange }) => ({
      ...exchange,
      queues: queues.map((queue) => ({ ...queue, waiting: queue.maxContacts ?? 0 })),
    }),
    hears: [HOLD, FULL],
  },
  { where: "is told where the hours are gone", to, exchange: (all) => ({ ...all, hours: [] }), hears: [UNREACHED] },
  { where: "is told where the queue is gone", to, exchange: (all) => ({ ...all, queues: [] }), hears: [UNREACHED] },
  { where: "is told where the transfer fails", to, failing: { transfer: "NoMatchingError" }, hears: [HOLD, UNREACHED] },
];

/** Who gets to an agent, and what comes of it. */
export const agents = (line: () => StaffLine): ScriptedCall[] => [
  ...ENDINGS.map(({ where, ...ending }) => ({
    ...ending,
    name: `a caller who asks for an agent ${where}`,
    keys: saying("I want to speak to an agent"),
    hears: [GREETING, PUT_THROUGH, ...ending.hears],
  })),
  ...ENDINGS.slice(0, 4).map(({ where, ...ending }) => ({
    ...ending,
    name: `a caller of whose password nobody knows ${where}`,
    keys: resetting(someone(5)),
    before: () => line().faulty.suffer("dropped after the modify", "dropped after TCP"),
    hears: [UNKNOWN, ...ending.hears],
  })),
  ...[
    { where: "at the first question", keys: ["reset my password", "agent"], hears: USER_ID },
    { where: "in the middle", keys: ["reset my password", "rreset3", "can I talk to someone"], hears: BIRTH_DATE },
    { where: "at the confirmation", keys: [...detailsOf(someone(3)), "agent please"], hears: CONFIRM },
  ].map(({ where, keys, hears }) => ({
    ...answered,
    name: `a caller who asks for an agent ${where} is put through`,
    keys: saying(...keys),
    hears: [hears, PUT_THROUGH, HOLD],
    leaves: () => expect(line().sentTo(someone(3))).toEqual([]),
  })),
  {
    ...answered,
    name: "a caller who is not understood gets an agent",
    keys: saying("what is the weather like in Sydney"),
    hears: [GREETING, NOT_UNDERSTOOD, HOLD],
  },
  {
    ...answered,
    name: "a caller whose answer is not understood three times gets an agent",
    keys: saying("reset my password", "rreset3", "perhaps", "who knows", "dunno"),
    hears: [BIRTH_DATE, "I did not get", UNHEARD, HOLD],
  },
  {
    ...answered,
    name: "a caller who is asked again after silence gets an agent",
    keys: "wait 6,say agent",
    hears: [GREETING, SILENT, PUT_THROUGH, HOLD],
  },
  {
    ...answered,
    name: "a caller who is asked again after silence and is not understood gets an agent",
    keys: "wait 6,say blue",
    hears: [GREETING, SILENT, NOT_UNDERSTOOD, HOLD],
  },
  {
    ...answered,
    name: "a caller gets an agent where the instance has no bot any more",
    exchange: (exchange) => staffed({ ...exchange, bots: [] }, ["m.reyes"]),
    hears: [BOT_FAILED, HOLD],
  },
];
