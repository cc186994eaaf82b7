import { expect } from "vitest";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { BARRED, PASSWORD } from "../directory/fixtures.ts";
import { mobileOf, someone } from "../resets/desks.ts";
import { REFUSED, RESET, UNDERWAY } from "../resets/sentences.ts";
import { NADIA } from "../telephone.ts";
import type { StaffLine } from "./open-staff-line.ts";
import { BIRTH_DATE, CONFIRM, DENIED, GREETING, MONTH, PUT_THROUGH, USER_ID } from "./sentences.ts";
import { detailsOf, resetting, saying } from "./words.ts";

const to = "UserAdministration" as const;
const ended = { to, neverHears: [PUT_THROUGH] };
const QUESTIONS = [GREETING, USER_ID, BIRTH_DATE, MONTH, CONFIRM];

/** Callers whose password is reset, and those whose is not. */
export const resets = (line: () => StaffLine): ScriptedCall[] => {
  const isAsBefore = async (index: number) => {
    expect(await line().bindOf(someone(index), PASSWORD)).toBe("bound");
    expect(line().sentTo(someone(index))).toEqual([]);
  };
  return [
    {
      ...ended,
      name: "A caller asks to reset the password, says what they are asked for and hears that it has been reset. “My phone buzzes with a new SMS…”",
      keys: resetting(someone(0)),
      hears: [...QUESTIONS, RESET],
      async leaves({ cloud, resets }) {
        const [text, ...others] = cloud.texts.find({ to: mobileOf(someone(0)) });
        expect(others).toEqual([]);
        expect(text).toMatchObject({
          senderId: "Frontdesk",
          message: expect.stringMatching(/^Your new password is\n/),
        });
        expect(await line().bindOf(someone(0))).toBe("773");
        expect(await line().bindOf(someone(0), PASSWORD)).toBe("52e");
        expect(resets().at(-1)).toMatchObject({ level: "INFO", outcome: "reset", code: "Reset" });
      },
    },
    {
      ...ended,
      name: "a caller who asks again at once hears that the password is on its way",
      goesOn: true,
      keys: resetting(someone(0)),
      hears: [CONFIRM, UNDERWAY],
      leaves: () => expect(line().sentTo(someone(0))).toHaveLength(1),
    },
    {
      ...ended,
      name: "a caller spells the user ID, which is said back in signs, and answers in other words",
      keys: saying(
        ...["I forgot my password", "r r e s e t one", "the seventeenth of April nineteen ninety", "9", "yes please"],
      ),
      hears: [USER_ID, "I have your user ID as rreset1.", RESET],
      leaves: async () => expect(await line().bindOf(someone(1))).toBe("773"),
    },
    {
      ...ended,
      name: "a caller is told what was wrong about an answer, and goes on from there",
      keys: saying(
        "reset my password",
        "rreset2",
        "help",
        "17 april 2090",
        "17 april 1990",
        "soon",
        "september",
        "yes",
      ),
      hears: [USER_ID, BIRTH_DATE, "in the past", "I did not get the month", CONFIRM, RESET],
      leaves: async () => expect(await line().bindOf(someone(2))).toBe("773"),
    },
    {
      ...ended,
      name: "a caller with a wrong detail is refused, and the call ends",
      keys: `${resetting(someone(3), "march")},say hello`,
      hears: [CONFIRM, REFUSED],
      async leaves({ resets }) {
        await isAsBefore(3);
        expect(resets().at(-1)).toMatchObject({ level: "WARN", outcome: "refused", code: "WrongDetails" });
      },
    },
    {
      ...ended,
      name: "a caller with an unknown user ID is refused in the same words",
      keys: resetting({ ...someone(3), login: "nosuch" }),
      hears: [CONFIRM, REFUSED],
    },
    {
      ...ended,
      name: "a caller whose password nobody may reset is refused in the same words",
      keys: resetting(BARRED.adminCount),
      hears: [CONFIRM, REFUSED],
      leaves: async () => expect(await line().bindOf(BARRED.adminCount, PASSWORD)).toBe("bound"),
    },
    {
      ...ended,
      name: "a caller with a withheld number has the password reset all the same",
      from: null,
      keys: resetting(someone(4)),
      hears: [RESET],
      leaves: async () => expect(await line().bindOf(someone(4))).toBe("773"),
    },
    {
      ...ended,
      name: "a caller who does not confirm is asked to call back",
      keys: saying(...detailsOf(someone(3)), "no"),
      hears: [CONFIRM, DENIED],
      leaves: () => isAsBefore(3),
    },
    {
      ...ended,
      name: "a caller who wants to stop is asked to call back",
      keys: saying("reset my password", "rreset3", "stop"),
      hears: [BIRTH_DATE, DENIED],
      leaves: () => isAsBefore(3),
    },
    {
      ...ended,
      name: "a caller who hangs up before the confirmation changes nothing",
      from: NADIA,
      keys: `${saying(...detailsOf(someone(3)))},hang up`,
      hears: [CONFIRM],
      endedBy: "caller",
      leaves: () => isAsBefore(3),
    },
  ];
};
