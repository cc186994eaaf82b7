import { compare, loop } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { setAttributes } from "../language/invoke-and-set.ts";
import { exact } from "../language/plain.ts";
import { collect, say } from "../language/say-and-ask.ts";
import type { EmergencyType } from "./emergency-type.ts";
import { pagedMenu } from "./paged-menu.ts";
import { PATIENCE } from "./patient-menu.ts";

/** Which emergency to set, and for how many hours: `mostHours` at most, 0 for no end. */
export const chooseEmergency = ({ types, mostHours }: { types: readonly EmergencyType[]; mostHours: number }) => ({
  ...pagedMenu<"types", "hours" | "hear state" | "sorry" | "too often">({
    name: "types",
    option: "type",
    options: types.map(({ name }) => ({
      spoken: name,
      step: setAttributes({ EmergencyType: exact(name), EmergencyAction: "set" }, { next: "hours", error: "sorry" }),
    })),
    zero: { say: "To go back, press 0.", next: "hear state" },
    times: PATIENCE,
    tooOften: "too often",
    error: "sorry",
  }),
  ...part<"confirm hours" | "confirm without end" | "too often" | "sorry">()({
    hours: collect({
      say: `For how many hours, up to ${mostHours}? Key the number and the hash key. For no end, press 0 and the hash key.`,
      within: 10,
      // A second digit that is late would be lost, and the first be hours that nobody meant.
      betweenDigits: 10,
      // More than there can be: what does not fit would be a key for the next question.
      most: String(mostHours).length + 2,
      endedBy: "#",
      next: "hours keyed",
      error: "sorry",
    }),
    "hours keyed": compare("$.StoredCustomerInput", {
      when: [
        { equals: "Timeout", next: "hours again" },
        { equals: "0", next: "without end" },
        { moreThan: mostHours, next: "no such hours" },
        { atLeast: 1, next: "keep hours" },
      ],
      otherwise: "no such hours",
    }),
    "no such hours": say(`That is no number from 0 to ${mostHours}.`, { next: "hours again" }),
    "hours again": loop({ times: PATIENCE, again: "hours", done: "too often" }),
    "keep hours": setAttributes({ EmergencyHours: "$.StoredCustomerInput" }, { next: "confirm hours", error: "sorry" }),
    "without end": setAttributes({ EmergencyHours: "0" }, { next: "confirm without end", error: "sorry" }),
  }),
});
