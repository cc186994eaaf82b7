import { FAULTS } from "../calls/own-bundles.ts";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { OLIVER } from "../telephone.ts";
import { changeOf } from "./boards.ts";
import { LOCATIONS, NO_SUCH_KEY, NOTICED, NOTICES, SORRY, TOO_OFTEN } from "./sentences.ts";

const called = { to: "EmergencyDemo", from: "+6591234567" } as const;
const ANOTHER = "To hear of another location, press 1. To end this call, press 2.";
const BYE = "Thank you. Goodbye.";
const MENU = "To hear the state of the instances, press 1.";

/** What customers hear, on the line of the demonstration. */
export const customers: ScriptedCall[] = [
  {
    ...called,
    name: "a customer hears of normal operation where nothing was ever set up",
    keys: "1,2",
    hears: ["Thank you for calling.", LOCATIONS, "Singapore is in normal operation.", ANOTHER, BYE],
  },
  {
    ...called,
    name: "a customer who withholds the number hears of an emergency, and of the other location that has none",
    from: null,
    before: ({ change }) => change(changeOf("Manila", 1, { EmergencyType: "Fire alarm" })),
    keys: "2,1,3",
    hears: [LOCATIONS, NOTICES["Fire alarm"]("Manila"), ANOTHER, LOCATIONS, "Sydney is in normal operation."],
    neverHears: ["Priya"],
  },
  ...NOTICED.map(([EmergencyType, told]) => ({
    ...called,
    name: `a customer hears what it means: ${EmergencyType}`,
    before: ({ change }: { change(item: object): unknown }) => change(changeOf("Sydney", 1, { EmergencyType })),
    keys: "3",
    hears: [told("Sydney"), ANOTHER],
    neverHears: ["Locusts"],
  })),
  {
    ...called,
    name: "a customer hears of normal operation once the emergency has ended by itself",
    before: ({ change }) =>
      change(changeOf("Manila", 1, { EmergencyType: "Fire alarm", until: new Date(Date.now() - 1000).toISOString() })),
    keys: "2",
    hears: ["Manila is in normal operation."],
  },
  {
    ...called,
    name: "a customer is told where nobody can tell",
    broken: { CheckEmergency: FAULTS.throws },
    keys: "2",
    hears: ["We cannot tell at the moment whether Manila is in normal operation.", ANOTHER],
  },
  {
    ...called,
    name: "a customer is told where the answer makes no sense",
    broken: { CheckEmergency: FAULTS["answers nothing"] },
    keys: "2",
    hears: ["We cannot tell at the moment"],
  },
  {
    ...called,
    name: "a customer is told where the state is none that there is",
    broken: { CheckEmergency: `export const handler = async () => ({ state: "perhaps" });` },
    keys: "2",
    hears: ["We cannot tell at the moment"],
  },
  {
    ...called,
    name: "a customer who keys nothing is asked again, and let go",
    hears: [LOCATIONS, LOCATIONS, TOO_OFTEN],
  },
  {
    ...called,
    name: "a customer who presses what is no location is told",
    keys: "9,0,*,8",
    hears: [LOCATIONS, NO_SUCH_KEY, LOCATIONS, TOO_OFTEN],
  },
  ...Object.entries({ "locations 1": "", "location 1": "1", "location 2": "2", "location 3": "3", another: "1" }).map(
    ([step, keys]) => ({
      ...called,
      name: `a customer is told where Connect fails at “${step}”`,
      keys,
      failing: { [step]: "NoMatchingError" },
      hears: [SORRY],
    }),
  ),
];

/** What callers of the main line hear of its location. */
export const callersOfTheMainLine: ScriptedCall[] = [
  ...NOTICED.map(([EmergencyType, told]) => ({
    name: `a caller of the main line hears of an emergency before the menu: ${EmergencyType}`,
    from: OLIVER,
    before: ({ change }: { change(item: object): unknown }) => change(changeOf("Singapore", 1, { EmergencyType })),
    hears: ["Welcome, Oliver Carter", told("Singapore"), MENU],
    neverHears: ["Locusts"],
  })),
  {
    name: "a caller of the main line hears nothing of another location's emergency",
    from: OLIVER,
    before: ({ change }) => change(changeOf("Manila", 1, { EmergencyType: "Fire alarm" })),
    hears: ["Welcome, Oliver Carter", MENU],
    neverHears: [NOTICES["Fire alarm"]("Manila")],
  },
  {
    name: "a caller of the main line gets to the menu where nobody can tell of emergencies",
    from: OLIVER,
    broken: { CheckEmergency: FAULTS.throws },
    hears: ["Welcome, Oliver Carter", MENU],
  },
];
