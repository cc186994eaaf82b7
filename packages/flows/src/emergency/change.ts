import { compare } from "../language/decide.ts";
import { part } from "../language/flow.ts";
import { invoke, setAttributes } from "../language/invoke-and-set.ts";
import { menu, say } from "../language/say-and-ask.ts";
import { NO_EMERGENCY } from "./emergency-type.ts";

const LEAVE = "To leave it as it is, press 2.";
const confirm = { within: 8, keys: { "1": "change" }, silence: "left", otherwise: "left", error: "sorry" } as const;

/** What is to be done is read back, and only what is confirmed is done, if it is still about the state that was heard. */
export const change = part<"hear state" | "check" | "refused" | "sorry">()({
  // Numbers as they are: no singular and no plural.
  "confirm hours": menu({
    ...confirm,
    say: `To set $.Attributes.EmergencyType for $.Attributes.EmergencyPlace, number of hours: $.Attributes.EmergencyHours, press 1. ${LEAVE}`,
  }),
  "confirm without end": menu({
    ...confirm,
    say: `To set $.Attributes.EmergencyType for $.Attributes.EmergencyPlace, without an end, press 1. ${LEAVE}`,
  }),
  remove: setAttributes(
    { EmergencyAction: "remove", EmergencyType: NO_EMERGENCY, EmergencyHours: "0" },
    { next: "confirm removal", error: "sorry" },
  ),
  "confirm removal": menu({
    ...confirm,
    say: `To remove the emergency for $.Attributes.EmergencyPlace, press 1. ${LEAVE}`,
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
    is: { done: "tell", changed: "tell", invalid: "tell", refused: "refused" },
    otherwise: "unsure",
  }),
  tell: say("$.External.speech", { next: "check" }),
  // It may have been done: the state tells.
  unsure: say("We cannot tell whether that was done.", { next: "check" }),
});
