import { compare, loop } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { invoke, setAttributes } from "../language/invoke-and-set.ts";
import { menu, say } from "../language/say-and-ask.ts";

/** The state of the location that was picked, with who set it and when, and what can be done about it. */
export const hearState = part<"locations 1" | "types 1" | "remove" | "refused" | "too often" | "sorry">()({
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
  "hear state": menu({
    say: "$.External.speech To check another location, press 1. To set an emergency, press 2. To remove the emergency, press 3.",
    within: 8,
    keys: { "1": "locations 1", "2": "types 1", "3": "remove" },
    silence: "state again",
    otherwise: "no such choice",
    error: "sorry",
  }),
  "no such choice": say("That is not one of the keys.", { next: "state again" }),
  "state again": loop({ times: 3, again: "hear state", done: "too often" }),
});
