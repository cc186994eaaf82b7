import { expect } from "vitest";
import { FAULTS } from "../calls/own-bundles.ts";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { type Around, PRIYA } from "../telephone.ts";
import { changeOf } from "./boards.ts";
import {
  HOURS,
  LEFT,
  LOCATIONS,
  NO_SUCH_KEY,
  NOT_SET_UP,
  REFUSED,
  SORRY,
  STATE,
  TOO_OFTEN,
  TYPES,
  UNREAD,
  UNSURE,
} from "./sentences.ts";

const by = { to: "EmergencyAuthentication", from: PRIYA, failingIn: "EmergencyUpdate" } as const;
/** The keys that set a fire alarm in Manila for four hours, after the PIN. */
const SET = "code,2,2,1,4,#";
const newest = async ({ board }: Around) => (await board())[0];
const isUnchanged = async ({ board }: Around) => expect(await board()).toEqual([]);

/** Hearing and changing emergencies. */
export const changing: ScriptedCall[] = [
  {
    ...by,
    name: "an administrator sets an emergency for some hours",
    keys: `${SET},1`,
    hears: [
      LOCATIONS,
      `Manila ${NOT_SET_UP} ${STATE}`,
      TYPES,
      HOURS,
      "To set Fire alarm for Manila, number of hours: 4, press 1.",
      "Manila now has the emergency Fire alarm, until",
      "Manila has an emergency: Fire alarm. Priya Shah set it today at",
      STATE,
    ],
    leaves: async (around) =>
      expect(await newest(around)).toMatchObject({
        ...{ Center: ["Manila"], Emergency: true, EmergencyType: "Fire alarm", by: PRIYA, name: "Priya Shah" },
        until: expect.any(String),
      }),
  },
  {
    ...by,
    name: "an administrator sets an emergency without an end",
    keys: "code,3,2,3,0,#,1",
    hears: [
      HOURS,
      "To set Power outage for Sydney, without an end, press 1.",
      "Sydney now has the emergency Power outage, with no end.",
    ],
    leaves: async (around) => expect(await newest(around)).not.toHaveProperty("until"),
  },
  {
    ...by,
    name: "an administrator sets an emergency for all locations at once, and hears all of them",
    keys: "code,0,2,2,0,#,1",
    hears: [
      `Singapore ${NOT_SET_UP} Manila ${NOT_SET_UP} Sydney ${NOT_SET_UP}`,
      "To set Severe weather for all locations, without an end",
      "Singapore, Manila and Sydney now have the emergency Severe weather",
      "Sydney has an emergency: Severe weather.",
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
    keys: "code,2,3,1",
    hears: [
      "Manila has an emergency: Fire alarm. Nadia Rahman set it",
      "To remove the emergency for Manila, press 1.",
      "Manila is now in normal operation.",
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
    name: "an administrator hears that an emergency has ended by itself",
    before: ({ change }) =>
      change(
        changeOf("Manila", 1, { EmergencyType: "Fire alarm", until: new Date(Date.now() - 60_000).toISOString() }),
      ),
    keys: "code,2",
    hears: ["Manila is in normal operation. The emergency Fire alarm that Priya Shah set"],
  },
  {
    ...by,
    name: "an administrator whose name is not known is told by the end of the number",
    before: ({ change }) => change(changeOf("Manila", 1, { EmergencyType: "Fire alarm", name: "" })),
    keys: "code,2",
    hears: ["An administrator whose number ends in 0 1 5 6 set it"],
    neverHears: [PRIYA],
  },
  {
    ...by,
    name: "another administrator's change in between is heard, and not overwritten",
    keys: `${SET},1`,
    upon: {
      hearing: "number of hours: 4",
      happens: ({ change }) => change(changeOf("Manila", 1, { EmergencyType: "Power outage", name: "Nadia Rahman" })),
    },
    hears: [
      "Nothing was done, since it is not as you heard it any more.",
      "Manila has an emergency: Power outage. Nadia Rahman set it",
      STATE,
    ],
    leaves: async ({ board }) => expect(await board()).toMatchObject([{ version: 1, EmergencyType: "Power outage" }]),
  },
  {
    ...by,
    name: "a change of another location in between is in nobody's way",
    keys: `${SET},1`,
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
    name: "nothing is done in silence",
    keys: SET,
    hears: ["press 1.", LEFT, STATE],
    leaves: isUnchanged,
  },
  {
    ...by,
    name: "nothing is set without an end in silence",
    keys: "code,1,2,1,0,#",
    hears: ["without an end", LEFT, STATE],
    leaves: isUnchanged,
  },
  { ...by, name: "nothing is removed in silence", keys: "code,1,3", hears: ["To remove", LEFT], leaves: isUnchanged },
  { ...by, name: "an administrator leaves it as it is", keys: `${SET},2`, hears: [LEFT, STATE], leaves: isUnchanged },
  { ...by, name: "an administrator leaves a removal", keys: "code,1,3,2", hears: [LEFT, STATE], leaves: isUnchanged },
  {
    ...by,
    name: "an administrator leaves an emergency without an end",
    keys: "code,1,2,1,0,#,2",
    hears: ["without an end", LEFT],
    leaves: isUnchanged,
  },
  {
    ...by,
    name: "an administrator goes back from the types",
    keys: "code,1,2,0,hang up",
    hears: [TYPES, STATE],
    endedBy: "caller",
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
    hears: [HOURS, HOURS, HOURS, HOURS, TOO_OFTEN],
    leaves: isUnchanged,
  },
  {
    ...by,
    name: "an administrator who presses what is no location is asked again, and at last let go",
    keys: "code,9,8,7,6",
    hears: [LOCATIONS, NO_SUCH_KEY, LOCATIONS, NO_SUCH_KEY, LOCATIONS, NO_SUCH_KEY, TOO_OFTEN],
  },
  {
    ...by,
    name: "an administrator who picks no location is let go",
    keys: "code",
    hears: [LOCATIONS, LOCATIONS, TOO_OFTEN],
  },
  {
    ...by,
    name: "an administrator who presses what is no choice is asked again, and at last let go",
    keys: "code,1,9,8,7,6",
    hears: [STATE, NO_SUCH_KEY, STATE, NO_SUCH_KEY, TOO_OFTEN],
  },
  { ...by, name: "an administrator who chooses nothing is let go", keys: "code,1", hears: [STATE, STATE, TOO_OFTEN] },
  {
    ...by,
    name: "an administrator who presses what is no type is asked again, and at last let go",
    keys: "code,1,2,9,8,7,6",
    hears: [TYPES, NO_SUCH_KEY, TYPES, NO_SUCH_KEY, TOO_OFTEN],
  },
  { ...by, name: "an administrator who picks no type is let go", keys: "code,1,2", hears: [TYPES, TYPES, TOO_OFTEN] },
  {
    to: "EmergencyUpdate",
    from: PRIYA,
    name: "whoever comes to the update by another way has proved nothing, and may nothing",
    keys: "2",
    hears: [LOCATIONS, REFUSED],
    leaves: isUnchanged,
  },
  {
    ...by,
    name: "an administrator who is none any more while on the line changes nothing",
    keys: `${SET},1`,
    upon: {
      hearing: "number of hours: 4",
      happens: ({ keep }) => keep({ phonenumber: PRIYA, firstname: "Priya", administrator: false }),
    },
    hears: [REFUSED],
    leaves: isUnchanged,
  },
  {
    ...by,
    name: "an administrator is told where the state cannot be read, and may go on",
    broken: { CheckEmergency: FAULTS.throws },
    upon: { hearing: UNREAD, happens: ({ breakDown }) => breakDown({}), once: true },
    keys: "code,2,3,hang up",
    hears: [UNREAD, LOCATIONS, `Sydney ${NOT_SET_UP}`],
    endedBy: "caller",
  },
  {
    ...by,
    name: "an administrator is told where the state makes no sense",
    broken: { CheckEmergency: FAULTS["answers nothing"] },
    keys: "code,2,hang up",
    hears: [UNREAD, LOCATIONS],
    endedBy: "caller",
  },
  {
    ...by,
    name: "an administrator is promised nothing where the change fails",
    broken: { UpdateEmergency: FAULTS.ends },
    keys: `${SET},1`,
    hears: [UNSURE, `Manila ${NOT_SET_UP}`],
    leaves: isUnchanged,
  },
  {
    ...by,
    name: "an administrator is promised nothing where the answer makes no sense",
    broken: { UpdateEmergency: FAULTS["answers nothing"] },
    keys: `${SET},1`,
    hears: [UNSURE, STATE],
  },
  {
    ...by,
    name: "an administrator is told where the state is none that there is",
    broken: { CheckEmergency: `export const handler = async () => ({ state: "perhaps" });` },
    keys: "code,2,hang up",
    hears: [UNREAD, LOCATIONS],
    endedBy: "caller",
  },
  {
    ...by,
    name: "an administrator is promised nothing where the outcome is none that there is",
    broken: { UpdateEmergency: `export const handler = async () => ({ outcome: "perhaps" });` },
    keys: `${SET},1`,
    hears: [UNSURE, STATE],
  },
  {
    ...by,
    name: "an administrator is told what is wrong with a change",
    broken: { UpdateEmergency: `export const handler = async () => ({ outcome: "invalid", speech: "It is wrong." });` },
    keys: `${SET},1`,
    hears: ["It is wrong.", STATE],
  },
  ...Object.entries({
    "location 1": "code,1",
    "location 2": "code,2",
    "location 3": "code,3",
    "all locations": "code,0",
    "keep version": "code,1",
    "hear state": "code,1",
    "locations 1": "code",
    "types 1": "code,1,2",
    "type 1": "code,1,2,1",
    "type 2": "code,1,2,2",
    "type 3": "code,1,2,3",
    hours: "code,1,2,1",
    "keep hours": SET,
    "without end": "code,1,2,1,0,#",
    "confirm hours": SET,
    "confirm without end": "code,1,2,1,0,#",
    remove: "code,1,3",
    "confirm removal": "code,1,3",
  }).map(([step, keys]) => ({
    ...by,
    name: `an administrator is told where Connect fails at “${step}”`,
    keys,
    failing: { [step]: "NoMatchingError" },
    hears: [SORRY],
    leaves: isUnchanged,
  })),
];
