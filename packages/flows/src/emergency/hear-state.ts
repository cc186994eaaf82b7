import { compare } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { invoke, setAttributes } from "../language/invoke-and-set.ts";
import { say } from "../language/say-and-ask.ts";
import { PATIENCE, patientMenu } from "./patient-menu.ts";

/** The state of the location that was picked, with who set it and when, and what can be done about it. */
export const hearState = {
  ...part<"hear state" | "locations 1" | "refused" | "goodbye" | "sorry">()({
    check: invoke({
      function: "CheckEmergency",
      within: 8,
      with: { Center: "$.Attributes.Center", detail: "administrator" },
      next: "state",
      error: "no state",
    }),
    state: compare("$.External.state", {
      is: { normal: "keep version", emergency: "keep version", never: "keep version", refused: "refused" },
      otherwise: "no state",
    }),
    "no state": say("The state of that location cannot be read at the moment.", { next: "locations 1" }),
    // What is changed is what was heard: an administrator who comes in between is noticed by it.
    "keep version": setAttributes({ EmergencyVersion: "$.External.version" }, { next: "hear state", error: "sorry" }),
    "no more choice": say("Goodbye. What you have heard stays as it is.", { next: "goodbye" }),
  }),
  ...patientMenu<"hear state", "locations 1" | "types 1" | "remove" | "hear state" | "no more choice" | "sorry">({
    name: "hear state",
    say: [
      "$.External.speech To check another location, press 1. To set an emergency, press 2.",
      "To remove the emergency, press 3. To hear this again, press 4.",
    ].join(" "),
    keys: { "1": "locations 1", "2": "types 1", "3": "remove", "4": "hear state" },
    times: PATIENCE,
    tooOften: "no more choice",
    error: "sorry",
  }),
};
