import { expect } from "vitest";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { someone } from "../resets/desks.ts";
import { RESET } from "../resets/sentences.ts";
import type { StaffLine } from "./open-staff-line.ts";
import { BIRTH_DATE, CONFIRM, GREETING, PUT_THROUGH, SILENT, TOO_SILENT, USER_ID } from "./sentences.ts";
import { detailsOf, resetting, saying } from "./words.ts";

const ended = { to: "UserAdministration" as const, neverHears: [PUT_THROUGH] };

/** Callers who say nothing, or not at once. */
export const silence = (line: () => StaffLine): ScriptedCall[] => [
  {
    ...ended,
    name: "a caller who says nothing three times is asked to call again",
    hears: [GREETING, SILENT, SILENT, TOO_SILENT],
  },
  {
    ...ended,
    name: "a caller who says nothing at first is asked again, and has the password reset",
    keys: `wait 6,${resetting(someone(6))}`,
    hears: [GREETING, SILENT, USER_ID, RESET],
    leaves: async () => expect(await line().bindOf(someone(6))).toBe("773"),
  },
  {
    ...ended,
    name: "a caller who takes seven seconds to find the user ID is waited for",
    keys: `say reset my password,wait 7,${saying(...detailsOf(someone(7)).slice(1), "yes")}`,
    hears: [USER_ID, BIRTH_DATE, RESET],
    neverHears: [PUT_THROUGH, SILENT],
  },
  {
    ...ended,
    name: "a caller who falls silent in the middle is asked again, and changes nothing",
    keys: saying("reset my password", "rreset3"),
    hears: [BIRTH_DATE, SILENT, SILENT, TOO_SILENT],
    leaves: () => expect(line().sentTo(someone(3))).toEqual([]),
  },
  {
    ...ended,
    name: "a caller who falls silent at the confirmation can confirm later",
    keys: `${saying(...detailsOf(someone(7)))},wait 6,say yes`,
    hears: [CONFIRM, SILENT, RESET],
  },
];
