import { compare } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { invoke, setAttributes } from "../language/invoke-and-set.ts";
import { menu, say } from "../language/say-and-ask.ts";
import { NO_EMERGENCY } from "./emergency-type.ts";
import { PATIENCE, patientMenu } from "./patient-menu.ts";

const OR_LEAVE = "press star. To leave it as it is, press any other key.";
/** By the key that no number has: a digit that is left over from the question before confirms nothing. */
const confirm = { within: 8, keys: { "*": "change" }, silence: "left", otherwise: "left", error: "sorry" } as const;

/** What is to be done is read back, and only what is confirmed is done, if it is still about the state that was heard. */
export const change = {
  ...part<"hear state" | "check" | "what next" | "refused" | "sorry">()({
    // Numbers as they are: no singular and no plural.
    "confirm hours": menu({
      ...confirm,
      say: `To set $.Attributes.EmergencyType for $.Attributes.EmergencyPlace, number of hours: $.Attributes.EmergencyHours, ${OR_LEAVE}`,
    }),
    "confirm without end": menu({
      ...confirm,
      say: `To set $.Attributes.EmergencyType for $.Attributes.EmergencyPlace, without an end, ${OR_LEAVE}`,
    }),
    remove: setAttributes(
      { EmergencyAction: "remove", EmergencyType: NO_EMERGENCY, EmergencyHours: "0" },
      { next: "confirm removal", error: "sorry" },
    ),
    "confirm removal": menu({
      ...confirm,
      say: `To remove the emergency for $.Attributes.EmergencyPlace, ${OR_LEAVE}`,
    }),
    left: say("It is left as it is.", { next: "hear state" }),
    change: invoke({
      function: "UpdateEmergency",
      within: 8,
      with: {
        Center: "$.Attributes.Center",
        EmergencyAction: "$.Attributes.EmergencyAction",
        EmergencyType: "$.Attributes.EmergencyType",
        hours: "$.Attributes.EmergencyHours",
        version: "$.Attributes.EmergencyVersion",
      },
      next: "changed",
      error: "unsure",
    }),
    changed: compare("$.External.outcome", {
      is: { done: "done", changed: "not as heard", invalid: "invalid", refused: "refused" },
      otherwise: "unsure",
    }),
    done: say("$.External.speech You may hang up, or stay on the line.", { next: "what next" }),
    invalid: say("$.External.speech", { next: "check" }),
    // What it is instead, the state tells; and whether it was done.
    "not as heard": say("Nothing was done, since it is not as you heard it any more.", { next: "check" }),
    unsure: say("We cannot tell whether that was done.", { next: "check" }),
  }),
  // Whoever wants to change it once more hears first what holds by then, which another may have changed.
  ...patientMenu<"what next", "locations 1" | "check" | "no more choice" | "sorry">({
    name: "what next",
    say: "To check another location, press 1. To hear the state as it is now, and to change it again, press 4.",
    keys: { "1": "locations 1", "4": "check" },
    times: PATIENCE,
    tooOften: "no more choice",
    error: "sorry",
  }),
};
