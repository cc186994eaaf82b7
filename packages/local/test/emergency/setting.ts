import { expect } from "vitest";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { type Around, PRIYA } from "../telephone.ts";
import { changeOf } from "./boards.ts";
import { by, isUnchanged, SET } from "./by-priya.ts";
import {
  HOURS,
  LEFT,
  LOCATIONS,
  MAY_HANG_UP,
  NEXT,
  NO_SUCH_KEY,
  NOT_AS_HEARD,
  NOT_SET_UP,
  OR_LEAVE,
  REFUSED,
  STATE,
  STAYS,
  TOO_OFTEN,
  TYPES,
} from "./sentences.ts";

const newest = async ({ board }: Pick<Around, "board">) => (await board())[0];
const HOUR = 3_600_000;
/** The three questions that a star alone confirms, by the keys that lead there. */
const CONFIRMATIONS = Object.entries({
  "setting for some hours": SET,
  "setting without an end": "code,1,2,1,0,#",
  "a removal": "code,1,3",
});

/** What an administrator sets and removes. */
export const setting: ScriptedCall[] = [
  {
    ...by,
    name: "an administrator sets an emergency for some hours, and is not told the same twice",
    keys: `${SET},*`,
    hears: [
      LOCATIONS,
      `Manila ${NOT_SET_UP} ${STATE}`,
      TYPES,
      HOURS,
      `To set Fire alarm for Manila, number of hours: 4, ${OR_LEAVE}`,
      "Manila now has the emergency Fire alarm, until",
      MAY_HANG_UP,
      NEXT,
      NEXT,
      STAYS,
    ],
    neverHears: ["Manila has an emergency"],
    leaves: async (around) =>
      expect(await newest(around)).toMatchObject({
        ...{ Center: ["Manila"], Emergency: true, EmergencyType: "Fire alarm", by: PRIYA, name: "Priya Shah" },
        until: expect.any(String),
      }),
  },
  {
    ...by,
    name: "an administrator who has set an emergency hears the state, and removes it again",
    keys: `${SET},*,4,3,*,hang up`,
    hears: [
      MAY_HANG_UP,
      `${NEXT}\nManila has an emergency: Fire alarm. Priya Shah set it`,
      STATE,
      "Manila is now in normal operation.",
      MAY_HANG_UP,
    ],
    endedBy: "caller",
    leaves: async ({ board }) => expect(await board()).toMatchObject([{ Emergency: false }, { Emergency: true }]),
  },
  {
    ...by,
    name: "an administrator who has set an emergency goes on to another location",
    keys: `${SET},*,2,*,1,3,hang up`,
    hears: [MAY_HANG_UP, NEXT, NO_SUCH_KEY, NEXT, NO_SUCH_KEY, NEXT, LOCATIONS, `Sydney ${NOT_SET_UP}`],
    endedBy: "caller",
    leaves: async ({ board }) => expect(await board()).toHaveLength(1),
  },
  {
    ...by,
    name: "an administrator sets an emergency without an end",
    keys: "code,3,2,3,0,#,*",
    hears: [
      HOURS,
      `To set Power outage for Sydney, without an end, ${OR_LEAVE}`,
      `Sydney now has the emergency Power outage, with no end. ${MAY_HANG_UP}`,
    ],
    leaves: async (around) => expect(await newest(around)).not.toHaveProperty("until"),
  },
  {
    ...by,
    name: "an administrator sets an emergency for all locations at once, and hears all of them",
    keys: "code,0,2,2,0,#,*,4",
    hears: [
      "Singapore, Manila and Sydney have not been set up yet.",
      "To set Severe weather for all locations, without an end",
      "Singapore, Manila and Sydney now have the emergency Severe weather",
      "Singapore, Manila and Sydney have an emergency: Severe weather. Priya Shah set it",
    ],
    leaves: async ({ board }) => {
      const [change, ...others] = await board();
      expect(others).toEqual([]);
      expect(change).toMatchObject({ Center: ["Singapore", "Manila", "Sydney"], Emergency: true });
    },
  },
  {
    ...by,
    name: "an administrator removes an emergency, having heard who set it and when",
    before: ({ change }) => change(changeOf("Manila", 1, { EmergencyType: "Fire alarm", name: "Nadia Rahman" })),
    keys: "code,2,3,*,4",
    hears: [
      "Manila has an emergency: Fire alarm. Nadia Rahman set it",
      `To remove the emergency for Manila, ${OR_LEAVE}`,
      `Manila is now in normal operation. ${MAY_HANG_UP}`,
      "Manila is in normal operation. Priya Shah removed the emergency",
    ],
    leaves: async ({ board }) =>
      expect(await board()).toMatchObject([
        { version: 2, Emergency: false, EmergencyType: "No Emergency" },
        { version: 1, Emergency: true, EmergencyType: "Fire alarm" },
      ]),
  },
  {
    ...by,
    name: "another administrator's change in between is heard, and not overwritten",
    keys: `${SET},*`,
    upon: {
      hearing: "number of hours: 4",
      happens: ({ change }) => change(changeOf("Manila", 1, { EmergencyType: "Power outage", name: "Nadia Rahman" })),
    },
    hears: [NOT_AS_HEARD, "Manila has an emergency: Power outage. Nadia Rahman set it", STATE],
    neverHears: [MAY_HANG_UP],
    leaves: async ({ board }) => expect(await board()).toMatchObject([{ version: 1, EmergencyType: "Power outage" }]),
  },
  {
    ...by,
    name: "a change of another location in between is in nobody's way",
    keys: `${SET},*`,
    upon: {
      hearing: "number of hours: 4",
      happens: ({ change }) => change(changeOf("Sydney", 1, { EmergencyType: "Power outage" })),
    },
    hears: ["Manila now has the emergency Fire alarm"],
    leaves: async (around) =>
      expect(await newest(around)).toMatchObject({
        version: 2,
        states: { Manila: { EmergencyType: "Fire alarm" }, Sydney: { EmergencyType: "Power outage" } },
      }),
  },
  {
    ...by,
    name: "an administrator who is none any more while on the line changes nothing",
    keys: `${SET},*`,
    upon: {
      hearing: "number of hours: 4",
      happens: ({ keep }) => keep({ phonenumber: PRIYA, firstname: "Priya", administrator: false }),
    },
    hears: [REFUSED],
    leaves: isUnchanged,
  },
  ...CONFIRMATIONS.flatMap(([what, keys]) => [
    { ...by, name: `silence confirms nothing: ${what}`, keys, hears: [OR_LEAVE, LEFT, STATE], leaves: isUnchanged },
    {
      ...by,
      name: `a number confirms nothing: ${what}`,
      keys: `${keys},1`,
      hears: [OR_LEAVE, LEFT, STATE],
      leaves: isUnchanged,
    },
  ]),
  {
    ...by,
    name: "hours whose second digit is slow are not the first digit's",
    keys: "code,2,2,1,2,wait 6,1,#,*",
    hears: [HOURS, "number of hours: 21", "Manila now has the emergency Fire alarm, until"],
    leaves: async (around) => {
      const { at, until } = (await newest(around)) ?? {};
      expect(Date.parse(String(until)) - Date.parse(String(at))).toBe(21 * HOUR);
    },
  },
  {
    ...by,
    name: "hours that are too many, none or no number are asked for again",
    keys: "code,1,2,1,7,3,#,wait 11,#,1,#,2",
    hears: [HOURS, "That is no number from 0 to 72.", HOURS, HOURS, "That is no number from 0 to 72.", HOURS, LEFT],
  },
  {
    ...by,
    name: "hours that never come end the call",
    keys: "code,1,2,1",
    hears: [...Array.from({ length: 9 }, () => HOURS), TOO_OFTEN],
    leaves: isUnchanged,
  },
];
