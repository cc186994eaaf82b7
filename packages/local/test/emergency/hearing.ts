import { FAULTS } from "../calls/own-bundles.ts";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { PRIYA } from "../telephone.ts";
import { changeOf } from "./boards.ts";
import { by, isUnchanged } from "./by-priya.ts";
import {
  LOCATIONS,
  NO_SUCH_KEY,
  NOT_SET_UP,
  REFUSED,
  STATE,
  STAYS,
  TOO_OFTEN,
  TYPES,
  UNREAD,
  WHICH,
} from "./sentences.ts";

const fire = { EmergencyType: "Fire alarm" };

/** What an administrator hears, and is asked. */
export const hearing: ScriptedCall[] = [
  {
    ...by,
    name: "an administrator is asked which location once, and may check one after the other",
    keys: "code,2,1,3,hang up",
    hears: [WHICH, LOCATIONS, `Manila ${NOT_SET_UP} ${STATE}`, LOCATIONS, `Sydney ${NOT_SET_UP} ${STATE}`],
    endedBy: "caller",
  },
  {
    ...by,
    name: "an administrator hears the state again",
    keys: "code,2,4,hang up",
    hears: [`Manila ${NOT_SET_UP} ${STATE}`, `Manila ${NOT_SET_UP} ${STATE}`],
    endedBy: "caller",
  },
  {
    ...by,
    name: "an administrator who is slow once at each of four locations is not let go",
    keys: "code,1,wait 9,1,2,wait 9,1,3,wait 9,1,0,wait 9,1,hang up",
    hears: [...[1, 2, 3, 4].flatMap(() => [LOCATIONS, STATE, STATE]), LOCATIONS],
    neverHears: [STAYS],
    endedBy: "caller",
  },
  {
    ...by,
    name: "an administrator hears that an emergency has ended by itself",
    before: ({ change }) =>
      change(changeOf("Manila", 1, { ...fire, until: new Date(Date.now() - 60_000).toISOString() })),
    keys: "code,2",
    hears: ["Manila is in normal operation. The emergency Fire alarm that Priya Shah set"],
  },
  {
    ...by,
    name: "an administrator whose name is not known is told by the end of the number",
    before: ({ change }) => change(changeOf("Manila", 1, { ...fire, name: "" })),
    keys: "code,2",
    hears: ["An administrator whose number ends in 0 1 5 6 set it"],
    neverHears: [PRIYA],
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
    name: "an administrator who presses what is no location is asked again, and at last let go",
    keys: "code,9,8,7,6,5,4,9,8,7",
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
    keys: "code,1,9,8,7,6,5,0,9,8,7",
    hears: [STATE, NO_SUCH_KEY, STATE, NO_SUCH_KEY, STAYS],
  },
  { ...by, name: "an administrator who chooses nothing is let go", keys: "code,1", hears: [STATE, STATE, STAYS] },
  {
    ...by,
    name: "an administrator who presses what is no type is asked again, and at last let go",
    keys: "code,1,2,9,8,7,6,5,4,9,8,7",
    hears: [TYPES, NO_SUCH_KEY, TYPES, NO_SUCH_KEY, TOO_OFTEN],
  },
  { ...by, name: "an administrator who picks no type is let go", keys: "code,1,2", hears: [TYPES, TYPES, TOO_OFTEN] },
  {
    to: "EmergencyUpdate",
    from: PRIYA,
    name: "whoever comes to the update by another way has proved nothing, and may nothing",
    keys: "2",
    hears: [WHICH, LOCATIONS, REFUSED],
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
  ...Object.entries({
    "makes no sense": FAULTS["answers nothing"],
    "is none that there is": `export const handler = async () => ({ state: "perhaps" });`,
  }).map(([what, CheckEmergency]) => ({
    ...by,
    name: `an administrator is told where the state ${what}`,
    broken: { CheckEmergency },
    keys: "code,2,hang up",
    hears: [UNREAD, LOCATIONS],
    endedBy: "caller" as const,
  })),
];
