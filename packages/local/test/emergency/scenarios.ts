import { expect } from "vitest";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { OLIVER, PRIYA } from "../telephone.ts";
import { MAY_HANG_UP, NOTICES } from "./sentences.ts";

const administrator = { to: "EmergencyAuthentication", from: PRIYA, endedBy: "caller" } as const;
const caller = { to: "MainLine", from: OLIVER, goesOn: true } as const;
const WELCOME = "Welcome, Oliver Carter";
const MENU = "To hear the state of the instances, press 1.";
const SCENARIOS = ["Fire alarm", "Severe weather", "Power outage"] as const;

/**
 * Between the lists of AWS's article: “Once each of the different scenarios has been set call your main call flow to test the
 * options from a customer perspective.” The last one is removed where it was set, and another location's goes on.
 */
export const scenarios: ScriptedCall[] = [
  ...SCENARIOS.flatMap((type, index) => [
    {
      ...administrator,
      name: `${type} is set by an administrator`,
      goesOn: index > 0,
      keys: `code,1,2,${index + 1},0,#,*,hang up`,
      hears: [`Singapore now has the emergency ${type}, with no end.`, MAY_HANG_UP],
    },
    { ...caller, name: `${type} is heard on the main line`, hears: [WELCOME, NOTICES[type]("Singapore"), MENU] },
  ]),
  {
    ...administrator,
    name: "the emergency is removed where there is one",
    goesOn: true,
    keys: "code,1,3,*,hang up",
    hears: ["Singapore has an emergency: Power outage.", "Singapore is now in normal operation.", MAY_HANG_UP],
    leaves: async ({ board }) => {
      const [newest, ...earlier] = await board();
      expect(newest).toMatchObject({ Center: ["Singapore"], Emergency: false, EmergencyType: "No Emergency" });
      expect(earlier.map(({ EmergencyType }) => EmergencyType)).toEqual(SCENARIOS.toReversed());
    },
  },
  {
    ...administrator,
    name: "an emergency of another location is set",
    goesOn: true,
    keys: "code,2,2,1,0,#,*,hang up",
    hears: ["Manila now has the emergency Fire alarm, with no end.", MAY_HANG_UP],
  },
  {
    ...caller,
    name: "the main line is in normal operation again",
    hears: [WELCOME, MENU],
    neverHears: SCENARIOS.flatMap((type) => [NOTICES[type]("Singapore"), NOTICES[type]("Manila")]),
  },
];
