import { expect } from "vitest";
import { FAULTS } from "../calls/own-bundles.ts";
import type { ScriptedCall } from "../calls/scripted-call.ts";
import { by, isUnchanged, SET } from "./by-priya.ts";
import { MAY_HANG_UP, NOT_SET_UP, SORRY, STATE, UNSURE } from "./sentences.ts";

/** A change that fails, and Connect's own faults on the way to it. */
export const failing: ScriptedCall[] = [
  {
    ...by,
    name: "an administrator is promised nothing where the change fails",
    broken: { UpdateEmergency: FAULTS.ends },
    keys: `${SET},*`,
    hears: [UNSURE, `Manila ${NOT_SET_UP}`, STATE],
    leaves: isUnchanged,
  },
  ...Object.entries({
    "the answer makes no sense": FAULTS["answers nothing"],
    "the outcome is none that there is": `export const handler = async () => ({ outcome: "perhaps" });`,
  }).map(([what, UpdateEmergency]) => ({
    ...by,
    name: `an administrator is promised nothing where ${what}`,
    broken: { UpdateEmergency },
    keys: `${SET},*`,
    hears: [UNSURE, STATE],
    neverHears: [MAY_HANG_UP],
  })),
  {
    ...by,
    name: "an administrator is told what is wrong with a change",
    broken: { UpdateEmergency: `export const handler = async () => ({ outcome: "invalid", speech: "It is wrong." });` },
    keys: `${SET},*`,
    hears: ["It is wrong.", STATE],
    neverHears: [MAY_HANG_UP],
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
  {
    ...by,
    name: "an administrator is told where Connect fails at “what next”, and what was done stays",
    keys: `${SET},*`,
    failing: { "what next": "NoMatchingError" },
    hears: [MAY_HANG_UP, SORRY],
    leaves: async ({ board }) => expect(await board()).toHaveLength(1),
  },
];
